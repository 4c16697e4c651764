import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import { indentOf } from '../ast/indent.ts';
import { quoted } from '../ast/quote-style.ts';
import { createRule } from '../create-rule.ts';
import { isCheckedText } from '../facts/checked-text.ts';
import type { UncheckedUse } from '../facts/number-arrival.ts';
import { uncheckedUseOf } from '../facts/unchecked-number.ts';
import { type WireValue, wireValuesOf } from '../facts/wire-value.ts';
import { type Mend, ship } from '../fixes/mend.ts';
import { calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf, DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';

type MessageIds = 'nanInArithmetic' | 'nanInQuery' | 'nanInResponse' | 'nanIsSetting' | 'nanPassesLimit' | 'refuseNaN';

export default createRule<[], MessageIds>({
  name: 'no-unchecked-number-parse',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using a number made of text from outside before anything has looked whether it is one',
      domain: 'http',
      incident: 'numbers-that-are-none',
      mends: { refuseNaN: 'likely' },
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
      nanPassesLimit: '`{{parse}}` is NaN for a text that is no number, `{{name}}` is false for NaN, and what was to be refused passes.',
      refuseNaN: 'Refuse what is no number.',
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
        context.report({ node, messageId: MESSAGES[use.how], data, ...ship(mendsOf(node, sourceCode), context.settings) });
      }
    }

    return {
      CallExpression(node) {
        if (isParse(node.callee)) {
          reportUnchecked(node, node.arguments[0]);
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

function isOfLanguage(call: ts.CallExpression, program: ts.Program): boolean {
  const [declaration] = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations ?? [];
  return declaration !== undefined && declaringPackageOf(declaration, program) === DEFAULT_LIBRARY;
}

/** Where the text comes from, if all that it may be comes from outside. */
function wireOf(expression: ts.Expression, program: ts.Program): WireValue | undefined {
  const wires = wireValuesOf({ entered: new Map(), expression, path: [] }, program);
  return wires.every((wire) => wire !== undefined && wire.part !== 'text') ? wires[0] : undefined;
}

/** After `const page = Number(…);`, a line that refuses it. */
function mendsOf(node: TSESTree.Node, sourceCode: Readonly<SourceCode>): readonly Mend<MessageIds>[] {
  const { parent: declarator } = node;
  const declaration = declarator?.type === AST_NODE_TYPES.VariableDeclarator && declarator.init === node ? declarator.parent : undefined;
  if (
    declaration?.declarations.length !== 1 || declarator?.type !== AST_NODE_TYPES.VariableDeclarator || declarator.id.type !== AST_NODE_TYPES.Identifier ||
    !LISTS.has(declaration.parent.type)
  ) {
    return [];
  }
  const statement = declaration.parent.type === AST_NODE_TYPES.ExportNamedDeclaration ? declaration.parent : declaration;
  const { name } = declarator.id;
  const { indent, step } = indentOf(statement, sourceCode);
  const lines = [`if (!Number.isFinite(${name})) {`, `${step}throw new RangeError(${quoted(`${name} is not a number`, sourceCode)});`, '}'];
  const text = lines.map((line) => `\n${indent}${line}`).join('');
  return [{ fix: (fixer) => fixer.insertTextAfter(statement, text), level: 'likely', messageId: 'refuseNaN' }];
}

const LISTS = new Set<string>([AST_NODE_TYPES.BlockStatement, AST_NODE_TYPES.ExportNamedDeclaration, AST_NODE_TYPES.Program]);
