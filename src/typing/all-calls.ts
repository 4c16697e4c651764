import { aliasedSymbolOf } from './callee-symbol.ts';
import { isConst } from './constant.ts';
import type { Exportable } from './exported.ts';
import { isLibraryExport } from './library-export.ts';
import { perProgram } from './per-program.ts';
import { callBy, identifiersOf, referencesTo } from './references.ts';
import ts from './typescript.ts';

/**
 * Every call that runs the function or constructor `declaration`, where the program shows them all; undefined where it is handed
 * on as a value, exported as a default or from a library, extended, decorated, or a method, which an interface may stand for.
 */
export const allCallsTo = perProgram(
  (declaration: ts.SignatureDeclaration, program): readonly (ts.CallExpression | ts.NewExpression)[] | undefined => {
    const holder = holderOf(declaration);
    const symbol = holder?.name && program.getTypeChecker().getSymbolAtLocation(holder.name);
    if (holder === undefined || symbol === undefined || isLibraryExport(holder) || isReachedOtherwise(holder) || isTakenOut(symbol, program)) {
      return undefined;
    }
    const calls: (ts.CallExpression | ts.NewExpression)[] = [];
    for (const reference of referencesTo(symbol, program)) {
      const call = callBy(reference);
      if (call !== undefined && ts.isNewExpression(call) === ts.isConstructorDeclaration(declaration)) {
        calls.push(call);
      } else if (reference !== holder.name && !isInType(reference)) {
        return undefined;
      }
    }
    return calls;
  },
);

/** What has the name by which `declaration` is run. */
function holderOf(declaration: ts.SignatureDeclaration): Exportable | undefined {
  if (ts.isFunctionDeclaration(declaration)) {
    return declaration;
  }
  const { parent } = declaration;
  if (ts.isConstructorDeclaration(declaration)) {
    return ts.isClassDeclaration(parent) ? parent : undefined;
  }
  return isConst(parent) ? parent : undefined;
}

function isReachedOtherwise(holder: Exportable): boolean {
  return (
    (ts.getCombinedModifierFlags(holder) & ts.ModifierFlags.Default) !== 0 ||
    (ts.canHaveDecorators(holder) && (ts.getDecorators(holder) ?? []).length > 0)
  );
}

/** Whether a pattern takes `symbol` out of a whole module: `const { load } = await import('./load.js')`. */
function isTakenOut(symbol: ts.Symbol, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function takes(name: ts.Identifier): boolean {
    const { parent } = name;
    const isNamed = ts.isBindingElement(parent) && (parent.propertyName ?? parent.name) === name;
    const property = isNamed ? checker.getTypeAtLocation(parent.parent).getProperty(symbol.name) : undefined;
    return property !== undefined && aliasedSymbolOf(property, checker) === symbol;
  }
  return program
    .getSourceFiles()
    .some((file) => !file.isDeclarationFile && file.text.includes(symbol.name) && WHOLE_MODULE.test(file.text) && identifiersOf(symbol.name, file).some(takes));
}

const WHOLE_MODULE = /\bimport\s*[(*]|\brequire\s*\(/;

function isInType(reference: ts.Node): boolean {
  for (let node = reference.parent; !ts.isStatement(node); node = node.parent) {
    if (ts.isHeritageClause(node)) {
      return node.token === ts.SyntaxKind.ImplementsKeyword;
    }
    if (ts.isTypeNode(node)) {
      return true;
    }
    if (ts.isExpression(node) && !ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) {
      return false;
    }
  }
  return ts.isTypeAliasDeclaration(reference.parent);
}
