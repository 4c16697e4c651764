import { PROMISE_METHODS } from './promise-methods.ts';
import ts from './typescript.ts';

/** Whether a method of what `call` returns is called right there, other than to wait for it: as a builder's is. */
export function goesOn(call: ts.Expression): boolean {
  const { parent } = call;
  return (
    ts.isPropertyAccessExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent &&
    !PROMISE_METHODS.has(parent.name.text)
  );
}
