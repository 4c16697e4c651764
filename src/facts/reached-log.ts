import { classifyCall } from '../calls/classify-call.ts';
import { defineFact } from './define-fact.ts';

/** The line of a log that running a call writes, through any number of calls into the program. */
export const reachedLog = defineFact((call, program) => {
  const classified = classifyCall(call, program);
  return classified?.kind === 'log' ? classified : undefined;
});
