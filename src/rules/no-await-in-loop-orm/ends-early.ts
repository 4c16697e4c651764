import { mentions, withDerived } from '../../facts/data-flow.ts';
import type { Invocation } from '../../typing/callee-symbol.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { Repeated } from './finding.ts';

/** A pass that sends the query ends the loop: `return await …`, or a `break` after it. */
export function runsOnce({ call, iteration: { body, node: loop } }: Repeated): boolean {
  if (!ts.isIterationStatement(loop, false)) {
    return false;
  }
  for (let child: ts.Node = call, { parent } = child; child !== body; child = parent, { parent } = parent) {
    if (ts.isFunctionLike(parent)) {
      return false;
    }
    if (ts.isReturnStatement(parent)) {
      return true;
    }
    const last = ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? parent.statements.at(-1) : undefined;
    if (last !== undefined && isExit(last, ts.isCaseOrDefaultClause(parent))) {
      return true;
    }
  }
  return false;
}

/** Whether `statement` ends the loop it stands in; a `break` within a `switch` ends only that. */
function isExit(statement: ts.Statement, inSwitch: boolean): boolean {
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || (ts.isBreakStatement(statement) && !inSwitch);
}

/** Retrying, polling and probing: the loop ends as soon as the answer is there. */
export function leavesOnSuccess({ call, iteration: { body, node: loop } }: Repeated, program: ts.Program): boolean {
  if (!ts.isIterationStatement(loop, false)) {
    return false;
  }
  const answers = withDerived(answersOf(call, program), body, program);
  const goesThrough = ts.isForOfStatement(loop) || ts.isForInStatement(loop);
  const checker = program.getTypeChecker();

  function leavesAfter(node: ts.Node): boolean {
    if (ts.isFunctionLike(node)) {
      return false;
    }
    if (
      ts.isIfStatement(node) &&
      endsLoop(node.thenStatement) &&
      (isWithin(call, node.expression) || mentions(node.expression, answers, checker))
    ) {
      return !goesThrough || isPositive(node.expression);
    }
    return ts.forEachChild(node, (child) => leavesAfter(child) || undefined) ?? false;
  }
  return leavesAfter(body);
}

function endsLoop(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isBreakStatement(last));
}

/** Whether `condition` is true when there is an answer, as far as its form tells. */
function isPositive(condition: ts.Expression): boolean {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test)) {
    return false;
  }
  if (!ts.isBinaryExpression(test)) {
    return true;
  }
  switch (test.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return isPositive(test.left) && isPositive(test.right);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return isNothing(test.right);
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return true;
    default:
      return false;
  }
}

function isNothing(expression: ts.Expression): boolean {
  return (
    expression.kind === ts.SyntaxKind.NullKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'undefined') ||
    expression.getText() === '0'
  );
}

/** The variable that is initialised or set with what `call` answers. */
function answersOf(call: Invocation, program: ts.Program): Set<ts.Symbol> {
  const checker = program.getTypeChecker();
  for (let { parent } = call as ts.Node; !ts.isStatement(parent) && !ts.isFunctionLike(parent); { parent } = parent) {
    if (ts.isVariableDeclaration(parent) || (ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left))) {
      const name = ts.isVariableDeclaration(parent) ? parent.name : parent.left;
      const symbol = checker.getSymbolAtLocation(name);
      return new Set(symbol && [symbol]);
    }
  }
  return new Set();
}
