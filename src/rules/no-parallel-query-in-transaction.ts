import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { queryNameOf } from '../facts/query-name.ts';
import { createRule } from '../create-rule.ts';
import { parallelQueriesIn } from '../facts/parallel-queries.ts';
import { ship } from '../fixes/mend.ts';
import { mendsOf } from './no-parallel-query-in-transaction/mends.ts';

export default createRule<readonly [], 'awaitInTurn' | 'parallelQueries' | 'racedQueries'>({
  name: 'no-parallel-query-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow running queries of one interactive transaction at the same time',
      domain: 'orm',
      incident: 'assumptions-about-order',
      mends: { awaitInTurn: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      awaitInTurn: 'Await one after the other.',
      parallelQueries:
        '`{{combinator}}` runs {{queries}} on `{{client}}`, a transaction with one connection: nothing gets faster, and when one fails the others go on in a transaction that is being rolled back, and their errors are lost.',
      racedQueries:
        '`{{combinator}}` runs {{queries}} on `{{client}}`, a transaction with one connection: those that come second run all the same, and what they write is committed.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    return {
      CallExpression(node) {
        const combinator = combinatorOf(node);
        const [list] = node.arguments;
        const parallel = combinator === undefined || list === undefined ? undefined : parallelQueriesIn(nodes.get(list) as ts.Expression, program);
        if (combinator === undefined || parallel === undefined) {
          return;
        }
        const names = [...new Set(parallel.queries.map((query) => `\`${queryNameOf(query)}\`${query.path.length === 0 ? '' : ` (${query.path.join(' → ')})`}`))];
        context.report({
          node: node.callee,
          messageId: combinator === 'all' || combinator === 'allSettled' ? 'parallelQueries' : 'racedQueries',
          data: { client: parallel.client.getText(), combinator: `Promise.${combinator}`, queries: names.length > 1 ? names.slice(0, 3).join(' and ') : `${names.join('')} several times` },
          ...ship(combinator === 'all' ? mendsOf(node, context.sourceCode) : [], context.settings),
        });
      },
    };
  },
});

const COMBINATORS: ReadonlySet<string> = new Set(['all', 'allSettled', 'any', 'race']);

function combinatorOf({ callee }: TSESTree.CallExpression): string | undefined {
  return callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Promise' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    COMBINATORS.has(callee.property.name)
    ? callee.property.name
    : undefined;
}
