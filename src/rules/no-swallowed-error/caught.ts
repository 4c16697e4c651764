import { PROMISE_METHODS } from '../../typing/promise-methods.ts';
import ts from '../../typing/typescript.ts';

/** A failure that is caught, and what is done about it. */
export interface Caught {
  /** The code that may fail: the block of a `try`, or the promise that a handler is chained to. */
  readonly attempt: ts.Node;
  readonly handler: ts.CatchClause | ts.Expression;
  /** Whether the handler is chained to a promise. */
  readonly isChained: boolean;
}

/** What `call`, a `.catch(handler)` or `.then(…, handler)`, catches. */
export function caughtAt(call: ts.CallExpression, handler: ts.Expression): Caught {
  return { attempt: (call.expression as ts.PropertyAccessExpression).expression, handler, isChained: true };
}

/** The expression that a chain of calls and members starts with: `load()` of `load().then(…).finally(…)`. */
export function rootOf(promise: ts.Expression): ts.Expression {
  return ts.isCallExpression(promise) &&
    ts.isPropertyAccessExpression(promise.expression) &&
    PROMISE_METHODS.has(promise.expression.name.text)
    ? rootOf(promise.expression.expression)
    : promise;
}

/** The statement the failure is caught in: the `try`, or the one that the promise is part of. */
export function statementOf({ attempt, isChained }: Caught): ts.Statement | undefined {
  return isChained ? ts.findAncestor(attempt, ts.isStatement) : (attempt.parent as ts.TryStatement);
}

/** Whether nobody looks at what the promise answers once it is caught. */
export function isDiscarded({ handler, isChained }: Caught): boolean {
  if (!isChained) {
    return false;
  }
  let value: ts.Node = handler.parent;
  while (
    ts.isAwaitExpression(value.parent) ||
    ts.isVoidExpression(value.parent) ||
    ts.isParenthesizedExpression(value.parent) ||
    (ts.isPropertyAccessExpression(value.parent) &&
      value.parent.name.text === 'finally' &&
      ts.isCallExpression(value.parent.parent))
  ) {
    value = ts.isPropertyAccessExpression(value.parent) ? value.parent.parent : value.parent;
  }
  return ts.isExpressionStatement(value.parent);
}

/** The name of the function that `node` stands in, or that the nearest one around it with a name has. */
export function functionNameAround(node: ts.Node): string {
  for (let child: ts.Node = node; !ts.isSourceFile(child); child = child.parent) {
    const named = ts.isFunctionLike(child) ? (child.name ?? nameOfHolder(child.parent)) : undefined;
    if (named !== undefined) {
      return named.getText();
    }
  }
  return '';
}

function nameOfHolder(holder: ts.Node): ts.Node | undefined {
  return ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder) || ts.isPropertyDeclaration(holder)
    ? holder.name
    : undefined;
}
