import { calleeSymbolOf, calleeOf } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { defineFact } from './define-fact.ts';

/** The timer that running a call starts, which paces the code that waits for it. */
export const reachedPause = defineFact((call, program) => {
  const callee = calleeSymbolOf(calleeOf(call), program.getTypeChecker());
  return callee?.name === 'setTimeout' && isDeclaredBy(callee, ['node', DEFAULT_LIBRARY], program) ? { timer: call } : undefined;
});
