import type { TSESTree } from '@typescript-eslint/utils';

import { queryNameOf } from '../../facts/query-name.ts';
import type { Rerun } from '../../facts/rerun.ts';
import type { SentPayment } from '../../facts/reached-payment.ts';
import type { Mend } from '../../fixes/mend.ts';
import ts from '../../typing/typescript.ts';

/**
 * A key made of the message: the job's id or the event's. Only for a payment that the code sends once, itself, where the message
 * is in scope: the same key on two payments makes the second answer with the first.
 */
export function keyMends(
  { call, reached }: SentPayment,
  { body, message }: Rerun,
  node: TSESTree.CallExpression,
  isOnly: boolean,
): Mend<'addIdempotencyKey'>[] {
  const last = node.arguments.at(-1);
  const missing = reached.evidence.options - node.arguments.length;
  if (message === undefined || last === undefined || !isOnly || reached.at !== call || missing < 0 || missing > 1 || isRepeated(call, body)) {
    return [];
  }
  const key = `{ idempotencyKey: \`${queryNameOf(reached)}:\${${message.text}.id}\` }`;
  return isVisible(message, call)
    ? [
        {
          data: { message: message.text },
          fix: (fixer) => fixer.insertTextAfter(last, `, ${missing === 1 ? '{}, ' : ''}${key}`),
          level: 'likely',
          messageId: 'addIdempotencyKey',
        },
      ]
    : [];
}

function isRepeated(call: ts.Node, body: ts.Node): boolean {
  for (let node = call.parent; node !== body; node = node.parent) {
    if (ts.isIterationStatement(node, false) || ts.isFunctionLike(node)) {
      return true;
    }
  }
  return false;
}

/** A parameter and an assigned variable are; one declared in a block is there only after its declaration. */
function isVisible(message: ts.Identifier, call: ts.Node): boolean {
  if (!ts.isVariableDeclaration(message.parent)) {
    return true;
  }
  const block = message.parent.parent.parent.parent;
  return block.pos <= call.pos && call.end <= block.end && message.end <= call.pos;
}
