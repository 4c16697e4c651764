import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { createRule } from '../create-rule.ts';
import type { CacheReadValue } from '../facts/cache-read-value.ts';
import { ship } from '../fixes/mend.ts';
import { businessValueOf } from './no-silent-default-on-null-cache/business-value.ts';
import { type DefaultedRead, defaultedByIf, defaultedByOperator, defaultedByTernary } from './no-silent-default-on-null-cache/defaulted-read.ts';
import { isExempt } from './no-silent-default-on-null-cache/exemption.ts';
import { mendsOf } from './no-silent-default-on-null-cache/mends.ts';

export interface CacheDefaultOptions {
  readonly allow: readonly string[];
  readonly onMiss?: 'null' | 'throw';
  readonly values: 'any' | 'business';
}

type MessageIds = 'answerNull' | 'branchOnMiss' | 'defaultOnMiss' | 'readThrough' | 'throwOnMiss';

export default createRule<readonly [CacheDefaultOptions], MessageIds>({
  name: 'no-silent-default-on-null-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow answering a cache miss with a business value',
      domain: 'cache',
      incident: 'null-became-failed',
      mends: { answerNull: 'policy', readThrough: 'skeleton', throwOnMiss: 'policy' },
      recommended: { recommended: true, strict: [{ values: 'any' }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          allow: {
            type: 'array',
            description: 'Values and type names that may stand for a miss.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          onMiss: { type: 'string', description: 'What a miss is mended to by `--fix`.', enum: ['throw', 'null'] },
          values: {
            type: 'string',
            description: 'Whether every default is reported, or those that decide something.',
            enum: ['business', 'any'],
          },
        },
      },
    ],
    defaultOptions: [{ allow: [], values: 'business' }],
    messages: {
      answerNull: 'Return the {{absent}} of a miss, and let the caller decide.',
      branchOnMiss:
        '`{{read}}`{{behind}} answers {{absent}} for a key that is missing, expired or evicted, and this branch answers that with `{{value}}`, {{noun}} that nobody wrote: an entry lost from the cache is acted on as `{{value}}`.',
      defaultOnMiss:
        '`{{read}}`{{behind}} answers {{absent}} for a key that is missing, expired or evicted, and `{{default}}` turns that into {{noun}} that nobody wrote: an entry lost from the cache is acted on as `{{value}}`.',
      readThrough: 'Read what the cache has lost from its source of truth.',
      throwOnMiss: 'Throw when the cache holds nothing.',
    },
    languages: ['js/js'],
  },
  create(context, [options]) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { program } = services;

    function report(defaulted: DefaultedRead | undefined): void {
      const business = defaulted && businessValueOf(defaulted.value, defaulted.subject, { allow: options.allow, any: options.values === 'any' }, program);
      if (defaulted === undefined || business === undefined || isExempt(defaulted)) {
        return;
      }
      const { form, read, value } = defaulted;
      context.report({
        node: services.tsNodeToESTreeNodeMap.get(value),
        messageId: form === 'operator' ? 'defaultOnMiss' : 'branchOnMiss',
        data: {
          absent: read.miss === 'empty' ? '`{}`' : read.miss,
          default: form === 'operator' ? `${(value.parent as ts.BinaryExpression).operatorToken.getText()} ${business.text}` : business.text,
          noun: business.noun,
          behind: behindOf(read),
          read: textOf(read),
          value: business.text,
        },
        ...ship(mendsOf(defaulted, options.onMiss, sourceCode, services), settings),
      });
    }

    return {
      'AssignmentExpression, LogicalExpression'(node: never) {
        report(defaultedByOperator(services.esTreeNodeToTSNodeMap.get(node) as ts.BinaryExpression, program));
      },
      ConditionalExpression(node) {
        report(defaultedByTernary(services.esTreeNodeToTSNodeMap.get(node), program));
      },
      IfStatement(node) {
        report(defaultedByIf(services.esTreeNodeToTSNodeMap.get(node), program));
      },
    };
  },
});

/** The read as its own code writes it. */
function textOf({ call }: CacheReadValue): string {
  return call.getText().replace(/\s+/g, ' ');
}

/** The functions the read is behind. */
function behindOf({ path }: CacheReadValue): string {
  return path.length === 0 ? '' : ` (behind ${path.map((name) => `\`${name}\``).join(' → ')})`;
}
