import ts from 'typescript';

import { classifyParameter } from '../../src/calls/classify-parameter.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';

/** What a decorator fills its parameter with: the framework, the part, the value's name, and how many pipes are in front of it. */
export function parameterOf(call: Invocation, program: ts.Program): string | undefined {
  const found = ts.isCallExpression(call) ? classifyParameter(call, program) : undefined;
  return found && [found.input.library.name, found.input.part, found.member, found.pipes.length > 0 && `through ${found.pipes.length}`].filter(Boolean).join(' ');
}
