import { classifyCall } from '../calls/classify-call.ts';
import { defineFact } from './define-fact.ts';

/** The database query that running a call sends, through any number of calls into the program. */
export const reachedQuery = defineFact((call, program) => {
  const classified = classifyCall(call, program);
  return classified?.kind === 'query' ? classified : undefined;
});
