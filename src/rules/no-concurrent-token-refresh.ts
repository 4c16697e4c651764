import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { type FileKind, fileKindOf } from '../facts/file-kind.ts';
import { unguardedRotationsIn } from '../facts/token-rotation.ts';
import { calledNameOf, type UnguardedRefresh, unguardedRefreshesIn } from '../facts/unguarded-refresh.ts';
import { ship } from '../fixes/mend.ts';
import { settingsOf } from '../settings.ts';
import { lineOf } from '../typing/line.ts';
import { mendsOf } from './no-concurrent-token-refresh/mends.ts';

type MessageIds = 'concurrentRefresh' | 'guardPerRequest' | 'repeatedGrant' | 'shareRefresh' | 'uncheckedRotation';

/** What runs once, by hand, and so not beside itself. */
const RUN_ALONE: ReadonlySet<FileKind> = new Set(['command-line', 'migration', 'script', 'seed', 'test']);

export default createRule<[], MessageIds>({
  name: 'no-concurrent-token-refresh',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow spending a refresh token twice, by requests that come at once or by a retry',
      domain: 'concurrency',
      incident: 'tokens-that-revoked-each-other',
      mends: { shareRefresh: 'skeleton' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: {
      concurrentRefresh:
        'Every request that comes while `{{trigger}}` holds calls `{{path}}` for itself: the second one presents a refresh token that the first has spent, and a server that rotates revokes the whole family.',
      guardPerRequest:
        '`{{path}}` is kept to one at a time only within `{{holder}}`, which each request makes for itself: two requests still spend the same refresh token, and a server that rotates revokes the whole family.',
      repeatedGrant:
        '`{{path}}` presents the same refresh token again when it fails: where the first answer was lost on the way the token is spent already, and a server that rotates revokes the whole family.',
      shareRefresh: 'Share one promise among all that come while `{{called}}` is on its way.',
      uncheckedRotation:
        '`{{model}}.update` rotates the token that line {{found}} found without asking whether it still is as it was: two requests with one token both pass the check, and both go on with a token of their own.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { program } = services;
    const file = services.esTreeNodeToTSNodeMap.get(sourceCode.ast);
    if (RUN_ALONE.has(fileKindOf(file, program))) {
      return {};
    }

    return {
      Program() {
        for (const refresh of unguardedRefreshesIn(settingsOf(settings).refresh, program)) {
          if (refresh.call.getSourceFile() === file) {
            context.report({
              node: services.tsNodeToESTreeNodeMap.get(refresh.call),
              messageId: messageIdOf(refresh),
              data: {
                holder: refresh.perRequest ?? '',
                path: [calledNameOf(refresh.call), ...refresh.path.slice(1)].join(' → '),
                trigger: refresh.trigger?.getText().replace(/\s+/g, ' ') ?? '',
              },
              ...ship(mendsOf(refresh, services, sourceCode), settings),
            });
          }
        }
        for (const { found, model, rotated } of unguardedRotationsIn(file, program)) {
          const data = { found: lineOf(found), model };
          context.report({ node: services.tsNodeToESTreeNodeMap.get(rotated), messageId: 'uncheckedRotation', data });
        }
      },
    };
  },
});

function messageIdOf({ kind, perRequest }: UnguardedRefresh): 'concurrentRefresh' | 'guardPerRequest' | 'repeatedGrant' {
  if (kind === 'repeated') {
    return 'repeatedGrant';
  }
  return perRequest === undefined ? 'concurrentRefresh' : 'guardPerRequest';
}
