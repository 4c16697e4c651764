import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { type CacheAccess, cacheAccessOf, mayAccessCache } from '../facts/cache-access.ts';
import { type KeyPart, keyPartsOf } from '../facts/key-parts.ts';
import { type EmptyPart, emptyPartOf } from '../facts/empty-key-part.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { lineOf } from '../typing/line.ts';
import ts from '../typing/typescript.ts';
import { withoutParentheses } from '../typing/unwrapped.ts';
import { mendsOf } from './no-nullish-cache-key/mends.ts';

type MessageIds = 'awaitPart' | 'emptyInKey' | 'nullishInKey' | 'objectInKey' | 'promiseInKey' | 'queueInKey' | 'throwWithout';

export default createRule<readonly [], MessageIds>({
  name: 'no-nullish-cache-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow cache keys made of values that may not be there, of promises and of objects',
      domain: 'cache',
      incident: 'a-key-of-nothing',
      mends: { awaitPart: 'likely', throwWithout: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      awaitPart: 'Await `{{part}}` before it goes into the key.',
      emptyInKey:
        '`{{part}}` is the empty text where there is nothing, and {{access}} then means {{key}}: all who have none share one entry.',
      nullishInKey: '`{{part}}` may be {{absent}}, and {{access}} then means {{key}}: all who have none share one entry.',
      objectInKey: '`{{part}}` is an object without a text of its own, so {{access}} means {{key}}, whatever it holds: all of them share one entry.',
      promiseInKey: '`{{part}}` is a promise, so {{access}} means {{key}}, whatever it resolves to: all of them share one entry.',
      queueInKey:
        '`{{part}}` is the queue that line {{queued}} put a command on, not its answer, so {{access}} means {{key}}: what is kept under the key that was meant is never found.',
      throwWithout: 'Throw where there is no `{{part}}`.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes } = services;
    const file = nodes.get(sourceCode.ast);
    if (fileKindOf(file, program) === 'test') {
      return {};
    }
    const reported = new Set<ts.Node>();

    function reportPart(part: KeyPart, call: ts.CallExpression, access: CacheAccess): void {
      const empty = part.expression.getSourceFile() === file && !reported.has(part.expression) ? emptyPartOf(part, program) : undefined;
      if (empty !== undefined) {
        reported.add(part.expression);
        const node = tsNodes.get<TSESTree.Expression>(part.expression);
        context.report({ node, messageId: MESSAGES[empty.kind], data: dataOf(part, empty, call, access), ...ship(mendsOf(node, part, empty, services, sourceCode), settings) });
      }
    }

    return {
      CallExpression(node) {
        const name = nameOf(node.callee);
        if (name === undefined || node.arguments.length === 0 || node.arguments.every(({ type }) => type === AST_NODE_TYPES.Literal) || !mayAccessCache(name, program)) {
          return;
        }
        const call = nodes.get(node);
        const access = cacheAccessOf(call, program);
        for (const part of access?.keys.flatMap(keysIn).flatMap((key) => keyPartsOf(key, program)) ?? []) {
          reportPart(part, call, access as CacheAccess);
        }
      },
    };
  },
});

const MESSAGES = {
  empty: 'emptyInKey', null: 'nullishInKey', object: 'objectInKey', promise: 'promiseInKey', queue: 'queueInKey', undefined: 'nullishInKey',
} as const;

function nameOf(callee: TSESTree.Expression): string | undefined {
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  return name.type === AST_NODE_TYPES.Identifier ? name.name : undefined;
}

/** The keys themselves, where a command takes a list of them. */
function keysIn(key: ts.Expression): readonly ts.Expression[] {
  return ts.isArrayLiteralExpression(key) ? key.elements.filter((element) => !ts.isSpreadElement(element)) : [key];
}

function dataOf({ after, before, expression, form, isLeftOut, parameter }: KeyPart, { command, kind, text }: EmptyPart, call: ts.CallExpression, { role }: CacheAccess): Record<string, string> {
  const name = `\`${call.expression.getText().replace(/\s+/g, '')}\``;
  const isElsewhere = lineOf(call) !== lineOf(expression);
  return {
    absent: kind,
    access: `${name}${isElsewhere ? ` on line ${lineOf(call)}` : ''}`,
    key: form === 'whole' ? WHOLE[role.library] ?? 'a key that nobody means' : `the key \`${before}${text}${after}\``,
    part: isLeftOut === true ? (parameter?.text ?? '') : withoutParentheses(expression).getText(),
    ...(command && { queued: lineOf(command) }),
  };
}

/** What a client makes of nothing in the place of a key. */
const WHOLE: Readonly<Record<string, string>> = { ioredis: 'the empty key', 'node-redis': 'no key, and throws' };
