import ts from 'typescript';

import { answerOf } from '../../src/calls/classify-response.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';

/** The status a call answers with, for `testCalls`. */
export function answeredBy(call: Invocation, program: ts.Program): string | undefined {
  const answer = ts.isTaggedTemplateExpression(call) ? undefined : answerOf(call, program);
  return answer && `answers ${answer.status}`;
}
