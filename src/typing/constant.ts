import { referencedSymbolOf } from './referenced-symbol.ts';
import ts from './typescript.ts';

/** Whether `node` declares a variable that keeps its first value. */
export function isConst(node: ts.Node): node is ts.VariableDeclaration {
  return ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
}

/** The constant that `expression` names, where it has a declaration of its own and is no part of a pattern. */
export function constantNamed(expression: ts.Expression, checker: ts.TypeChecker): ts.VariableDeclaration | undefined {
  const declaration = ts.isIdentifier(expression) ? referencedSymbolOf(expression, checker)?.valueDeclaration : undefined;
  return declaration !== undefined && isConst(declaration) && ts.isIdentifier(declaration.name) ? declaration : undefined;
}
