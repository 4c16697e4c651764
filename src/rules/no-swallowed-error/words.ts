import type { Handling } from '../../facts/handled-error.ts';
import { operationText } from '../../facts/reached-io.ts';
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

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
