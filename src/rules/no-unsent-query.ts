import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { packagesWithRole } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { builtQueryOf } from '../facts/built-query.ts';
import { type Discard, discardOf } from '../facts/discarded.ts';
import { queryNameOf } from '../facts/query-name.ts';
import { QUEUE_OPENINGS, unexecutedQueueOf } from '../facts/unexecuted-queue.ts';
import { ship } from '../fixes/mend.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import ts from '../typing/typescript.ts';
import { type MendIds, mendsOfQuery, mendsOfQueue } from './no-unsent-query/mends.ts';

export default createRule<readonly [], MendIds | 'unexecutedQueue' | 'unsentQuery'>({
  name: 'no-unsent-query',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow building a query, or filling a queue of commands, that nothing ever sends',
      domain: 'orm',
      incident: 'work-that-was-never-sent',
      mends: { awaitEach: 'likely', awaitQuery: 'likely', executeQueue: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      awaitEach: 'Await the query of each element in turn.',
      awaitQuery: 'Await the query.',
      executeQueue: 'Execute the queue.',
      unexecutedQueue:
        '`{{queue}}` is filled here and never executed: its commands ({{commands}}) stay in the memory of the process, {{library}} sees none of them, and no error says so.',
      unsentQuery:
        '`{{query}}`{{path}} only builds a query, and {{how}}: {{library}} is never sent it, nothing is {{done}}, and no error says so.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: esTree } = getParserServices(context);
    if (!holdsAnyOf(LAZY, program)) {
      return {};
    }

    function visit(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
      if (isUsedInPlace(node)) {
        return;
      }
      const call = nodes.get(node);
      // Where a value goes is mostly written around it. For a variable, the rest of its function must be read.
      const mayBeUnsent = ts.isVariableDeclaration(call.parent) || discardOf(call, program) !== undefined;
      const built = mayBeUnsent ? builtQueryOf(call, program) : undefined;
      const discard = built && discardOf(call, program);
      if (built !== undefined && discard !== undefined) {
        const { library, operation } = built.evidence;
        context.report({
          node,
          messageId: 'unsentQuery',
          data: {
            done: operation === 'read' ? 'read' : 'written',
            how: howOf(discard),
            library,
            path: built.path.length === 0 ? '' : ` (${built.path.join(' → ')})`,
            query: queryNameOf(built),
          },
          ...ship(mendsOfQuery(call, discard, context.sourceCode, program), context.settings),
        });
      }
    }

    function visitOpening(node: TSESTree.CallExpression): void {
      const queue = unexecutedQueueOf(nodes.get(node), program);
      if (queue !== undefined) {
        const names = queue.commands.map((command) => calleeNameOf(calleeOf(command))?.text ?? '');
        context.report({
          node: queue.variable === undefined ? node : esTree.get(queue.variable),
          messageId: 'unexecutedQueue',
          data: {
            commands: [...new Set(names)].slice(0, 4).join(', '),
            library: queue.library,
            queue: queue.variable?.text ?? queue.opening.getText(),
          },
          ...ship(mendsOfQueue(queue), context.settings),
        });
      }
    }

    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier && QUEUE_OPENINGS.has(callee.property.name)) {
          visitOpening(node);
        }
        visit(node);
      },
      TaggedTemplateExpression: visit,
    };
  },
});

/** The packages of what is not sent by being called. */
const LAZY = packagesWithRole((role) => role.kind === 'queue' || (role.kind === 'query' && role.sent === 'when awaited'));

/** Whether what is around a call makes use of what it answers, which is so of nearly all: no type is asked for those. */
function isUsedInPlace({ parent }: TSESTree.Node): boolean {
  switch (parent?.type) {
    case AST_NODE_TYPES.AwaitExpression:
    case AST_NODE_TYPES.MemberExpression:
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.SpreadElement:
    case AST_NODE_TYPES.AssignmentExpression:
    case AST_NODE_TYPES.BinaryExpression:
    case AST_NODE_TYPES.IfStatement:
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.ThrowStatement:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.YieldExpression:
    case AST_NODE_TYPES.JSXExpressionContainer:
      return true;
    case AST_NODE_TYPES.UnaryExpression:
      return parent.operator !== 'void';
    case AST_NODE_TYPES.CallExpression:
      return !isFilling(parent.callee);
    case AST_NODE_TYPES.VariableDeclarator:
      return parent.id.type !== AST_NODE_TYPES.Identifier;
    default:
      return false;
  }
}

function isFilling(callee: TSESTree.Expression): boolean {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    callee.property.type === AST_NODE_TYPES.Identifier &&
    (callee.property.name === 'push' || callee.property.name === 'unshift')
  );
}

/** Why nobody awaits it. */
function howOf(discard: Discard): string {
  switch (discard.how) {
    case 'awaited list':
      return '`await` on a list awaits none of its elements';
    case 'callback': {
      const callee = calleeOf(discard.by);
      return `\`${calleeNameOf(callee)?.text ?? 'the call around it'}\` drops what its callback answers`;
    }
    case 'statement':
      return 'nothing awaits it';
    case 'variable':
      return `nothing awaits \`${discard.name.text}\``;
    case 'void':
      return ts.isIdentifier(discard.by.expression) ? 'nothing awaits it' : '`void` does not await it';
  }
}
