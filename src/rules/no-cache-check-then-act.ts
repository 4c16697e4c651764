import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { namesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { checkThenSet } from '../facts/check-then-set.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { lineOf } from '../typing/line.ts';
import { mendsOf } from './no-cache-check-then-act/mends.ts';

type MessageIds = 'checkedThenSet' | 'setIfAbsent';

export default createRule<readonly [], MessageIds>({
  name: 'no-cache-check-then-act',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow setting a lock, a flag or an idempotency key after a check that two callers pass at once',
      domain: 'cache',
      incident: 'charged-twice',
      mends: { setIfAbsent: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      checkedThenSet:
        'Two callers that come at once both find nothing with `{{check}}` on line {{line}}, and both come to `{{set}}`: what the mark under {{key}} is to let through once happens twice.',
      setIfAbsent: 'Set it with `NX`, and leave where it was there already.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(context.sourceCode.ast), program) === 'test') {
      return {};
    }

    return {
      CallExpression(node) {
        if (node.callee.type !== AST_NODE_TYPES.MemberExpression || node.callee.property.type !== AST_NODE_TYPES.Identifier || !WRITES.has(node.callee.property.name)) {
          return;
        }
        const call = nodes.get(node);
        const found = checkThenSet(call, program);
        if (found !== undefined) {
          context.report({
            node,
            messageId: 'checkedThenSet',
            data: {
              check: found.check.expression.getText(),
              key: `\`${call.arguments[0]?.getText() ?? ''}\``,
              line: lineOf(found.check),
              set: call.expression.getText().replace(/\s+/g, ''),
            },
            ...ship(mendsOf(node, found, services, context.sourceCode), context.settings),
          });
        }
      },
    };
  },
});

const WRITES = namesWithRole((role) => role.kind === 'cache' && role.operation === 'write' && role.value !== null);
