import ts from './typescript.ts';

/** Whether reading `expression` once more does nothing else: a name, or a member of one. */
export function isPlainReference(expression: ts.Node): boolean {
  return (
    ts.isIdentifier(expression) || expression.kind === ts.SyntaxKind.ThisKeyword ||
    (ts.isPropertyAccessExpression(expression) && isPlainReference(expression.expression))
  );
}
