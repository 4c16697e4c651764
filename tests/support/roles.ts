import type ts from 'typescript';

import { classifyCall } from '../../src/calls/classify-call.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';

/** The library, the kind of the role and what tells it from others of that kind, for `testCalls`. */
export function roleOf(call: Invocation, program: ts.Program): string | undefined {
  const role = classifyCall(call, program);
  if (role === undefined) {
    return undefined;
  }
  const detail = role.kind === 'log' ? role.level : role.operation;
  return `${role.library} ${role.kind} ${detail}`;
}
