import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';
import type ts from 'typescript';

import { type Answer, ANSWER_NAMES, answerOf } from '../calls/classify-response.ts';
import { assignedAnswerOf, STATUS_PROPERTY_NAMES } from '../calls/status-assignment.ts';
import { isAnsweredUnseen } from '../calls/thrown-answer.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { isHealthCheck } from '../facts/health-check.ts';
import { helperAnswerOf } from '../facts/helper-answer.ts';
import { ioIn, operationText } from '../facts/reached-io.ts';
import { ship } from '../fixes/mend.ts';
import { calledText } from '../typing/callee-symbol.ts';
import { type MendIds, mendsOf } from './no-opaque-500/mends.ts';
import { type Unheard, unheardBehind } from './no-opaque-500/unheard.ts';

type MessageIds = MendIds | 'opaqueAnswer' | 'textLogged';

export default createRule<[], MessageIds>({
  name: 'no-opaque-500',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow answering status 500 and above while dropping the error',
      domain: 'logging',
      incident: 'something-went-wrong',
      mends: { logError: 'likely', passOn: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      logError: 'Log the error with `{{logger}}` first.',
      opaqueAnswer:
        'When {{failing}}, status {{status}} is all that is left of it: users are told that something went wrong, and no log, reporter or error handler hears what.',
      passOn: 'Hand the error to `{{next}}`, and so to the error handler of the application.',
      textLogged:
        'When {{failing}}, `{{log}}` writes a line without the error and the answer is status {{status}}: the log counts the failures, and never says why.',
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

    function inspect(answer: Answer | undefined, node: TSESTree.Node): void {
      if (answer === undefined || answer.status < 500 || answer.status === NOT_IMPLEMENTED || isHealthCheck(answer.call)) {
        return;
      }
      const unheard = unheardBehind(answer, program);
      if (unheard !== undefined && (answer.by !== 'throw' || isAnsweredUnseen(answer.call as ts.NewExpression, program))) {
        report(answer, unheard, node);
      }
    }

    function report(answer: Answer, { failure, handling }: Unheard, node: TSESTree.Node): void {
      const io = failure.attempt && ioIn(failure.attempt, program);
      const operation = io && operationText({ call: io.call, io });
      const text = `${io ? calledText(io.call) : 'request'} failed`;
      const data = { failing: operation === undefined ? 'this fails' : `${operation} fails`, status: String(answer.status) };
      context.report({
        node: services.tsNodeToESTreeNodeMap.get(answer.at),
        ...(handling.kind === 'text only'
          ? { data: { ...data, log: handling.log.expression.getText() }, messageId: 'textLogged' }
          : { data, messageId: 'opaqueAnswer' }),
        ...ship(mendsOf(answer, failure, text, { node, services, sourceCode }), settings),
      });
    }

    return {
      AssignmentExpression(node) {
        if (setsStatus(node)) {
          inspect(assignedAnswerOf(nodes.get(node), program), node);
        }
      },
      CallExpression(node) {
        const answer = mayAnswer(node) ? answerOf(nodes.get(node), program) : undefined;
        inspect(answer ?? (mayBeHelper(node) ? helperAnswerOf(nodes.get(node), program) : undefined), node);
      },
      NewExpression(node) {
        inspect(mayAnswer(node) ? answerOf(nodes.get(node), program) : undefined, node);
      },
    };
  },
});

/** What is not there cannot fail. */
const NOT_IMPLEMENTED = 501;

function mayAnswer({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  return name.type === AST_NODE_TYPES.Identifier && ANSWER_NAMES.has(name.name);
}

function setsStatus({ left, operator }: TSESTree.AssignmentExpression): boolean {
  return (
    operator === '=' && left.type === AST_NODE_TYPES.MemberExpression && left.property.type === AST_NODE_TYPES.Identifier &&
    STATUS_PROPERTY_NAMES.has(left.property.name)
  );
}

/** Whether the call is all that a statement does, or is what is returned, in a catch clause or in what is handed to `.catch` or `.then`. */
function mayBeHelper(node: TSESTree.CallExpression): boolean {
  let { parent }: { parent: TSESTree.Node | undefined } = node;
  if (parent.type === AST_NODE_TYPES.AwaitExpression) {
    ({ parent } = parent);
  }
  if (parent.type === AST_NODE_TYPES.ArrowFunctionExpression) {
    return isRejectionCallback(parent);
  }
  if (parent.type !== AST_NODE_TYPES.ExpressionStatement && parent.type !== AST_NODE_TYPES.ReturnStatement) {
    return false;
  }
  for (let { parent: around } = parent; around.type !== AST_NODE_TYPES.Program; around = around.parent) {
    if (around.type === AST_NODE_TYPES.CatchClause) {
      return true;
    }
    if (FUNCTIONS.has(around.type)) {
      return isRejectionCallback(around);
    }
  }
  return false;
}

function isRejectionCallback({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === AST_NODE_TYPES.CallExpression && parent.callee.type === AST_NODE_TYPES.MemberExpression &&
    parent.callee.property.type === AST_NODE_TYPES.Identifier && REJECTION_HANDLERS.has(parent.callee.property.name)
  );
}

const FUNCTIONS = new Set([AST_NODE_TYPES.ArrowFunctionExpression, AST_NODE_TYPES.FunctionDeclaration, AST_NODE_TYPES.FunctionExpression]);
const REJECTION_HANDLERS = new Set(['catch', 'then']);
