import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { type Answer, ANSWER_NAMES, answerOf } from '../calls/classify-response.ts';
import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { isHealthCheck } from '../facts/health-check.ts';
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

    function inspect(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
      const answer = mayAnswer(node) ? answerOf(nodes.get(node), program) : undefined;
      if (answer === undefined || answer.status < 500 || answer.status === NOT_IMPLEMENTED || isHealthCheck(answer.call)) {
        return;
      }
      const unheard = unheardBehind(answer, program);
      if (unheard !== undefined) {
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

    return { CallExpression: inspect, NewExpression: inspect };
  },
});

/** What is not there cannot fail. */
const NOT_IMPLEMENTED = 501;

function mayAnswer({ callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? callee.property : callee;
  return name.type === AST_NODE_TYPES.Identifier && ANSWER_NAMES.has(name.name);
}
