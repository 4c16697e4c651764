import type ts from 'typescript';

import { type ClassifiedCall, classifyCall } from '../../src/calls/classify-call.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';

/** The library, the kind of the role and what tells it from others of that kind, for `testCalls`. */
export function roleOf(call: Invocation, program: ts.Program): string | undefined {
  const role = classifyCall(call, program);
  if (role === undefined) {
    return undefined;
  }
  return `${role.library} ${role.kind} ${detailOf(role)}`;
}

function detailOf(role: ClassifiedCall): string {
  switch (role.kind) {
    case 'cache':
      return role.operation;
    case 'callback':
      return role.runs;
    case 'lock':
    case 'retry':
    case 'token-refresh':
      return role.method;
    case 'log':
      return role.level;
    case 'log-facade':
      return `of argument ${role.logger}`;
    case 'logger':
      return [...(role.inherits ? ['child'] : []), `writes ${role.writes}`].join(' ');
    case 'module-mock':
      return `of argument ${role.module}`;
    case 'delivery':
      return 'verified';
    case 'job':
      return `of argument ${role.callback}`;
    case 'payload':
      return `of argument ${role.value}`;
    case 'payment':
      return `with options at ${role.options}`;
    case 'query':
      return [role.operation, ...(role.batched ? ['batched'] : []), ...(role.bulk ? ['bulk'] : [])].join(' ');
    case 'result':
      return role.asks;
    case 'queue':
      return 'of commands';
    case 'request-input':
      return role.part;
    case 'report':
      return `of argument ${role.error}`;
    case 'transaction':
      return `of argument ${role.work}`;
  }
}
