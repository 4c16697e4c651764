import { pausesIn } from './await-order.ts';
import { enclosingFunctionOf, isAsyncFunction } from './enclosing-function.ts';
import ts from './typescript.ts';

/** Whether an `await` can be written at `node`: in an asynchronous function, or where the file awaits something outside of any. */
export function canAwait(node: ts.Node): boolean {
  const within = enclosingFunctionOf(node);
  return ts.isSourceFile(within) ? pausesIn(within, within.pos, within.end).length > 0 : isAsyncFunction(within);
}
