import { classifyCall } from '../calls/classify-call.ts';
import { calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { bodiesOf } from '../typing/called-bodies.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { staysInLoop } from './retried.ts';

/** Code that runs once more after it has run, when it failed or was not seen to end. */
export interface Rerun {
  readonly what: 'job' | 'retry' | 'webhook';
  readonly body: ts.Node;
  /** What stays the same from one run to the next and differs between two messages: the job, or the delivered event. */
  readonly message: ts.Identifier | undefined;
}

/** The code that `call` has run again: the callback of a job or a retry, or the handler whose delivery it verifies. */
export function rerunBy(call: Invocation, program: ts.Program): Rerun | undefined {
  const role = classifyCall(call, program);
  if (role?.kind === 'delivery') {
    const handler = functionAround(call);
    return handler && { body: handler, message: variableGiven(call), what: 'webhook' };
  }
  if ((role?.kind !== 'job' && role?.kind !== 'retry') || ts.isTaggedTemplateExpression(call)) {
    return undefined;
  }
  const given = role.kind === 'job' ? call.arguments?.[role.callback] : call.arguments?.[0];
  const callback = given && unwrapped(given);
  if (callback === undefined) {
    return undefined;
  }
  if (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) {
    const [parameter] = callback.parameters;
    const message = role.kind === 'job' && parameter && ts.isIdentifier(parameter.name) ? parameter.name : undefined;
    return { body: callback.body, message, what: role.kind };
  }
  const symbol = calleeSymbolOf(callback, program.getTypeChecker());
  const [held] = symbol ? bodiesOf(symbol, program) : [];
  return held && { body: held.body, message: undefined, what: role.kind };
}

/**
 * The code that a loop tries again: the block of a `try` that leaves the loop when it is through, and whose `catch` lets the
 * loop go on. Misses retries by recursion.
 */
export function retriedBlockOf(statement: ts.TryStatement): Rerun | undefined {
  const { tryBlock } = statement;
  return staysInLoop(statement) && isInCountedLoop(statement) && tryBlock.statements.some((inner) => leavesSomewhere(inner))
    ? { body: tryBlock, message: undefined, what: 'retry' }
    : undefined;
}

/** A loop over the elements of something does each once; one that counts or waits does the same again. */
function isInCountedLoop(statement: ts.Node): boolean {
  for (let node = statement.parent; !ts.isSourceFile(node) && !ts.isFunctionLike(node); node = node.parent) {
    if (ts.isForStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)) {
      return true;
    }
    if (ts.isIterationStatement(node, false)) {
      return false;
    }
  }
  return false;
}

function leavesSomewhere(node: ts.Node): boolean {
  return (
    ts.isReturnStatement(node) || ts.isBreakStatement(node) ||
    (!ts.isFunctionLike(node) && !ts.isIterationStatement(node, false) && (ts.forEachChild(node, leavesSomewhere) ?? false))
  );
}

function functionAround(call: ts.Node): ts.ConciseBody | undefined {
  for (let node = call.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isFunctionLike(node)) {
      return 'body' in node ? node.body : undefined;
    }
  }
  return undefined;
}

/** The variable that holds what `call` answers, where it is declared or assigned with it. */
function variableGiven(call: Invocation): ts.Identifier | undefined {
  const value = ts.isAwaitExpression(call.parent) ? call.parent : call;
  const { parent } = value;
  const target = ts.isVariableDeclaration(parent) ? parent.name : ts.isBinaryExpression(parent) && parent.right === value ? parent.left : undefined;
  return target && ts.isIdentifier(target) ? target : undefined;
}
