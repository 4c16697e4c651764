import { classifyCall } from '../calls/classify-call.ts';
import { defineFact } from './define-fact.ts';

/** The report to an error service that running a call sends, through any number of calls into the program. */
export const reachedReport = defineFact((call, program) => {
  const classified = classifyCall(call, program);
  return classified?.kind === 'report' ? classified : undefined;
});
