import { leaves } from '../../typing/situation.ts';
import { isFunctionWithBody } from '../../typing/enclosing-function.ts';
import { isSameReference } from '../../typing/same-reference.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** The conditions of its function that decide whether `act` runs, and what they have to be for it. Misses those of loops and `&&`. */
export function conditionsOn(act: ts.Node): { condition: ts.Expression; outcome: boolean }[] {
  const conditions: { condition: ts.Expression; outcome: boolean }[] = [];
  for (let child = act, { parent } = child; !isFunctionWithBody(child) && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      conditions.push({ condition: parent.expression, outcome: child === parent.thenStatement });
    } else if (ts.isBlock(parent)) {
      for (const earlier of parent.statements) {
        if (earlier.end <= child.pos && ts.isIfStatement(earlier) && earlier.elseStatement === undefined && leaves(earlier.thenStatement)) {
          conditions.push({ condition: earlier.expression, outcome: false });
        }
      }
    }
  }
  return conditions;
}

/** What `condition` is worth where `name`, a count, or the length of the list that it holds, is zero; undefined where it does not ask that. */
export function worthWhenZero(condition: ts.Expression, name: ts.Identifier, checker: ts.TypeChecker): boolean | undefined {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    const worth = worthWhenZero(test.operand, name, checker);
    return worth === undefined ? undefined : !worth;
  }
  if (!ts.isBinaryExpression(test)) {
    return isNumberOf(test, name, checker) ? false : undefined;
  }
  const limit = isNumberOf(test.left, name, checker) && ts.isNumericLiteral(test.right) ? Number(test.right.text) : undefined;
  switch (limit === undefined ? undefined : test.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
      return limit === 0;
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.GreaterThanToken:
      return limit === 0 ? false : undefined;
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return limit === 1 ? false : undefined;
    case ts.SyntaxKind.LessThanToken:
      return limit === 1 ? true : undefined;
    default:
      return undefined;
  }
}

function isNumberOf(expression: ts.Expression, name: ts.Identifier, checker: ts.TypeChecker): boolean {
  const value = unwrapped(expression);
  const isCount = (checker.getTypeAtLocation(value).flags & ts.TypeFlags.NumberLike) !== 0;
  return isCount && isSameReference(ts.isPropertyAccessExpression(value) && value.name.text === 'length' ? value.expression : value, name, checker);
}
