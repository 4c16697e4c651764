import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyCoercion, type Coercion } from '../calls/classify-coercion.ts';
import { createRule } from '../create-rule.ts';
import { inputsOf, mayBeText, pathTo, placeOf } from '../facts/coerced-input.ts';
import { bodyEncodingOf } from '../facts/request-body.ts';
import { type Mend, ship } from '../fixes/mend.ts';
import { settingsOf } from '../settings.ts';
import ts from '../typing/typescript.ts';

type Options = readonly [{ readonly everywhere: boolean }];
type MessageIds = 'anyTextIsTrue' | 'readBoolean' | 'wireIsTrue';

export default createRule<Options, MessageIds>({
  name: 'zod-no-coerce-boolean',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow `z.coerce.boolean()`, which takes `'false'` for true",
      domain: 'http',
      incident: 'what-coercion-makes-of-text',
      mends: { readBoolean: 'likely' },
      recommended: { recommended: true, strict: [{ everywhere: true }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          everywhere: {
            type: 'boolean',
            description: 'Whether to report it too where what it is given is not known to come from the wire.',
          },
        },
      },
    ],
    defaultOptions: [{ everywhere: false }],
    messages: {
      anyTextIsTrue: '`{{schema}}` makes true of every text that is not empty: `{{leaf}}` is on as soon as somebody writes `false`.',
      readBoolean: 'Read the text as a boolean, and refuse what is none.',
      wireIsTrue:
        '`{{leaf}}` arrives from {{source}} as text, and `{{schema}}` makes true of every text that is not empty: whoever sends `false` or `0` switches it on.',
    },
    languages: ['js/js'],
  },
  create(context, [{ everywhere }]) {
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    const settings = settingsOf(context.settings);

    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== AST_NODE_TYPES.MemberExpression || callee.property.type !== AST_NODE_TYPES.Identifier || callee.property.name !== 'boolean') {
          return;
        }
        const call = nodes.get(node);
        const coercion = classifyCoercion(call, program);
        if (coercion === undefined) {
          return;
        }
        const inputs = inputsOf(call, program);
        const input = inputs.find(
          ({ wire }) => wire !== undefined && (wire.part !== 'body' || bodyEncodingOf(wire, settings.http.body, program) === 'form'),
        );
        const wire = input?.wire;
        if (wire === undefined && !(everywhere && (inputs.length === 0 || inputs.some(({ site }) => mayBeText(site, call, program))))) {
          return;
        }
        const leaf = (input === undefined ? pathTo(call) : placeOf(input.site, call)).join('.') || (wire?.source ?? 'it');
        const data = { leaf, schema: call.getText(), source: `\`${wire?.source ?? ''}\`` };
        context.report({ node, messageId: wire === undefined ? 'anyTextIsTrue' : 'wireIsTrue', data, ...ship(mendsOf(call, coercion), context.settings) });
      },
    };
  },
});

/** `z.stringbool()`; zod 3, which has none, spells it out. */
function mendsOf(call: ts.CallExpression, { dialect }: Coercion): readonly Mend<MessageIds>[] {
  const coerce = (call.expression as ts.PropertyAccessExpression).expression;
  if (call.arguments.length > 0 || !ts.isPropertyAccessExpression(coerce) || handsBooleanIn(call, dialect)) {
    return [];
  }
  const text = dialect === 'zod 3' ? "enum(['true', 'false']).transform((value) => value === 'true')" : 'stringbool()';
  return [
    {
      fix: (fixer) => fixer.replaceTextRange([coerce.name.getStart(), call.end], text),
      level: 'likely',
      messageId: 'readBoolean',
    },
  ];
}

/** Whether a default is handed in at the front, where a boolean would be refused from now on. */
function handsBooleanIn(call: ts.Expression, dialect: Coercion['dialect']): boolean {
  const { parent } = call;
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent)) {
    return false;
  }
  const name = parent.name.text;
  return name === 'prefault' || (name === 'default' && dialect === 'zod 3') || handsBooleanIn(parent.parent, dialect);
}
