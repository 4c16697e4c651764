import ts from 'typescript';

import { classifyCall } from '../../src/calls/classify-call.ts';
import { isQueued } from '../../src/calls/is-queued.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';

/** What a cache call does, under which key, and what it answers where nothing is; for `testCalls`. */
export function cacheRoleOf(call: Invocation, program: ts.Program): string | undefined {
  const role = ts.isCallExpression(call) ? classifyCall(call, program) : undefined;
  if (role?.kind !== 'cache' || !ts.isCallExpression(call)) {
    return undefined;
  }
  const named = (index: number | null, name: string): string => (index === null ? '' : ` ${name} ${call.arguments[index]?.getText() ?? '?'}`);
  const queued = isQueued(call, program) ? ' queued' : '';
  return `${role.library}${queued} ${role.operation}${named(role.key, 'of')}${named(role.value, 'with')}${role.miss === null ? '' : ` or ${role.miss}`}`;
}
