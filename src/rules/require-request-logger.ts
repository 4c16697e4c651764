import { AST_NODE_TYPES, type ParserServicesWithTypeInformation, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import { Scope, type SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { handedErrorIn } from '../ast/handed-error.ts';
import { variablesInScope } from '../ast/scope-variables.ts';
import { classifyCall, classifyMember, type LogCall, namesWithRole } from '../calls/classify-call.ts';
import { isRequest } from '../calls/classify-input.ts';
import { createRule } from '../create-rule.ts';
import { mentionIn } from '../facts/data-flow.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { type Mend, ship } from '../fixes/mend.ts';
import { isErrorValue } from '../typing/error-value.ts';
import ts from '../typing/typescript.ts';

type MessageIds = 'lineWithoutRequest' | 'useRequestLogger';

export default createRule<[], MessageIds>({
  name: 'require-request-logger',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require the logger of the request where one is at hand',
      domain: 'logging',
      incident: 'lines-without-a-request',
      mends: { useRequestLogger: 'likely' },
      recommended: 'strict',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      lineWithoutRequest:
        '`{{logger}}` writes a line that does not say which request it belongs to, although `{{request}}` would: under load nobody can tell whose line it is.',
      useRequestLogger: 'Use `{{request}}`.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(sourceCode.ast), program) !== 'service') {
      return {};
    }

    return {
      CallExpression(node) {
        const { callee } = node;
        if (
          callee.type !== AST_NODE_TYPES.MemberExpression ||
          callee.object.type !== AST_NODE_TYPES.Identifier ||
          callee.property.type !== AST_NODE_TYPES.Identifier ||
          !LOG_NAMES.has(callee.property.name) ||
          !isOfModule(callee.object, sourceCode)
        ) {
          return;
        }
        const role = classifyCall(nodes.get(node), program);
        const request = role?.kind === 'log' ? requestLoggerAt(node, sourceCode, services) : undefined;
        const namesRequest = node.arguments.some((argument) => mentionIn(nodes.get(argument), ({ text }) => text === request?.variable));
        if (request === undefined || role?.kind !== 'log' || namesRequest || isErrorOnStdout(node, role)) {
          return;
        }
        const data = { logger: sourceCode.getText(callee), request: request.text };
        context.report({ node: callee, messageId: 'lineWithoutRequest', data, ...ship(mendsOf(node, callee, role, request), settings) });
      },
    };

    /** Another rule's. */
    function isErrorOnStdout({ arguments: given }: TSESTree.CallExpression, { level, library }: LogCall): boolean {
      return (
        library === 'console' &&
        (level === 'log' || level === 'info' || level === 'debug') &&
        given.some((argument) => handedErrorIn(argument, (value) => isErrorValue(nodes.get(value) as ts.Expression, program)) !== undefined)
      );
    }
  },
});

const LOG_NAMES = namesWithRole(({ kind }) => kind === 'log');

/** Whether the variable belongs to the module or to the platform rather than to a function. */
function isOfModule(name: TSESTree.Identifier, sourceCode: Readonly<SourceCode>): boolean {
  for (let scope: Scope.Scope | null = sourceCode.getScope(name); scope !== null; scope = scope.upper) {
    if (scope.set.has(name.name)) {
      return scope.type === Scope.ScopeType.module || scope.type === Scope.ScopeType.global;
    }
  }
  return true;
}

interface RequestLogger {
  readonly variable: string;
  readonly text: string;
  readonly library: string;
}

/** The logger of the request that a function around `node` is handed. Misses what a context or a store holds. */
function requestLoggerAt(
  node: TSESTree.Node,
  sourceCode: Readonly<SourceCode>,
  { getTypeAtLocation, program }: ParserServicesWithTypeInformation,
): RequestLogger | undefined {
  for (const { defs: [definition], identifiers: [identifier], name } of variablesInScope(node, sourceCode)) {
    const type = definition?.type === Scope.DefinitionType.Parameter && identifier ? getTypeAtLocation(identifier) : undefined;
    const log = type?.getProperty('log');
    const method = log && isRequest(type as ts.Type, program) ? program.getTypeChecker().getTypeOfSymbol(log).getProperty('error') : undefined;
    const role = method && classifyMember(method, program);
    if (role?.kind === 'log') {
      return { library: role.library, text: `${name}.log`, variable: name };
    }
  }
  return undefined;
}

/** The same call on the other logger, where that takes the same arguments. */
function mendsOf(
  { arguments: given }: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  { level, library }: LogCall,
  request: RequestLogger,
): readonly Mend<MessageIds>[] {
  const [only, ...others] = given;
  const isText = only !== undefined && others.length === 0 && (only.type === AST_NODE_TYPES.Literal || only.type === AST_NODE_TYPES.TemplateLiteral);
  if (library !== request.library && !(library === 'console' && isText)) {
    return [];
  }
  return [
    {
      data: { request: request.text },
      fix: (fixer) => fixer.replaceText(callee, `${request.text}.${level === 'log' ? 'info' : level}`),
      level: 'likely',
      messageId: 'useRequestLogger',
    },
  ];
}
