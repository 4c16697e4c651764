import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyCoercion, type Coercion, mayCoerce } from '../calls/classify-coercion.ts';
import { createRule } from '../create-rule.ts';
import { type CoercedInput, inputsOf, placeOf } from '../facts/coerced-input.ts';
import { bodyEncodingOf } from '../facts/request-body.ts';
import type { WireValue } from '../facts/wire-value.ts';
import { type Mend, ship } from '../fixes/mend.ts';
import { fixOf } from '../fixes/text-edits.ts';
import { settingsOf } from '../settings.ts';
import ts from '../typing/typescript.ts';
import { chainOn, type CheckedChain, isGuardedBefore, isRefusedByName } from './zod-no-empty-coerce/chain.ts';

type MessageIds = 'nothingIsValue' | 'refuseEmpty';

export default createRule<[], MessageIds>({
  name: 'zod-no-empty-coerce',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow coercing what was left empty to 0 or to 1970',
      domain: 'http',
      incident: 'what-coercion-makes-of-text',
      mends: { refuseEmpty: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      nothingIsValue:
        '`{{leaf}}` arrives from `{{source}}`, and `{{schema}}` makes {{value}} of {{empty}}: what nobody filled in is taken for an answer.',
      refuseEmpty: 'Refuse an empty string first.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    const settings = settingsOf(context.settings);

    function arrivalOf(inputs: readonly CoercedInput[], { kind }: Coercion, { takesNull }: CheckedChain): Arrival | undefined {
      for (const { site, wire } of inputs) {
        // An empty segment does not match the route, and a type says nothing of where a text comes from.
        if (wire === undefined || wire.part === 'params' || wire.part === 'text' || site.dropsEmpty) {
          continue;
        }
        const isJson = wire.part === 'body' && bodyEncodingOf(wire, settings.http.body, program) !== 'form';
        if (kind === 'date' ? isJson && !takesNull : kind === 'number' || !isJson) {
          return { isJson, site, wire };
        }
      }
      return undefined;
    }

    return {
      CallExpression(node) {
        const { callee } = node;
        if (
          callee.type !== AST_NODE_TYPES.MemberExpression ||
          callee.property.type !== AST_NODE_TYPES.Identifier ||
          callee.property.name === 'boolean' ||
          !mayCoerce(callee.property.name)
        ) {
          return;
        }
        const call = nodes.get(node);
        const coercion = classifyCoercion(call, program);
        const chain = coercion && !isGuardedBefore(call) ? chainOn(call, coercion) : undefined;
        const arrival = coercion && chain && !chain.mayRefuse ? arrivalOf(inputsOf(call, program), coercion, chain) : undefined;
        if (coercion === undefined || chain === undefined || arrival === undefined || isRefusedByName(call, coercion, program)) {
          return;
        }
        const { isJson, site, wire } = arrival;
        const data = {
          empty: coercion.kind === 'date' ? 'null' : isJson && !chain.takesNull ? 'null and of an empty string' : 'an empty string',
          leaf: placeOf(site, call).join('.') || wire.source,
          schema: call.getText(),
          source: wire.source,
          value: VALUES[coercion.kind],
        };
        context.report({ node, messageId: 'nothingIsValue', data, ...ship(isJson ? [] : mendsOf(call, coercion, chain), context.settings) });
      },
    };
  },
});

interface Arrival {
  readonly isJson: boolean;
  readonly site: CoercedInput['site'];
  readonly wire: WireValue;
}

const VALUES = { bigint: '0n', boolean: 'false', date: '1 January 1970', number: '0' } as const;

/** Text that is not empty, and then the leaf: `z.string().trim().min(1).pipe(z.coerce.number<string>()…)`. */
function mendsOf(call: ts.CallExpression, { dialect }: Coercion, { checked }: CheckedChain): readonly Mend<MessageIds>[] {
  const callee = call.expression as ts.PropertyAccessExpression;
  const coerce = callee.expression;
  if (!ts.isPropertyAccessExpression(coerce) || call.arguments.length > 0 || call.typeArguments !== undefined) {
    return [];
  }
  const z = coerce.expression.getText();
  const start = call.getStart();
  const before = dialect === 'mini' ? `${z}.pipe(${z}.string().check(${z}.trim(), ${z}.minLength(1)), ` : `${z}.string().trim().min(1).pipe(`;
  return [
    {
      fix: fixOf([
        { range: [start, start], text: before },
        ...(dialect === 'zod 3' ? [] : [{ range: [callee.end, callee.end] as const, text: '<string>' }]),
        { range: [checked.end, checked.end], text: ')' },
      ]),
      level: 'likely',
      messageId: 'refuseEmpty',
    },
  ];
}
