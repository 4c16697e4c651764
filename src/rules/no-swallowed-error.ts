import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { handlingOf } from '../facts/handled-error.ts';
import { ioIn, operationText } from '../facts/reached-io.ts';
import { ship } from '../fixes/mend.ts';
import { isRejectionHandler } from '../typing/rejection-handler.ts';
import { caughtAt, type Caught } from './no-swallowed-error/caught.ts';
import { isExempt, isMeant } from './no-swallowed-error/exemption.ts';
import { failingOperationOf, type Scope } from './no-swallowed-error/failing-operation.ts';
import { mendsOf } from './no-swallowed-error/mends.ts';
import { outcomeOf } from './no-swallowed-error/outcome.ts';
import { mendsOfSettled } from './no-swallowed-error/settled-mends.ts';
import { unreadOutcomesOf } from './no-swallowed-error/settled.ts';
import { type MessageIds, wordsFor } from './no-swallowed-error/words.ts';

type Options = readonly [{ readonly failureValues?: boolean; readonly scope?: Scope }];

export default createRule<Options, MessageIds>({
  name: 'no-swallowed-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow dropping the error of work that leaves the process',
      domain: 'logging',
      incident: 'orders-failed-without-a-trace',
      mends: {
        addError: 'likely',
        logError: 'likely',
        logRejections: 'likely',
        rethrow: 'likely',
        rethrowOthers: 'likely',
        rethrowWithCause: 'likely',
      },
      recommended: { recommended: true, strict: [{ failureValues: true, scope: 'everywhere' }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          failureValues: {
            type: 'boolean',
            description: 'Whether a value that says that something failed, and not why, is reported too.',
          },
          scope: {
            type: 'string',
            description: 'Whether only handlers of work that reaches input or output are looked at, or all.',
            enum: ['io', 'everywhere'],
          },
        },
      },
    ],
    defaultOptions: [{ failureValues: false, scope: 'io' }],
    messages: {
      addError: 'Add the error to the line.',
      failureAnsweredAsSuccess:
        'When {{operation}} fails, the answer is {{value}} all the same: the caller takes the failure for success, and nobody tries again.',
      failureBecomesValue:
        'When {{operation}} fails, the error is dropped here and what follows sees {{value}}: an outage looks like an ordinary answer, and no log says why.',
      failureVanishes:
        'When {{operation}} fails, the error is dropped here and the work goes on: failure looks like success, and no log says what was lost.',
      failureWithoutReason:
        'When {{operation}} fails, the error is dropped here and the caller gets {{value}}: it knows that something failed, and no log says what.',
      logError: 'Log the error with `{{logger}}` first.',
      otherFailuresVanish:
        'When {{operation}} fails, the error is only held against `{{test}}`: every other failure ends here, and no log says why.',
      reasonNotLogged:
        'When {{operation}} fails, `{{log}}` writes a line without the error: the log says that something failed, never what.',
      logRejections: 'Log each rejection with `{{logger}}`.',
      rejectionsUnread:
        '`Promise.allSettled` does not reject, and nothing reads the reasons: when {{operation}} fails for one of them, failure looks like success, and no log says why.',
      rethrow: 'Throw the error on.',
      rethrowOthers: 'Throw every other error on.',
      rethrowWithCause: 'Throw an Error with this one as its `cause`.',
    },
    languages: ['js/js'],
  },
  create(context, [{ failureValues = false, scope = 'io' }]) {
    const { settings, sourceCode } = context;
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program } = services;
    if (fileKindOf(nodes.get(sourceCode.ast), program) !== 'service') {
      return {};
    }

    function inspect(node: TSESTree.CallExpression | TSESTree.CatchClause, caught: Caught): void {
      const handling = handlingOf(caught.handler, program);
      if (handling.kind === 'handled') {
        return;
      }
      const outcome = outcomeOf(caught, handling, program);
      const isTold = outcome?.kind === 'failure' && handling.kind === 'dropped' && !failureValues;
      const isSilent = outcome === undefined || isTold || isExempt(caught, outcome, program);
      const operation = isSilent ? undefined : failingOperationOf(caught, scope, program);
      if (outcome === undefined || operation === undefined) {
        return;
      }
      const { data, messageId } = wordsFor(operation, outcome, handling);
      const mends = mendsOf({ caught, handling, node, operation, outcome, services, sourceCode });
      context.report({ loc: locOf(node), messageId, data, ...ship(mends, settings) });
    }

    function inspectSettled(node: TSESTree.CallExpression): void {
      const settled = unreadOutcomesOf(nodes.get(node));
      const io = settled && ioIn(settled.work, program, true);
      if (settled === undefined || io === undefined || isMeant(settled.statement)) {
        return;
      }
      const mends = mendsOfSettled(settled, io, node, { services, sourceCode });
      const data = { operation: operationText({ call: io.call, io }) };
      context.report({ loc: locOf(node), messageId: 'rejectionsUnread', data, ...ship(mends, settings) });
    }

    function locOf(node: TSESTree.CallExpression | TSESTree.CatchClause): TSESTree.SourceLocation {
      if (node.type === AST_NODE_TYPES.CatchClause) {
        const last = sourceCode.getTokenBefore(node.body);
        return { start: node.loc.start, end: (last ?? node).loc.end };
      }
      return node.callee.type === AST_NODE_TYPES.MemberExpression ? node.callee.property.loc : node.loc;
    }

    return {
      CallExpression(node) {
        if (isAllSettled(node)) {
          inspectSettled(node);
          return;
        }
        const handler = mayHandle(node) ? node.arguments.at(-1) : undefined;
        const held = handler && (nodes.get(handler) as ts.Expression);
        if (held && isRejectionHandler(held, program.getTypeChecker())) {
          inspect(node, caughtAt(held.parent as ts.CallExpression, held));
        }
      },
      CatchClause(node) {
        const clause = nodes.get(node);
        inspect(node, { attempt: clause.parent.tryBlock, handler: clause, isChained: false });
      },
    };
  },
});

function isAllSettled({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.object.type === AST_NODE_TYPES.Identifier &&
    callee.object.name === 'Promise' &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    callee.property.name === 'allSettled'
  );
}

/** Whether a call has the form of `….catch(handler)` or `….then(…, handler)`. */
function mayHandle({ arguments: given, callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    ((callee.property.name === 'catch' && given.length === 1) || (callee.property.name === 'then' && given.length === 2))
  );
}
