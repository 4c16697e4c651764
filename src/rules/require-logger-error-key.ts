import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { constantValueOf } from '../ast/constant-value.ts';
import { namesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { logCallOf } from '../facts/log-call.ts';
import { errorKeyOf, formatsBehind } from '../facts/logger-format.ts';
import { isLostInJson } from '../facts/lost-in-json.ts';
import { ship } from '../fixes/mend.ts';
import { calleeOf } from '../typing/callee-symbol.ts';
import { isText } from '../typing/text.ts';
import ts from '../typing/typescript.ts';
import { type Finding, findingOf, handedErrorsIn, type Questions } from './require-logger-error-key/lost-error.ts';
import { mendsOf } from './require-logger-error-key/mends.ts';
import { stringifiedErrorIn, wayTo } from './require-logger-error-key/stringified-error.ts';

type Options = readonly [{ readonly interpolated: boolean }];
type MessageIds = Finding | 'errorStringified' | 'passError' | 'useErrorKey';

export default createRule<Options, MessageIds>({
  name: 'require-logger-error-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an Error to be logged where the logger writes its message and stack',
      domain: 'logging',
      incident: 'errors-lost-in-json',
      mends: { passError: 'likely', useErrorKey: 'likely' },
      recommended: { recommended: true, strict: [{ interpolated: true }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          interpolated: { type: 'boolean', description: 'Whether an Error that only becomes part of the text is reported too.' },
        },
      },
    ],
    defaultOptions: [{ interpolated: false }],
    messages: {
      errorAsText:
        '{{library}} takes `{{error}}` for fields and was not made with a format for errors: the line has neither its message nor its stack.',
      errorDropped: '{{library}} drops `{{error}}`, which follows the text: the line says that something failed, and nothing says what.',
      errorEmptied: '{{library}} writes `{{key}}` as JSON, which keeps no message and no stack of `{{error}}`: the line holds `{}` where the failure was.',
      errorInPlaceholder: '{{library}} fills `{{placeholder}}` with JSON, which keeps no message and no stack of `{{error}}`: the text ends in `{}`.',
      errorInText: '`{{error}}` becomes part of the text: {{library}} never sees the Error, and its stack and cause are lost.',
      errorStringified:
        '`{{logger}}` hands `{{error}}` to `JSON.stringify`{{path}}, which keeps no message and no stack: the line holds `{}` where the failure was.',
      passError: 'Pass the Error as an argument of its own, which {{library}} writes in full.',
      useErrorKey: 'Hand the Error over as `{{key}}`, which {{library}} writes in full.',
    },
    languages: ['js/js'],
  },
  create(context, [{ interpolated }]) {
    const { settings, sourceCode } = context;
    const { esTreeNodeToTSNodeMap: nodes, program } = getParserServices(context);
    const kind = fileKindOf(nodes.get(sourceCode.ast), program);
    if (kind === 'browser' || kind === 'test') {
      return {};
    }
    const questions: Questions = {
      isError: (value) => mayBeError(value) && isLostInJson(nodes.get(value) as ts.Expression, program),
      isText: (value) => isText(nodes.get(value) as ts.Expression, program),
      literalOf: (value) => {
        const constant = constantValueOf(value, sourceCode);
        return constant?.type === AST_NODE_TYPES.ObjectExpression ? constant : undefined;
      },
    };

    function visit(node: TSESTree.CallExpression, given: readonly TSESTree.Expression[]): void {
      const call = nodes.get(node);
      const role = logCallOf(call, program);
      if (role === undefined) {
        const stringified = stringifiedErrorIn(given, questions, call, program);
        if (stringified !== undefined) {
          const { errorKey, handed, path } = stringified;
          const data = { error: sourceCode.getText(handed.error), ...wayTo(path, node, sourceCode) };
          const mends = errorKey === undefined ? [] : mendsOf({ call: node, errorKey, given, handed, role: { ...OWN, library: data.logger }, sourceCode });
          context.report({ node: handed.error, messageId: 'errorStringified', data, ...ship(mends, settings) });
        }
        return;
      }
      const handed = role.library === 'console' ? [] : handedErrorsIn(given, role, questions);
      const callee = calleeOf(call);
      const logger = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined;
      const formats = handed.length > 0 ? formatsBehind(logger, role, program) : [];
      const kept = handed.filter((candidate) => findingOf(candidate, role, formats) === undefined).map(({ error }) => sourceCode.getText(error));
      for (const candidate of handed) {
        const finding = findingOf(candidate, role, formats);
        if (finding !== undefined && !kept.includes(sourceCode.getText(candidate.error)) && (finding !== 'errorInText' || (interpolated && handed.length === 1))) {
          const { error, field, placeholder = '' } = candidate;
          const data = { error: sourceCode.getText(error), key: field?.key ?? '', library: role.library, placeholder };
          const mends = mendsOf({ call: node, errorKey: errorKeyOf(formats), given, handed: candidate, role, sourceCode });
          context.report({ node: error, messageId: finding, data, ...ship(mends, settings) });
          return;
        }
      }
    }

    return {
      CallExpression(node) {
        const given = mayLog(node.callee) ? givenTo(node) : [];
        if (given.length > 0) {
          visit(node, given);
        }
      },
    };
  },
});

const LOG_NAMES = namesWithRole(({ kind }) => kind === 'log');

const LOG_NAME = /^log(?:$|[A-Z_])|Log(?:$|[A-Z_])|[lL]ogger/;

/** A log function of the project has a name that says so, or that of a level. */
function mayLog(callee: TSESTree.Expression): boolean {
  const name =
    callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier
      ? callee.property.name
      : callee.type === AST_NODE_TYPES.Identifier
        ? callee.name
        : '';
  return LOG_NAMES.has(name) || LOG_NAME.test(name);
}

/** The arguments of a call; none where one is spread, as its place is not known. */
function givenTo({ arguments: given }: TSESTree.CallExpression): readonly TSESTree.Expression[] {
  return given.some(({ type }) => type === AST_NODE_TYPES.SpreadElement) ? [] : (given as TSESTree.Expression[]);
}

/** What is written out is no Error. */
function mayBeError({ type }: TSESTree.Expression): boolean {
  return !WRITTEN_OUT.has(type);
}

const WRITTEN_OUT: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.FunctionExpression,
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.ObjectExpression,
  AST_NODE_TYPES.TemplateLiteral,
]);

/** A function of the project is mended by its key alone. */
const OWN = { fields: 0, message: 1 };
