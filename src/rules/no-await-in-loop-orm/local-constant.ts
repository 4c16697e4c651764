import { writeOf } from '../../typing/local-references.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { statementOf } from './statement-of.ts';

/** Whether `declaration` is all that a statement of the block of `loop` declares, and no other file sees it. */
export function isLocalTo(loop: ts.Statement, declaration: ts.VariableDeclaration): boolean {
  const statement = statementOf(declaration);
  return (
    statement !== undefined &&
    statement.parent === loop.parent &&
    ts.isVariableDeclarationList(declaration.parent) &&
    declaration.parent.declarations.length === 1 &&
    !(ts.isVariableStatement(statement) && statement.modifiers !== undefined)
  );
}

/** Every other identifier in the file that stands for what `declaration` declares, types and exports included. */
export function usesOf(declaration: ts.VariableDeclaration, checker: ts.TypeChecker): ts.Identifier[] {
  const symbol = checker.getSymbolAtLocation(declaration.name);
  const { text } = declaration.name as ts.Identifier;
  const uses: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === text && node !== declaration.name && stands(node)) {
      uses.push(node);
    }
    ts.forEachChild(node, visit);
  }
  function stands(node: ts.Identifier): boolean {
    return referencedSymbolOf(node, checker) === symbol;
  }
  visit(declaration.getSourceFile());
  return uses;
}

/** Whether `use` may run before what stands above it in `block`, in a function that is declared there, or in another file. */
export function isSeenEarlier(use: ts.Identifier, block: ts.Node): boolean {
  for (let node: ts.Node = use; node !== block && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isFunctionDeclaration(node)) {
      return true;
    }
  }
  return ts.isExportSpecifier(use.parent);
}

const FILLING = new Set(['copyWithin', 'fill', 'pop', 'push', 'shift', 'splice', 'unshift']);

/** Whether `use`, or a part of it, is given another value: by assignment, destructuring, `delete`, or a method that fills a list. */
export function isChanged(use: ts.Expression): boolean {
  const { parent } = use;
  if (writeOf(use) !== undefined || ts.isDeleteExpression(parent)) {
    return true;
  }
  if (ts.isCallExpression(parent)) {
    return parent.expression === use && ts.isPropertyAccessExpression(use) && FILLING.has(use.name.text);
  }
  const isPart = (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === use;
  const isSame = ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent);
  return (isPart || isSame) && isChanged(parent);
}
