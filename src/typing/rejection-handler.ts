import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** Whether `handler` is what a promise calls when it rejects: the argument of `.catch`, or the second one of `.then`. */
export function isRejectionHandler(handler: ts.Node, checker: ts.TypeChecker): boolean {
  const call = handler.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) {
    return false;
  }
  const { expression: promise, name } = call.expression;
  const index = name.text === 'catch' ? 0 : name.text === 'then' ? 1 : -1;
  // A schema library has a `.catch` too; only a promise has a `.then` beside it.
  return call.arguments[index] === handler && checker.getTypeAtLocation(promise).getProperty('then') !== undefined;
}

/** The code of a `catch` clause, or of a handler that is written in place. */
export function handlerBodyOf(handler: ts.CatchClause | ts.Expression): ts.ConciseBody | undefined {
  if (ts.isCatchClause(handler)) {
    return handler.block;
  }
  const held = unwrapped(handler);
  return ts.isArrowFunction(held) || ts.isFunctionExpression(held) ? held.body : undefined;
}
