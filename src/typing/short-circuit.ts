import ts from './typescript.ts';

/** Whether `node` is `a && b`, `a || b` or `a ?? b`, of which the right side may not run. The assignments made of them are none. */
export function isShortCircuit(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && OPERATORS.has(node.operatorToken.kind);
}

const OPERATORS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);
