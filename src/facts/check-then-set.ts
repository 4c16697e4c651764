import { classifyCall } from '../calls/classify-call.ts';
import { isQueued } from '../calls/is-queued.ts';
import { constantNamed } from '../typing/constant.ts';
import { leaves } from '../typing/situation.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { perProgram } from '../typing/per-program.ts';
import { isSameReference } from '../typing/same-reference.ts';
import { isSameValue } from '../typing/same-value.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { isMark } from './cache-key.ts';
import { isWatched } from './queue-commands.ts';
import { singleFlightOf } from './single-flight.ts';

export interface CheckThenSet {
  /** The read that found nothing. */
  readonly check: ts.CallExpression;
  /** What decides: the `if` around the write, or the one that left before it. */
  readonly branch: ts.IfStatement;
}

/**
 * The check that `write`, a mark put under a key without `NX`, relies on: a read or `EXISTS` of the same key on the same client that found
 * nothing. Misses checks in another function, and conditions that ask for more than the one key. A write that another look at the key
 * guards (`WATCH`, a lock, a single flight) is none.
 */
export const checkThenSet = perProgram((write: ts.CallExpression, program): CheckThenSet | undefined => {
  const role = classifyCall(write, program);
  const key = role?.kind === 'cache' && role.redis === true && role.operation === 'write' && role.key !== null ? write.arguments[role.key] : undefined;
  const place = role?.kind === 'cache' ? role.value : null;
  const value = place === null ? undefined : write.arguments[place];
  if (key === undefined || place === null || value === undefined || !isMark(unwrapped(value)) || isExclusive(write, place)) {
    return undefined;
  }
  const branch = branchBefore(write);
  const check = branch && checkOf(branch.asked, program);
  const isGuarded = check === undefined || isQueued(check, program) || isWatched(write) || singleFlightOf(write, program)?.kind === 'held';
  return branch !== undefined && !isGuarded && isOfKey(check, key, write, program) ? { branch: branch.statement, check } : undefined;
});

/** Whether the command itself writes only where there is nothing, or may: an option that comes from elsewhere may say anything. */
function isExclusive({ arguments: given, expression }: ts.CallExpression, value: number): boolean {
  const options = given.slice(value + 1);
  return (
    /nx$/i.test(ts.isPropertyAccessExpression(expression) ? expression.name.text : '') ||
    given.some((argument) => ts.isSpreadElement(argument) || /\bNX\b/.test(argument.getText())) ||
    options.some((option, index) => !isPlainOption(option) && !isTimeWord(options[index - 1]))
  );
}

function isPlainOption(option: ts.Expression): boolean {
  return ts.isStringLiteralLike(option) || (ts.isObjectLiteralExpression(option) && !option.properties.some(ts.isSpreadAssignment));
}

/** What says that a time follows. */
function isTimeWord(option: ts.Expression | undefined): boolean {
  return option !== undefined && ts.isStringLiteralLike(option) && /^(?:EX|PX)(?:AT)?$/i.test(option.text);
}

interface Branch {
  readonly asked: ts.Expression;
  readonly statement: ts.IfStatement;
}

/** The test that let `write` come to run where something is not there. */
function branchBefore(write: ts.Node): Branch | undefined {
  const scope = enclosingFunctionOf(write);
  for (let child = write, { parent } = child; child !== scope && !ts.isSourceFile(child); child = parent, { parent } = parent) {
    const test = ts.isIfStatement(parent) && child !== parent.expression ? testOf(parent.expression) : undefined;
    if (ts.isIfStatement(parent) && test !== undefined && test.isAbsent === (child === parent.thenStatement)) {
      return { asked: test.asked, statement: parent };
    }
    if (ts.isBlock(parent)) {
      for (const statement of parent.statements.filter(({ end }) => end <= child.pos).toReversed()) {
        const left = ts.isIfStatement(statement) && statement.elseStatement === undefined && leavesOnly(statement) ? testOf(statement.expression) : undefined;
        if (ts.isIfStatement(statement) && left?.isAbsent === false) {
          return { asked: left.asked, statement };
        }
      }
    }
  }
  return undefined;
}

function leavesOnly({ thenStatement }: ts.IfStatement): boolean {
  return leaves(thenStatement);
}

/** What a test asks about, and whether it holds where that is not there. */
function testOf(condition: ts.Expression): { asked: ts.Expression; isAbsent: boolean } | undefined {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = testOf(test.operand);
    return inner && { ...inner, isAbsent: !inner.isAbsent };
  }
  if (!ts.isBinaryExpression(test)) {
    return { asked: test, isAbsent: false };
  }
  const against = unwrapped(test.right).getText();
  const isNothing = /^(?:null|undefined|0|false)$/.test(against);
  switch (test.operatorToken.kind) {
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
      return { asked: unwrapped(test.left), isAbsent: isNothing };
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return { asked: unwrapped(test.left), isAbsent: !isNothing };
    case ts.SyntaxKind.GreaterThanToken:
      return isNothing ? { asked: unwrapped(test.left), isAbsent: false } : undefined;
    default:
      return undefined;
  }
}

/** The read or `EXISTS` whose answer is asked about, written there or kept in a constant. */
function checkOf(asked: ts.Expression, program: ts.Program): ts.CallExpression | undefined {
  const kept = constantNamed(asked, program.getTypeChecker())?.initializer;
  const value = kept ? unwrapped(kept) : asked;
  const call = ts.isAwaitExpression(value) ? unwrapped(value.expression) : undefined;
  const role = call && ts.isCallExpression(call) ? classifyCall(call, program) : undefined;
  const isCheck = role?.kind === 'cache' && (role.operation === 'exists' || (role.operation === 'read' && role.miss === 'null'));
  return isCheck && call && ts.isCallExpression(call) ? call : undefined;
}

function isOfKey(check: ts.CallExpression, key: ts.Expression, write: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const [checked] = check.arguments;
  const [reader, writer] = [check.expression, write.expression].map((callee) => (ts.isPropertyAccessExpression(callee) ? rootOf(callee.expression) : callee));
  return (
    checked !== undefined && check.arguments.length === 1 && reader !== undefined && writer !== undefined &&
    isSameValue(checked, key, checker) && isSameReference(reader, writer, checker)
  );
}

/** `redis` of `redis.multi()`. */
function rootOf(client: ts.Expression): ts.Expression {
  const inner = unwrapped(client);
  return ts.isCallExpression(inner) && ts.isPropertyAccessExpression(inner.expression) ? rootOf(inner.expression.expression) : inner;
}
