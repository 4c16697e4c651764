import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { namesWithRole } from '../calls/classify-call.ts';
import { isQueuedCommand, mayBeQueued } from '../calls/queued-command.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { answerTakenOf } from '../facts/queued-answer.ts';
import { readBeforeExec } from '../facts/read-before-exec.ts';
import { ship } from '../fixes/mend.ts';
import { lineOf } from '../typing/line.ts';
import { mendsOf } from './no-pipeline-read-before-exec/mends.ts';

type MessageIds = 'queueForAnswer' | 'readBeforeExec' | 'readSlot';

export default createRule<readonly [], MessageIds>({
  name: 'no-pipeline-read-before-exec',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using what a queued Redis command hands back as its answer, before the queue is executed',
      domain: 'cache',
      incident: 'queued-and-not-sent',
      mends: { readSlot: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      queueForAnswer:
        '`{{command}}` joins a queue that has not been sent and hands back the queue itself, which {{place}} takes for the answer: production goes on with `[object Object]`, never with what Redis holds.',
      readBeforeExec:
        '`{{command}}` is sent at once, while the {{operation}} of the same key on line {{written}} waits for the `exec` on line {{executed}}: production reads the value from before it.',
      readSlot: 'Execute the queue here, and read the answer of `{{command}}` from what it brings.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(context.sourceCode.ast), program) === 'test') {
      return {};
    }

    function reportQueue(node: TSESTree.CallExpression, call: ts.CallExpression): void {
      const taken = answerTakenOf(call, program);
      if (taken !== undefined) {
        context.report({
          node,
          messageId: 'queueForAnswer',
          data: { command: commandText(call), place: placeText(taken, call) },
          ...ship(mendsOf(node, services, context.sourceCode), context.settings),
        });
      }
    }

    return {
      CallExpression(node) {
        if (node.callee.type !== AST_NODE_TYPES.MemberExpression || node.callee.property.type !== AST_NODE_TYPES.Identifier) {
          return;
        }
        const { name } = node.callee.property;
        const mayRead = READS.has(name);
        if (!(mayRead || mayBeQueued(name)) || !isUsed(node)) {
          return;
        }
        const call = nodes.get(node);
        if (isQueuedCommand(call, program)) {
          reportQueue(node, call);
          return;
        }
        const before = mayRead ? readBeforeExec(call, program) : undefined;
        if (before !== undefined) {
          const data = { command: commandText(call), executed: lineOf(before.exec), operation: before.operation, written: lineOf(before.write) };
          context.report({ node, messageId: 'readBeforeExec', data });
        }
      },
    };
  },
});

const READS = namesWithRole((role) => role.kind === 'cache' && role.operation === 'read');

/** Whether the value of `call` goes anywhere: most commands on a queue are followed by the next one, or dropped. */
function isUsed({ parent }: TSESTree.CallExpression): boolean {
  return parent.type !== AST_NODE_TYPES.ExpressionStatement && parent.type !== AST_NODE_TYPES.MemberExpression;
}

/** The command as it is written, short enough for a message. */
function commandText(call: ts.CallExpression): string {
  const text = call.getText().replace(/\s+/g, ' ');
  return text.length <= LONGEST ? text : `${call.expression.getText().replace(/\s+/g, ' ')}(…)`;
}

const LONGEST = 60;

function placeText(taken: ts.Node, call: ts.CallExpression): string {
  if (taken.getSourceFile() !== call.getSourceFile()) {
    return `a caller in ${taken.getSourceFile().fileName.split('/').at(-1) ?? ''}`;
  }
  return lineOf(taken) === lineOf(call) ? 'this line' : `line ${lineOf(taken)}`;
}
