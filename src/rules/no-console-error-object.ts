import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { classifyCall } from '../calls/classify-call.ts';
import { createRule } from '../create-rule.ts';
import { isErrorValue } from '../typing/error-value.ts';

export default createRule<[], 'errorOnStdout'>({
  name: 'no-console-error-object',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow handing an Error to `console.log`',
      domain: 'logging',
      incident: 'every-error-was-an-empty-object',
      mends: {},
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    schema: [],
    messages: {
      errorOnStdout: '`{{error}}` goes to stdout without a level, so nothing that watches for errors sees it.',
    },
    languages: ['js/js'],
  },
  defaultOptions: [],
  create(context) {
    const services = getParserServices(context);

    return {
      CallExpression(node) {
        const call = classifyCall(services.esTreeNodeToTSNodeMap.get(node), services.program);
        if (call?.library !== 'console' || call.method !== 'log') {
          return;
        }
        for (const argument of node.arguments) {
          const value = services.esTreeNodeToTSNodeMap.get(argument);
          if (argument.type !== 'SpreadElement' && isErrorValue(value as never, services.program)) {
            context.report({ node: argument, messageId: 'errorOnStdout', data: { error: context.sourceCode.getText(argument) } });
          }
        }
      },
    };
  },
});
