import ts from 'typescript';

import type { Handling } from '../../facts/handled-error.ts';
import { calleeOf } from '../../typing/callee-symbol.ts';
import type { FailingOperation } from './failing-operation.ts';
import type { Outcome } from './outcome.ts';

type Finding =
  | 'failureAnsweredAsSuccess'
  | 'failureBecomesValue'
  | 'failureVanishes'
  | 'failureWithoutReason'
  | 'otherFailuresVanish'
  | 'reasonNotLogged';
export type MessageIds =
  Finding | 'addError' | 'logError' | 'logRejections' | 'rejectionsUnread' | 'rethrow' | 'rethrowOthers' | 'rethrowWithCause';

/** The message for a dropped error, with the names of the code. */
export function wordsFor(
  operation: FailingOperation,
  outcome: Outcome,
  handling: Handling,
): { data: Record<string, string>; messageId: Finding } {
  const data = { operation: operationText(operation) };
  if (outcome.kind === 'success') {
    return { data: { ...data, value: outcome.text }, messageId: 'failureAnsweredAsSuccess' };
  }
  switch (handling.kind) {
    case 'one kind':
      return {
        data: { ...data, test: shortened(handling.tests.at(-1)?.expression.getText() ?? '') },
        messageId: 'otherFailuresVanish',
      };
    case 'text only':
      return { data: { ...data, log: handling.log.expression.getText() }, messageId: 'reasonNotLogged' };
    default:
      break;
  }
  switch (outcome.kind) {
    case 'goes on':
      return { data, messageId: 'failureVanishes' };
    case 'status':
      return { data: { ...data, value: `status ${outcome.status}` }, messageId: 'failureBecomesValue' };
    default: {
      const value = `\`${shortened(outcome.value.getText())}\``;
      return { data: { ...data, value }, messageId: outcome.kind === 'failure' ? 'failureWithoutReason' : 'failureBecomesValue' };
    }
  }
}

/** `getTeam`, and what it reaches where that is another call. */
export function operationText({ call, io }: FailingOperation): string {
  const name = call === undefined ? undefined : calledText(call);
  if (io === undefined || io.at === io.call) {
    return `\`${name ?? 'this'}\``;
  }
  return `\`${name ?? 'this'}\` (${io.evidence.library} \`${io.evidence.method}\`)`;
}

/** What is called, as the code writes it: without `this`, and the method alone where the rest is no plain path of names. */
export function calledText(call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): string {
  const callee = calleeOf(call);
  const text = callee
    .getText()
    .replace(/\s+/g, '')
    .replace(/^this\./, '');
  if (/^[\w$]+(?:\.[\w$]+){0,3}$/.test(text)) {
    return text;
  }
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : 'this';
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
