import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { mayAccessCache } from '../facts/cache-access.ts';
import { type NullishWrite, nullishWritesOf } from '../facts/cached-value.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { withoutParentheses } from '../typing/unwrapped.ts';
import { mendsOf } from './no-cached-nullish/mends.ts';

type Options = readonly [{ readonly nulls: boolean }];
type MessageIds = 'guardWrite' | 'nothingCached' | 'nothingRefused';

export default createRule<Options, MessageIds>({
  name: 'no-cached-nullish',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing a value that may not be there to a cache',
      domain: 'cache',
      incident: 'nothing-that-was-kept',
      mends: { guardWrite: 'likely' },
      recommended: { recommended: false, strict: [{ nulls: true }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: { nulls: { type: 'boolean', description: 'Whether a value that may be null is reported as well.' } },
      },
    ],
    defaultOptions: [{ nulls: false }],
    messages: {
      guardWrite: 'Write `{{value}}` only where it is there.',
      nothingCached: '`{{value}}` may be {{absent}}, and `{{call}}` then stores {{stored}}, which is no miss: it is answered as if it were the value for as long as the entry lives.',
      nothingRefused: '`{{value}}` may be {{absent}}, which `{{call}}` refuses with a TypeError: what was to be answered fails with the cache.',
    },
    languages: ['js/js'],
  },
  create(context, [{ nulls }]) {
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes } = services;
    if (fileKindOf(nodes.get(context.sourceCode.ast), program) === 'test') {
      return {};
    }

    return {
      CallExpression(node) {
        const name = nameOf(node.callee);
        if (name === undefined || !mayAccessCache(name, program) || node.arguments.every(({ type }) => type === AST_NODE_TYPES.Literal)) {
          return;
        }
        for (const write of nullishWritesOf(nodes.get(node), program)) {
          const { absent, expression } = write;
          if (absent === 'undefined' || nulls) {
            const stored = storedBy(write);
            const data = { absent, call: context.sourceCode.getText(node.callee).replace(/\s+/g, ''), stored: stored ?? '', value: withoutParentheses(expression).getText() };
            context.report({
              node: tsNodes.get<TSESTree.Node>(expression),
              messageId: stored === undefined ? 'nothingRefused' : 'nothingCached',
              data,
              ...ship(mendsOf(node, write, services, context.sourceCode), context.settings),
            });
          }
        }
      },
    };
  },
});

function nameOf(callee: TSESTree.Expression): string | undefined {
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  return name.type === AST_NODE_TYPES.Identifier ? name.name : undefined;
}

/** What is then kept, as a message writes it; undefined where the client refuses it. */
function storedBy({ absent, access, form }: NullishWrite): string | undefined {
  if (form === 'text' || (form === 'json' && absent === 'null')) {
    return `the text \`${absent}\``;
  }
  return access.role.library === 'ioredis' ? 'the empty text' : undefined;
}
