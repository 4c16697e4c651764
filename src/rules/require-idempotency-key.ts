import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { namesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { unclaimedPaymentsIn } from '../facts/reached-payment.ts';
import { type Rerun, rerunBy, retriedBlockOf } from '../facts/rerun.ts';
import { ship } from '../fixes/mend.ts';
import { calledText } from '../typing/callee-symbol.ts';
import { keyMends } from './require-idempotency-key/add-key.ts';

type MessageIds = 'addIdempotencyKey' | 'repeatedPayment';

export default createRule<readonly [], MessageIds>({
  name: 'require-idempotency-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an idempotency key on payments that a retry, a job or a webhook may send again',
      domain: 'structure',
      incident: 'charged-twice',
      mends: { addIdempotencyKey: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      addIdempotencyKey: 'Make the key of `{{message}}`, which is the same on each run.',
      repeatedPayment:
        '`{{payment}}`{{path}} is sent again each time this {{what}} runs again, and without an idempotency key {{library}} takes it for a new one: whoever pays pays twice.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes } = getParserServices(context);
    const file = nodes.get(context.sourceCode.ast);
    if (fileKindOf(file, program) !== 'service') {
      return {};
    }
    const reported = new Set<TSESTree.Node>();

    function reportPayments(rerun: Rerun, place: TSESTree.Node): void {
      const payments = unclaimedPaymentsIn(rerun.body, program);
      for (const payment of payments) {
        const { call, reached } = payment;
        const node = call.getSourceFile() === file ? tsNodes.get(call) : place;
        if (reported.has(node)) {
          continue;
        }
        reported.add(node);
        const { library } = reached.evidence;
        const callee = calledText(reached.at);
        const path = reached.path.length > 0 ? ` (${reached.path.join(' → ')})` : '';
        const mends = node.type === AST_NODE_TYPES.CallExpression ? keyMends(payment, rerun, node, payments.length === 1) : [];
        const data = { library, path, payment: callee, what: rerun.what };
        context.report({ node, messageId: 'repeatedPayment', data, ...ship(mends, context.settings) });
      }
    }

    function reportRerun(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
      const rerun = mayRerun(node) ? rerunBy(nodes.get(node), program) : undefined;
      if (rerun !== undefined) {
        reportPayments(rerun, node);
      }
    }

    return {
      CallExpression: reportRerun,
      NewExpression: reportRerun,
      TryStatement(node) {
        const retried = retriedBlockOf(nodes.get(node));
        if (retried !== undefined) {
          reportPayments(retried, node);
        }
      },
    };
  },
});

const RERUNNING = namesWithRole(({ kind }) => kind === 'delivery' || kind === 'job' || kind === 'retry');

/** A method keeps its name; a function may have been imported under any. */
function mayRerun({ arguments: [first, second], callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  return callee.type === AST_NODE_TYPES.MemberExpression
    ? callee.property.type === AST_NODE_TYPES.Identifier && RERUNNING.has(callee.property.name)
    : callee.type === AST_NODE_TYPES.Identifier && (isFunction(first) || isFunction(second));
}

function isFunction(argument: TSESTree.CallExpressionArgument | undefined): boolean {
  return (
    argument?.type === AST_NODE_TYPES.ArrowFunctionExpression || argument?.type === AST_NODE_TYPES.FunctionExpression ||
    argument?.type === AST_NODE_TYPES.Identifier
  );
}
