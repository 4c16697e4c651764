import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { handedErrorIn } from '../ast/handed-error.ts';
import { classifyByDeclaration } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { isOnlyForCommandLine } from '../facts/command-line-module.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { ship } from '../fixes/mend.ts';
import { reachableLogger } from '../fixes/reachable-logger.ts';
import { isErrorHandler, isErrorValue } from '../typing/error-value.ts';
import { mendsOfCall, mendsOfCallback } from './no-console-error-object/mends.ts';

type Options = readonly [{ readonly methods: readonly ('debug' | 'info' | 'log')[] }];
type MessageIds = 'errorOnStdout' | 'handlerOnStdout' | 'logWithLogger' | 'useConsoleError';

export default createRule<Options, MessageIds>({
  name: 'no-console-error-object',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handing an Error to `console.log` or `console.info`',
      domain: 'logging',
      incident: 'every-error-was-an-empty-object',
      mends: { logWithLogger: 'likely', useConsoleError: 'proved' },
      recommended: { recommended: true, strict: [{ methods: ['log', 'info', 'debug'] }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          methods: {
            type: 'array',
            description: 'The methods of `console` that no Error should be handed to.',
            items: { type: 'string', enum: ['log', 'info', 'debug'] },
            uniqueItems: true,
          },
        },
      },
    ],
    defaultOptions: [{ methods: ['log', 'info'] }],
    messages: {
      errorOnStdout:
        '`console.{{method}}` writes `{{error}}` to stdout among the ordinary lines: no alert on errors fires, and where console arguments are shipped as JSON it arrives as `{}`.',
      handlerOnStdout:
        '`console.{{method}}` writes every Error it is called with to stdout among the ordinary lines: no alert on errors fires, and where console arguments are shipped as JSON it arrives as `{}`.',
      logWithLogger: 'Log it with `{{logger}}`, where {{library}} writes an Error in full.',
      useConsoleError: 'Use `console.error` with the Error as an argument of its own.',
    },
    languages: ['js/js'],
  },
  create(context, [{ methods }]) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(sourceCode.ast), program) !== 'service') {
      return {};
    }

    function watchedMethodOf(callee: TSESTree.Expression): string | undefined {
      const role = mayBeConsole(callee, methods) ? classifyByDeclaration(nodes.get(callee) as ts.Expression, program) : undefined;
      return role?.library === 'console' && hasStderr(callee) ? methods.find((method) => method === role.method) : undefined;
    }

    /** A `Pick<Console, 'log'>` is a place of the project's own to write to, and where that leads is not known. */
    function hasStderr(callee: TSESTree.Expression): boolean {
      return callee.type !== AST_NODE_TYPES.MemberExpression || services.getTypeAtLocation(callee.object).getProperty('error') !== undefined;
    }

    /** Asked last, as it asks who imports what. */
    function isForCommandLine(): boolean {
      return isOnlyForCommandLine(nodes.get(sourceCode.ast), program);
    }

    return {
      CallExpression(node) {
        for (const argument of node.arguments) {
          const method = argument.type === AST_NODE_TYPES.MemberExpression ? watchedMethodOf(argument) : undefined;
          if (method !== undefined && isErrorHandler(nodes.get(argument) as ts.Expression, program) && !isForCommandLine()) {
            const mends = mendsOfCallback(argument as TSESTree.MemberExpression);
            context.report({ node: argument, messageId: 'handlerOnStdout', data: { method }, ...ship(mends, settings) });
          }
        }
        const method = node.arguments.length > 0 ? watchedMethodOf(node.callee) : undefined;
        if (method === undefined) {
          return;
        }
        for (const argument of node.arguments) {
          const handed = handedErrorIn(argument, (value) => isErrorValue(nodes.get(value) as ts.Expression, program));
          if (handed !== undefined && !isForCommandLine()) {
            const mends = mendsOfCall(node, handed, reachableLogger(node, sourceCode, services), sourceCode);
            const data = { error: sourceCode.getText(handed.error), method };
            context.report({ node: handed.error, messageId: 'errorOnStdout', data, ...ship(mends, settings) });
            return;
          }
        }
      },
    };
  },
});

/** A bare name may be a method taken out of `console`; a property keeps its name. */
function mayBeConsole(callee: TSESTree.Expression, methods: readonly string[]): boolean {
  return (
    callee.type === AST_NODE_TYPES.Identifier ||
    (callee.type === AST_NODE_TYPES.MemberExpression &&
      (callee.property.type === AST_NODE_TYPES.Identifier ? methods.includes(callee.property.name) : callee.computed))
  );
}
