import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyParameter, PARAMETER_DECORATORS } from '../calls/classify-parameter.ts';
import { createRule } from '../create-rule.ts';
import { isCheckedText } from '../facts/checked-text.ts';
import type { UncheckedUse } from '../facts/number-arrival.ts';
import { isLeftText } from '../facts/request-pipes.ts';
import { textAsNumberOf } from '../facts/text-as-number.ts';
import { uncheckedUseOf } from '../facts/unchecked-number.ts';
import { uncheckedTransformOf } from '../facts/unchecked-transform.ts';
import { type WireValue, wireValuesOf } from '../facts/wire-value.ts';
import { ship } from '../fixes/mend.ts';
import { calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf, DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';
import { type MendIds, mendsOfConstant, mendsOfParameter, mendsOfTransform } from './no-unchecked-number-parse/mends.ts';

type MessageIds =
  | MendIds | 'nanInArithmetic' | 'nanInQuery' | 'nanInResponse' | 'nanIsSetting' | 'nanIsValid' | 'nanPassesLimit' | 'textForNumber';

export default createRule<[], MessageIds>({
  name: 'no-unchecked-number-parse',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using a number made of text from outside before anything has looked whether it is one',
      domain: 'http',
      incident: 'numbers-that-are-none',
      mends: { parseInPipe: 'skeleton', pipeNumber: 'likely', refuseNaN: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      nanInArithmetic: '`{{parse}}` is NaN for a text that is no number, and so is all that `{{name}}` makes of it.',
      nanInQuery: '`{{parse}}` is NaN for a text that is no number, and `{{name}}` is sent with it: it fails, or asks for something else than the request did.',
      nanInResponse: '`{{parse}}` is NaN for a text that is no number, and JSON has none: `{{name}}` answers with null in its place.',
      nanIsSetting: '`{{parse}}` is NaN for a text that is no number, and `{{name}}` is set to it: a port is refused, a time is over at once.',
      nanIsValid: '`{{schema}}` makes NaN of a text that is no number and calls it valid: `{{leaf}}`, which arrives from {{source}}, is a number that is none.',
      nanPassesLimit: '`{{parse}}` is NaN for a text that is no number, `{{name}}` is false for NaN, and what was to be refused passes.',
      parseInPipe: 'Have `ParseIntPipe` make a number of it, or refuse it.',
      pipeNumber: 'Refuse NaN in the schema.',
      refuseNaN: 'Refuse what is no number.',
      textForNumber: '`{{name}}` is a text whatever its type says, as no pipe converts {{source}}: `{{use}}` takes "5" for 5, and whatever else is sent for a number.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { sourceCode } = context;
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);

    function reportUnchecked(node: TSESTree.CallExpression | TSESTree.UnaryExpression, text: TSESTree.Node | undefined): void {
      if (text === undefined || !MAY_BE_TEXT.has(text.type)) {
        return;
      }
      const parse = nodes.get(node) as ts.Expression;
      const use = uncheckedUseOf(parse, program);
      if (use === undefined || (ts.isCallExpression(parse) && !isOfLanguage(parse, program))) {
        return;
      }
      const expression = nodes.get(text) as ts.Expression;
      const wire = wireOf(expression, program);
      if (wire !== undefined && !isCheckedText(expression, parse, wire, program)) {
        const data = { name: use.name, parse: parse.getText() };
        context.report({ node, messageId: MESSAGES[use.how], data, ...ship(mendsOfConstant(node, sourceCode), context.settings) });
      }
    }

    function reportTransform(node: TSESTree.CallExpression): void {
      const call = nodes.get(node);
      const transform = uncheckedTransformOf(call, program);
      if (transform !== undefined) {
        const data = { leaf: transform.path.join('.') || transform.wire.part, schema: call.getText(), source: transform.wire.source };
        context.report({ node, messageId: 'nanIsValid', data, ...ship(mendsOfTransform(call, transform), context.settings) });
      }
    }

    return {
      CallExpression(node) {
        if (isParse(node.callee)) {
          reportUnchecked(node, node.arguments[0]);
        } else if (isTransform(node)) {
          reportTransform(node);
        }
      },
      Decorator(node) {
        if (!isParameterDecorator(node)) {
          return;
        }
        const decorator = nodes.get(node.expression) as ts.CallExpression;
        const parameter = decorator.parent.parent as ts.ParameterDeclaration;
        const decorated = isNumber(program.getTypeChecker().getTypeAtLocation(parameter)) ? classifyParameter(decorator, program) : undefined;
        const use = decorated?.member !== undefined && isLeftText(parameter, decorated, program) ? textAsNumberOf(parameter, program) : undefined;
        if (decorated !== undefined && use !== undefined) {
          const data = { name: parameter.name.getText(), source: `the request's ${decorated.input.part}`, use };
          context.report({ node, messageId: 'textForNumber', data, ...ship(mendsOfParameter(parameter, decorator, decorated), context.settings) });
        }
      },
      UnaryExpression(node) {
        if (node.operator === '+') {
          reportUnchecked(node, node.argument);
        }
      },
    };
  },
});

const MESSAGES = {
  arithmetic: 'nanInArithmetic', limit: 'nanPassesLimit', query: 'nanInQuery', response: 'nanInResponse', setting: 'nanIsSetting',
} as const satisfies Record<UncheckedUse['how'], MessageIds>;

const PARSES = new Set(['Number', 'parseFloat', 'parseInt']);

const MAY_BE_TEXT = new Set<string>([
  AST_NODE_TYPES.CallExpression, AST_NODE_TYPES.ChainExpression, AST_NODE_TYPES.Identifier, AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.MemberExpression, AST_NODE_TYPES.TSAsExpression, AST_NODE_TYPES.TSNonNullExpression,
]);

/** `Number`, `parseInt`, `Number.parseFloat`, as they are written. */
function isParse(callee: TSESTree.Expression): boolean {
  if (callee.type === AST_NODE_TYPES.Identifier) {
    return PARSES.has(callee.name);
  }
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'Number' &&
    callee.property.type === AST_NODE_TYPES.Identifier && PARSES.has(callee.property.name)
  );
}

/** `schema.transform(Number)`, and what else takes one function. */
function isTransform({ arguments: given, callee }: TSESTree.CallExpression): boolean {
  return given.length === 1 && callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && callee.property.name === 'transform';
}

/** `@Query('page')` of a parameter with a name. */
function isParameterDecorator({ expression, parent }: TSESTree.Decorator): boolean {
  return (
    (parent.type === AST_NODE_TYPES.Identifier || parent.type === AST_NODE_TYPES.AssignmentPattern) &&
    expression.type === AST_NODE_TYPES.CallExpression && expression.arguments.length > 0 &&
    expression.callee.type === AST_NODE_TYPES.Identifier && PARAMETER_DECORATORS.has(expression.callee.name)
  );
}

function isNumber(type: ts.Type): boolean {
  const parts = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) === 0);
  return parts.length > 0 && parts.every(({ flags }) => (flags & ts.TypeFlags.NumberLike) !== 0);
}

function isOfLanguage(call: ts.CallExpression, program: ts.Program): boolean {
  const [declaration] = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? [];
  return declaration !== undefined && declaringPackageOf(declaration, program) === DEFAULT_LIBRARY;
}

/** Where the text comes from, if all that it may be comes from outside. */
function wireOf(expression: ts.Expression, program: ts.Program): WireValue | undefined {
  const wires = wireValuesOf({ entered: new Map(), expression, path: [] }, program);
  return wires.every((wire) => wire !== undefined && wire.part !== 'text') ? wires[0] : undefined;
}
