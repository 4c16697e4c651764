import ts from './typescript.ts';

/** Whether `node` gives a variable or a property another value, by `=`, `+=`, `??=` and the like. Misses `++` and `--`. */
export function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}
