import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { packagesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import type { CacheReadValue } from '../facts/cache-read-value.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import ts from '../typing/typescript.ts';
import { type BusinessValue, businessValueOf, withArticle } from './no-silent-default-on-null-cache/business-value.ts';
import {
  type Decides, type DefaultedRead, defaultedByCatch, defaultedByIf, defaultedByOperator, defaultedByPattern, defaultedBySwitch,
  defaultedByTernary,
} from './no-silent-default-on-null-cache/defaulted-read.ts';
import { isExempt } from './no-silent-default-on-null-cache/exemption.ts';
import { isMeantAbsence } from './no-silent-default-on-null-cache/meant-absence.ts';
import { mendsOf } from './no-silent-default-on-null-cache/mends.ts';
import { numberOfNull } from './no-silent-default-on-null-cache/number-of-null.ts';
import { mayReadHash, mistakenTestIn } from './no-silent-default-on-null-cache/truthy-read.ts';

export interface Options {
  readonly allow: readonly string[];
  readonly onMiss?: 'null' | 'throw';
  readonly values: 'any' | 'business';
}

type FindingIds =
  | 'branchOnMiss' | 'catchOnMiss' | 'defaultOnAbort' | 'defaultOnMiss' | 'emptyHashTakenForHit' | 'falsyHitTakenForMiss' | 'zeroOnMiss';

export default createRule<readonly [Options], FindingIds | 'answerNull' | 'readThrough' | 'throwOnMiss'>({
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
            description: 'Values, and names of types and variables, that may stand for a miss.',
            items: { type: 'string' },
            uniqueItems: true,
          },
          onMiss: { type: 'string', description: 'What `--fix` makes of a miss.', enum: ['throw', 'null'] },
          values: {
            type: 'string',
            description: 'Whether only defaults that a decision is taken on are reported, or any.',
            enum: ['business', 'any'],
          },
        },
      },
    ],
    defaultOptions: [{ allow: [], values: 'business' }],
    messages: {
      answerNull: 'Return the {{absent}} of a miss, and let the caller decide.',
      branchOnMiss:
        '`{{read}}`{{behind}} answers {{absent}} for a key that is missing, expired or evicted, and this branch turns that into {{noun}} that nobody wrote: an entry lost from the cache is acted on as `{{value}}`.',
      catchOnMiss:
        '`{{read}}`{{behind}} answers {{absent}} for a key that is missing, expired or evicted, which `JSON.parse` hands on as null, and this `catch` turns that into {{noun}} that nobody wrote: an entry lost from the cache is acted on as `{{value}}`.',
      defaultOnAbort:
        '`{{method}}()`{{behind}} answers null when a watched key has changed and no command was run, and `{{by}}` turns that into {{noun}} that nobody wrote: a transaction that never happened is acted on as `{{value}}`.',
      defaultOnMiss:
        '`{{read}}`{{behind}} answers {{absent}} for a key that is missing, expired or evicted, and `{{by}}` turns that into {{noun}} that nobody wrote: an entry lost from the cache is acted on as `{{value}}`.',
      emptyHashTakenForHit:
        '`{{read}}`{{behind}} answers `{}`, never null, for a key that is missing, expired or evicted, so this test takes an entry lost from the cache for one that is there, with every field undefined.',
      falsyHitTakenForMiss:
        'A cached {{value}} of `{{read}}`{{behind}} is as falsy as a miss, so this test takes it for one, and the entry is never a hit.',
      readThrough: 'Read what the cache has lost from its source of truth.',
      throwOnMiss: 'Throw when the cache holds nothing.',
      zeroOnMiss:
        '`{{read}}`{{behind}} answers null for a key that is missing, expired or evicted, and as a number that is 0: an entry lost from the cache is acted on as {{noun}} of 0.',
    },
    languages: ['js/js'],
  },
  create(context, [options]) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: esNodes } = services;
    if (!holdsAnyOf(CACHES, program)) {
      return {};
    }
    const reading = { allow: options.allow, any: options.values === 'any' };
    const decides: Decides = (value, subject) => businessValueOf(value, subject, reading, program) !== undefined;

    /** Asked last, as most files report nothing. */
    function isInTest(): boolean {
      return fileKindOf(nodes.get(sourceCode.ast), program) === 'test';
    }

    function reportDefault(defaulted: DefaultedRead | undefined, found?: FindingIds): boolean {
      const business = defaulted && businessValueOf(defaulted.value, defaulted.subject, reading, program);
      if (defaulted === undefined || business === undefined || !isMeantFor(business, defaulted.read) || isExempt(defaulted, program) ||
        (!reading.any && isMeantAbsence(defaulted, business, program)) || isInTest()) {
        return false;
      }
      const { by, read, value } = defaulted;
      context.report({
        node: esNodes.get(value),
        messageId: found ?? (read.answer === 'aborted' ? 'defaultOnAbort' : by === undefined ? 'branchOnMiss' : 'defaultOnMiss'),
        data: storyOf(read, { by: `${by ?? ''}${business.text}`, noun: business.noun, value: business.text }),
        ...ship(mendsOf({ chosen: options.onMiss, defaulted, services, sourceCode }), settings),
      });
      return true;
    }

    function isMeantFor({ isNumber }: BusinessValue, { answer }: CacheReadValue): boolean {
      return reading.any || !isNumber || answer === 'aborted';
    }

    function reportTest(condition: TSESTree.Expression): void {
      const mistaken = reading.any || mayReadHash(program, program) ? mistakenTestIn(nodes.get(condition), reading.any, program) : undefined;
      if (mistaken === undefined || isInTest()) {
        return;
      }
      const { mistakes, read } = mistaken;
      context.report({
        node: condition,
        messageId: mistakes === 'emptyHash' ? 'emptyHashTakenForHit' : 'falsyHitTakenForMiss',
        data: storyOf(read, { value: mistakes === 'emptyHash' ? '{}' : mistakes.map((value) => `\`${value}\``).join(' or ') }),
      });
    }

    function reportNumber(conversion: TSESTree.CallExpression | TSESTree.UnaryExpression): void {
      const converted = numberOfNull(nodes.get(conversion), program);
      if (converted !== undefined && !isInTest()) {
        context.report({ node: conversion, messageId: 'zeroOnMiss', data: storyOf(converted.read, { noun: withArticle(converted.name) }) });
      }
    }

    return {
      AssignmentExpression(node) {
        reportDefault(defaultedByOperator(nodes.get(node), program, decides));
      },
      AssignmentPattern(node) {
        const element: ts.Node = nodes.get(node);
        if (ts.isBindingElement(element) || ts.isParameter(element)) {
          reportDefault(defaultedByPattern(element, program, decides));
        }
      },
      CallExpression(node) {
        if (node.callee.type === AST_NODE_TYPES.Identifier && node.callee.name === 'Number') {
          reportNumber(node);
        }
      },
      CatchClause(node) {
        reportDefault(defaultedByCatch(nodes.get(node), program, decides), 'catchOnMiss');
      },
      ConditionalExpression(node) {
        if (!reportDefault(defaultedByTernary(nodes.get(node), program, decides))) {
          reportTest(node.test);
        }
      },
      IfStatement(node) {
        if (!reportDefault(defaultedByIf(nodes.get(node), program, decides))) {
          reportTest(node.test);
        }
      },
      LogicalExpression(node) {
        if (!reportDefault(defaultedByOperator(nodes.get(node), program, decides)) && node.operator === '||') {
          reportTest(node.left);
        }
      },
      SwitchStatement(node) {
        reportDefault(defaultedBySwitch(nodes.get(node), program, decides));
      },
      UnaryExpression(node) {
        if (node.operator === '+') {
          reportNumber(node);
        }
      },
    };
  },
});

const CACHES = packagesWithRole((role) => role.kind === 'cache' && role.miss !== null);

const ABSENT: Readonly<Record<CacheReadValue['answer'], string>> = {
  aborted: 'null', empty: '`{}`', gaps: 'undefined', null: 'null', slots: 'null', undefined: 'undefined',
};

/** What every message tells of the read, with what one of them tells besides. */
function storyOf({ answer, call, field, method, path }: CacheReadValue, rest: Record<string, string>): Record<string, string> {
  return {
    ...rest,
    absent: field === undefined ? ABSENT[answer] : `\`{ ${field}: ${ABSENT[answer]} }\``,
    behind: path.length === 0 ? '' : ` (behind ${path.map((name) => `\`${name}\``).join(' → ')})`,
    method,
    read: textOf(call),
  };
}

/** A call as its code writes it, without the functions it is handed. */
function textOf({ arguments: given, expression }: ts.CallExpression): string {
  const values = given.filter((argument) => !ts.isFunctionLike(argument)).map((argument) => argument.getText());
  return `${expression.getText()}(${values.join(', ')})`.replace(/\s+/g, ' ');
}
