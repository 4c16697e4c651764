import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** The value that statements return, answer or assign without doing anything else first. */
export function valueSetBy(statements: readonly ts.Statement[]): ts.Expression | undefined {
  const [first, ...rest] = statements;
  if (first === undefined || rest.some((statement) => !isPlainExit(statement))) {
    return undefined;
  }
  if (ts.isBlock(first)) {
    return valueSetBy(first.statements);
  }
  const value = ts.isReturnStatement(first) || ts.isExpressionStatement(first) ? first.expression : undefined;
  return value && readyValueOf(ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken ? value.right : value);
}

function isPlainExit(statement: ts.Statement): boolean {
  return ts.isBreakOrContinueStatement(statement) || (ts.isReturnStatement(statement) && statement.expression === undefined);
}

const ANSWERS = new Set(['json', 'send']);

/** `value` itself, or what a response is answered with: `res.json(value)`. */
export function readyValueOf(value: ts.Expression): ts.Expression | undefined {
  const expression = unwrapped(value);
  const answered =
    ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression) && ANSWERS.has(expression.expression.name.text)
      ? expression.arguments[0]
      : value;
  return answered && mayBeReady(answered) ? answered : undefined;
}

/** Whether `value` may be one that the code holds ready, rather than one that it fetches or computes. */
export function mayBeReady(value: ts.Expression): boolean {
  const expression = unwrapped(value);
  return (
    ts.isLiteralExpression(expression) || ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) ||
    ts.isObjectLiteralExpression(expression) || ts.isArrayLiteralExpression(expression) || ts.isPrefixUnaryExpression(expression) ||
    expression.kind === ts.SyntaxKind.TrueKeyword || expression.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isCallExpression(expression) && expression.expression.getText() === 'JSON.stringify')
  );
}
