import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { TSESTree } from '@typescript-eslint/utils';

import { createRule } from '../create-rule.ts';
import { type FileKind, fileKindOf } from '../facts/file-kind.ts';
import { mayRepeat } from '../facts/iteration.ts';
import { ship } from '../fixes/mend.ts';
import { findingAt, findingInNamedCallback } from './no-await-in-loop-orm/finding.ts';
import { mendsFor } from './no-await-in-loop-orm/mends.ts';
import { wordsFor } from './no-await-in-loop-orm/words.ts';

/** Where a query per row is slow for whoever waits for it, and for no one else. */
const RUN_BY_HAND: ReadonlySet<FileKind> = new Set(['command-line', 'migration', 'script', 'seed', 'test']);

type Options = [{ hoistable?: boolean; operations?: readonly ('read' | 'write')[] }];

export default createRule<Options, 'hoistableQuery' | 'includeRelation' | 'queryInLoop' | 'queryOnce'>({
  name: 'no-await-in-loop-orm',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sending one database query per iteration',
      domain: 'orm',
      incident: 'n-plus-one-dashboard',
      mends: { includeRelation: 'proved', queryOnce: 'likely' },
      recommended: { recommended: true, strict: [{ hoistable: true, operations: ['read', 'write'] }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          hoistable: { type: 'boolean', description: 'Whether a read that asks the same on each pass is reported too.' },
          operations: {
            type: 'array',
            description: 'Which queries are reported: those that read, those that write or stand behind code with other effects.',
            items: { type: 'string', enum: ['read', 'write'] },
            uniqueItems: true,
          },
        },
      },
    ],
    defaultOptions: [{ hoistable: false, operations: ['read'] }],
    messages: {
      hoistableQuery:
        '{{library}} `{{query}}`{{path}} asks the same on each pass over {{collection}}: 500 passes are 500 round trips for one answer.',
      includeRelation: 'Include `{{relation}}` in the query before the loop.',
      queryInLoop: '{{each}} costs one more {{library}} `{{query}}`{{path}}: 500 rows are 501 round trips.',
      queryOnce: 'Query the rows of all `{{column}}` once before the loop, and look them up in `{{map}}`.',
    },
    languages: ['js/js'],
  },
  create(context, [{ hoistable = false, operations = ['read'] }]) {
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: esTree } = getParserServices(context);
    if (RUN_BY_HAND.has(fileKindOf(nodes.get(context.sourceCode.ast), program))) {
      return {};
    }

    function visit(node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression): void {
      const call = nodes.get(node);
      const finding = findingInNamedCallback(call, program) ?? (mayRepeat(call) ? findingAt(call, program) : undefined);
      if (finding !== undefined && operations.includes(finding.operation) && (hoistable || finding.messageId === 'queryInLoop')) {
        context.report({
          node: esTree.get(finding.node),
          messageId: finding.messageId,
          data: wordsFor(finding),
          ...ship(mendsFor(finding, context.sourceCode, program), context.settings),
        });
      }
    }
    return { CallExpression: visit, NewExpression: visit, TaggedTemplateExpression: visit };
  },
});
