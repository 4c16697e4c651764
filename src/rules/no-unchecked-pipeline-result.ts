import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyCall, namesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { pipelineResult } from '../facts/pipeline-result.ts';
import { isWatched, queueExecutedBy } from '../facts/queue-commands.ts';
import { isExplainedOn } from '../facts/stated-reason.ts';
import { ship } from '../fixes/mend.ts';
import ts from '../typing/typescript.ts';
import { mendsOf } from './no-unchecked-pipeline-result/mends.ts';

type Options = readonly [{ readonly dropped: 'any' | 'losing' }];
type MessageIds = 'abortDropped' | 'errorDropped' | 'errorReadAsNothing' | 'throwError';

export default createRule<Options, MessageIds>({
  name: 'no-unchecked-pipeline-result',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using or dropping what `exec()` of a pipeline brings without looking at the errors in it',
      domain: 'cache',
      incident: 'queued-and-not-sent',
      mends: { throwError: 'likely' },
      recommended: { recommended: true, strict: [{ dropped: 'any' }] },
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          dropped: {
            type: 'string',
            description: 'Which queues may not be executed without a look at what that brings: those whose failure loses something, or any.',
            enum: ['any', 'losing'],
          },
        },
      },
    ],
    defaultOptions: [{ dropped: 'losing' }],
    messages: {
      abortDropped: '`{{exec}}` brings null when a watched key has changed, and nothing looks at that: none of the commands was run, and production goes on as if all were.',
      errorDropped:
        '`{{exec}}` resolves whatever becomes of its commands, {{outage}}and nothing looks at what it brings: when `{{command}}` fails, {{loss}}, and production goes on.',
      errorReadAsNothing:
        'The value of a command is read here, and its error, which stands beside it, nowhere: `{{exec}}` does not reject, so a command that failed is taken for one that found nothing.',
      throwError: 'Throw the error of a command that failed.',
    },
    languages: ['js/js'],
  },
  create(context, [{ dropped }]) {
    const services = getParserServices(context);
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: tsNodes } = services;
    const file = nodes.get(context.sourceCode.ast);
    if (fileKindOf(file, program) === 'test') {
      return {};
    }

    function reportDropped(node: TSESTree.CallExpression, exec: ts.CallExpression): void {
      const queue = queueExecutedBy(exec, program);
      const statement = ts.findAncestor(exec, ts.isStatement);
      if (statement !== undefined && isExplainedOn(statement)) {
        return;
      }
      const isAborted = queue?.isTransaction === true && isWatched(exec);
      const losing = queue?.commands.find((command) => LOSSES.has(nameOf(command)));
      // A transaction rejects where there is no Redis: only a command that Redis refuses is left in its slot.
      const isLosing = isAborted || (losing !== undefined && queue?.isTransaction !== true);
      const command = losing ?? queue?.commands.find((candidate) => isDoing(candidate, program));
      if (isLosing || (dropped === 'any' && command !== undefined)) {
        context.report({
          node,
          messageId: isAborted ? 'abortDropped' : 'errorDropped',
          data: {
            command: nameOf(command ?? exec),
            exec: textOf(exec),
            loss: (command && LOSSES.get(nameOf(command))) ?? 'what it was to do is not done',
            outage: queue?.isTransaction === true ? '' : 'with no Redis to be reached as well, ',
          },
          ...ship(mendsOf(node, services, context.sourceCode), context.settings),
        });
      }
    }

    return {
      CallExpression(node) {
        if (node.callee.type !== AST_NODE_TYPES.MemberExpression || node.callee.property.type !== AST_NODE_TYPES.Identifier || !EXECUTES.has(node.callee.property.name)) {
          return;
        }
        const exec = nodes.get(node);
        const result = pipelineResult(exec, program);
        if (result === undefined || result.isChecked) {
          return;
        }
        if (result.value !== undefined) {
          const place = result.value.getSourceFile() === file ? tsNodes.get<TSESTree.Node>(result.value) : node;
          const mends = mendsOf(node, services, context.sourceCode);
          context.report({ node: place, messageId: 'errorReadAsNothing', data: { exec: textOf(exec) }, ...ship(mends, context.settings) });
        } else if (result.dropped) {
          reportDropped(node, exec);
        }
      },
    };
  },
});

const EXECUTES = namesWithRole((role) => role.kind === 'cache' && role.operation === 'execute');

const WORK = 'its work is lost';
const STAYS = 'what it was to take away stays';

/** Commands whose failure loses something that nothing puts right later, by what is lost. */
const LOSSES: ReadonlyMap<string, string> = new Map([
  ...['lmove', 'lpush', 'lpushx', 'rpoplpush', 'rpush', 'rpushx', 'xadd'].map((name) => [name, WORK] as const),
  ...['del', 'getdel', 'hdel', 'lrem', 'ltrim', 'srem', 'unlink', 'xack', 'xdel', 'zrem', 'zremrangebyrank', 'zremrangebyscore'].map((name) => [name, STAYS] as const),
]);

/** Whether a command does more than read: of one that only reads, nothing is missed where its answer is dropped. */
function isDoing(command: ts.CallExpression, program: ts.Program): boolean {
  const role = classifyCall(command, program);
  return role?.kind !== 'cache' || role.operation === 'delete' || role.operation === 'write';
}

function nameOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** `pipeline.exec()`, or `exec()` alone where a chain stands before it. */
function textOf({ expression }: ts.CallExpression): string {
  return ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression) ? `${expression.expression.text}.exec()` : 'exec()';
}
