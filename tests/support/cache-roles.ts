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
  const place = isQueued(call, program) ? ' queued' : role.inProcess === true ? ' in process' : '';
  const miss = role.miss === null ? '' : ` or ${role.field === undefined ? '' : `${role.field}: `}${role.miss}`;
  return `${role.library}${place} ${role.operation}${named(role.key, 'of')}${named(role.value, 'with')}${miss}`;
}
