import { classifyCall } from '../calls/classify-call.ts';
import ts from '../typing/typescript.ts';
import { defineFact } from './define-fact.ts';
import { isMemoized } from './memoized.ts';

/** The database query that running a call sends, through any number of calls into the program. */
export const reachedQuery = defineFact((call, program) => {
  const classified = classifyCall(call, program);
  return classified?.kind === 'query' && !isMemoized(call, bodyAround(call), program) ? classified : undefined;
});

/** The body of the function that `node` stands in; the file for what stands in none. */
export function bodyAround(node: ts.Node): ts.Node {
  let body = node;
  while (!ts.isSourceFile(body) && !ts.isFunctionLike(body.parent)) {
    body = body.parent;
  }
  return body;
}
