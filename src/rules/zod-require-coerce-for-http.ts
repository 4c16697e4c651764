import path from 'node:path';

import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { parsedLeavesIn, parseSitesOf } from '../facts/parsed-leaves.ts';
import { ship } from '../fixes/mend.ts';
import { settingsOf } from '../settings.ts';
import ts from '../typing/typescript.ts';
import { type Arrival, arrivalsOf, declaredArrivalsOf, importedArrivalsOf } from './zod-require-coerce-for-http/arrival.ts';
import { type MendIds, mendsOf } from './zod-require-coerce-for-http/mends.ts';
import { isOnlyForStrings } from './zod-require-coerce-for-http/proof.ts';

type Options = readonly [{ readonly mixedBodies: boolean }];
type MessageIds = MendIds | 'declaredLeaf' | 'jsonLeaf' | 'mixedLeaf' | 'stringLeaf';

export default createRule<Options, MessageIds>({
  name: 'zod-require-coerce-for-http',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a schema to accept the strings that requests and environments are made of',
      domain: 'http',
      incident: 'every-signup-was-refused',
      mends: { acceptEither: 'likely', coerceLoosely: 'likely', coerceSafely: 'proved' },
      recommended: { recommended: true, strict: [{ mixedBodies: true }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          mixedBodies: {
            type: 'boolean',
            description: 'Whether to report leaves of bodies that may be JSON or a form.',
          },
        },
      },
    ],
    defaultOptions: [{ mixedBodies: false }],
    messages: {
      acceptEither: 'Accept the value itself as well as its text.',
      coerceLoosely: 'Coerce it, whatever it is: an empty string too becomes a value.',
      coerceSafely: 'Coerce it, refusing an empty string as before.',
      declaredLeaf:
        '`{{leaf}}` arrives from {{source}} as a string, and `{{schema}}`, declared outside of this project, refuses every string for it: {{outcome}}.',
      jsonLeaf:
        '`{{leaf}}` arrives from {{source}} ({{site}}) as JSON, which has no {{kind}}, and `{{schema}}` accepts nothing else: {{outcome}}.',
      mixedLeaf:
        '`{{leaf}}` arrives as a string such as "{{example}}" whenever {{source}} ({{site}}) is a form, and `{{schema}}` refuses every string: {{outcome}}.',
      stringLeaf:
        '`{{leaf}}` arrives from {{source}} ({{site}}) as a string such as "{{example}}", and `{{schema}}` refuses every string: {{outcome}}.',
    },
    languages: ['js/js'],
  },
  create(context, [{ mixedBodies }]) {
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: nodeOf } = getParserServices(context);
    const settings = settingsOf(context.settings);

    return {
      Program(node) {
        const file = nodes.get(node);
        for (const [call, uses] of MAY_HOLD_LEAVES.test(file.text) ? (parsedLeavesIn(program, program).get(file) ?? []) : []) {
          const arrivals = arrivalsOf(uses, settings, program);
          const [arrival] = arrivals;
          if (arrival !== undefined && (arrival.refused !== 'mixed' || mixedBodies)) {
            const nests = arrivals.some(({ wire }) => wire.nests);
            const mends = mendsOf(arrival.use, arrival.refused, nests, () => isOnlyForStrings(uses, settings, program), program);
            context.report({
              node: nodeOf.get(call),
              messageId: `${arrival.refused}Leaf`,
              data: dataOf(arrival),
              ...ship(mends, context.settings),
            });
          }
        }
        for (const site of parseSitesOf(file, program)) {
          for (const { path: place, wire } of [...importedArrivalsOf(site, settings, program), ...declaredArrivalsOf(site, settings, program)]) {
            const data = {
              leaf: place.length > 0 ? nameOf(place, site.data) : wire.source,
              outcome: outcomeOf(false, wire.part),
              schema: site.schema.getText(),
              source: sourceOf(site, wire),
            };
            context.report({ node: nodeOf.get(site.schema), messageId: 'declaredLeaf', data });
          }
        }
      },
    };
  },
});

/** The text says sooner than the tree that a file has no leaf. */
const MAY_HOLD_LEAVES =
  /\b(?:bigint|boolean|date|enum|float32|float64|int|int32|int64|literal|nativeEnum|number|uint32|uint64)\s*\(/;

const EXAMPLES = { bigint: '42', boolean: 'true', date: '2026-01-31', enum: '1', literal: '1', number: '42' } as const;
const MAX_TEXT = 40;

function dataOf({ use, wire }: Arrival): Record<string, string> {
  const {
    leaf: { call, kind },
    path: place,
    site: { data, node },
  } = use;
  const file = node.getSourceFile();
  return {
    example: kind === 'literal' ? (call.arguments[0]?.getText() ?? '') : EXAMPLES[kind],
    kind: kind === 'date' ? 'dates' : 'bigints',
    leaf: nameOf(place, data),
    outcome: outcomeOf(use.fallback, wire.part),
    schema: shortened(call),
    site: `${path.basename(file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`,
    source: sourceOf(use.site, wire),
  };
}

function outcomeOf(fallback: boolean, part: Arrival['wire']['part']): string {
  if (fallback) {
    return 'whatever is sent, the fallback takes its place';
  }
  switch (part) {
    case 'environment':
      return 'the process stops at startup once the variable is set';
    case 'text':
      return 'every value is refused';
    default:
      return 'each request that sends it is refused';
  }
}

function sourceOf({ data }: Arrival['use']['site'], { source }: Arrival['wire']): string {
  return 'input' in data ? source : `\`${source}\``;
}

function nameOf(place: readonly string[], data: Arrival['use']['site']['data']): string {
  if (place.length > 0) {
    return place.join('.').replaceAll('.[]', '[]');
  }
  return 'input' in data
    ? data.input.part
    : ts.isPropertyAccessExpression(data.expression)
      ? data.expression.name.text
      : data.expression.getText();
}

function shortened(call: ts.CallExpression): string {
  const text = call.getText();
  return text.length > MAX_TEXT ? `${call.expression.getText()}(…)` : text;
}
