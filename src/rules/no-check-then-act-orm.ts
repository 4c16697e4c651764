import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { namesWithRole } from '../calls/classify-call.ts';
import { queryNameOf } from '../facts/query-name.ts';
import { createRule } from '../create-rule.ts';
import { checkedBefore } from '../facts/checked-then-acted.ts';
import { type FileKind, fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { type MendIds, mendsOf } from './no-check-then-act-orm/mends.ts';

/** What runs once, and alone. */
const RUN_ALONE: ReadonlySet<FileKind> = new Set(['command-line', 'migration', 'script', 'seed', 'test']);

const ACTS = namesWithRole((role) => role.kind === 'query' && role.row !== undefined);

export default createRule<readonly [], MendIds | 'absenceActedOn' | 'staleCheck'>({
  name: 'no-check-then-act-orm',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing a row on the strength of a query that another request may have outdated',
      domain: 'orm',
      incident: 'two-requests-at-once',
      mends: { guardInFilter: 'likely', upsertRow: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      absenceActedOn:
        'Two requests at once both find nothing with `{{found}}` on line {{line}}, and both get to `{{act}}`: there are two rows, or, where a unique key forbids that, one request fails with an error that nothing here expects.',
      guardInFilter: 'Ask again in the filter of the change.',
      staleCheck:
        '`{{name}}.{{field}}` was read on line {{line}}, and `{{act}}` overwrites it without asking again: two requests at once both pass the check, and both act.',
      upsertRow: 'Ask and add in one statement.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    if (RUN_ALONE.has(fileKindOf(nodes.get(context.sourceCode.ast), program))) {
      return {};
    }
    return {
      CallExpression(node) {
        const { callee } = node;
        const isAct = callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && ACTS.has(callee.property.name);
        const act = isAct && node.arguments.length > 0 ? nodes.get(node) : undefined;
        const check = act && checkedBefore(act, program);
        if (act === undefined || check === undefined) {
          return;
        }
        const { checked, declaration, found, role } = check;
        const line = String(found.getSourceFile().getLineAndCharacterOfPosition(found.getStart()).line + 1);
        const words = {
          act: queryNameOf({ at: act, evidence: role }),
          field: checked?.field ?? '',
          found: found.expression.getText().split('.').slice(-2).join('.'),
          line,
          name: declaration.name.text,
        };
        context.report({
          node: callee,
          messageId: checked === undefined ? 'absenceActedOn' : 'staleCheck',
          data: words,
          ...ship(mendsOf(act, check, context.sourceCode, program), context.settings),
        });
      },
    };
  },
});
