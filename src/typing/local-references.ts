import { isAssignment } from './assignment.ts';
import { enclosingFunctionOf } from './enclosing-function.ts';
import { perProgram } from './per-program.ts';
import { referencedSymbolOf } from './referenced-symbol.ts';
import ts from './typescript.ts';

/** The uses, in the order of the text, of a variable, parameter or function in the function or file that it belongs to. Misses other files. */
export const localReferencesOf = perProgram((declaration: ts.NamedDeclaration, program): readonly ts.Identifier[] => {
  const { name } = declaration;
  if (name === undefined || !ts.isIdentifier(name)) {
    return [];
  }
  const { text } = name;
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const found: ts.Identifier[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isIdentifier(node)) {
      if (node.text === text && node !== name && referencedSymbolOf(node, checker) === symbol) {
        found.push(node);
      }
    } else {
      ts.forEachChild(node, visit);
    }
  })(enclosingFunctionOf(declaration));
  return found;
});

/** The assignment, `++`, `--` or loop head that gives `use` a value; undefined where it is only read. */
export function writeOf(use: ts.Node): ts.Node | undefined {
  const { parent } = use;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
      ? parent
      : undefined;
  }
  if (ts.isBinaryExpression(parent)) {
    return isAssignment(parent) && parent.left === use ? parent : undefined;
  }
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) {
    return parent.initializer === use ? parent : undefined;
  }
  if (ts.isPropertyAssignment(parent)) {
    return parent.initializer === use ? writeOf(parent.parent) : undefined;
  }
  return ts.isShorthandPropertyAssignment(parent) || ts.isSpreadAssignment(parent)
    ? writeOf(parent.parent)
    : isTargetPart(parent)
      ? writeOf(parent)
      : undefined;
}

function isTargetPart(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isSpreadElement(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  );
}
