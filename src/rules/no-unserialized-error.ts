import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { getParserServices } from '@typescript-eslint/utils/eslint-utils';

import { createRule } from '../create-rule.ts';
import { fileKindOf } from '../facts/file-kind.ts';
import { isLostInJson } from '../facts/lost-in-json.ts';
import { ship } from '../fixes/mend.ts';
import { propertyOf } from '../fixes/text-edits.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';
import { ENCODING_NAMES, type Encoding, encodingIn, isToldBeside, type Part, partsOf, PAYLOAD_NAMES, PAYLOAD_PACKAGES, payloadIn } from './no-unserialized-error/encoded.ts';
import { type MendIds, mendsOf, mendsOfSpread } from './no-unserialized-error/mends.ts';

type MessageIds = MendIds | 'emptyInAnswer' | 'emptyInJson' | 'emptyInPayload' | 'emptySpread' | 'reasonsInJson';

export default createRule<[], MessageIds>({
  name: 'no-unserialized-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow turning an Error into JSON as it is',
      domain: 'logging',
      incident: 'errors-lost-in-json',
      mends: { sendMessage: 'likely', spreadFields: 'likely', writeFields: 'likely' },
      recommended: 'recommended',
      requiresTypeChecking: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: {
      emptyInAnswer:
        '`{{by}}` sends `{{error}}` as `{}`, as JSON keeps neither message nor stack of an Error: whoever called reads that something failed, and never what.',
      emptyInJson:
        '`JSON.stringify` writes `{{error}}` as `{}`, as JSON keeps neither message nor stack of an Error: whoever reads it later learns that something failed, and never what.',
      emptyInPayload:
        '`{{by}}` keeps `{{error}}` as `{}`, as JSON holds neither message nor stack of an Error: whoever takes it out later learns that something failed, and never what.',
      emptySpread:
        'A spread copies neither message nor stack of `{{error}}`, which belong to the Error itself: the copy arrives with nothing that says what failed.',
      reasonsInJson:
        '`{{by}}` writes the `reason` of each rejection in `{{error}}` as `{}`, as JSON keeps neither message nor stack of an Error: what failed is lost for each of them.',
      sendMessage: 'Send its message, if users may read that.',
      spreadFields: 'Copy its name, message and stack as well.',
      writeFields: 'Write its name, message and stack.',
    },
    languages: ['js/js'],
  },
  create(context) {
    const { settings, sourceCode } = context;
    const { esTreeNodeToTSNodeMap: nodes, program, tsNodeToESTreeNodeMap: nodeOf } = getParserServices(context);
    const kind = fileKindOf(nodes.get(sourceCode.ast), program);
    if (kind === 'browser' || kind === 'test') {
      return {};
    }

    function inspect(encoding: Encoding, part: Part): void {
      const { value } = part;
      const data = { by: encoding.by, error: value.getText() };
      if (isSettled(value, program)) {
        context.report({ node: nodeOf.get(value), messageId: 'reasonsInJson', data });
      } else if (!(part.isWhole && encoding.takesErrors) && mayBeError(value) && isLostInJson(value, program) && !isToldBeside(value, encoding.value)) {
        context.report({ node: nodeOf.get(value), messageId: MESSAGES[encoding.becomes], data, ...ship(mendsOf(encoding, part, program), settings) });
      }
    }

    const mayKeep = holdsAnyOf(PAYLOAD_PACKAGES, program);
    return {
      CallExpression(node) {
        const { callee } = node;
        const name = callee.type === AST_NODE_TYPES.MemberExpression && callee.property.type === AST_NODE_TYPES.Identifier ? callee.property.name : '';
        const encoding = ENCODING_NAMES.has(name)
          ? encodingIn(nodes.get(node), program)
          : mayKeep && PAYLOAD_NAMES.has(name) ? payloadIn(nodes.get(node), program) : undefined;
        for (const part of encoding === undefined ? [] : partsOf(encoding.value, program)) {
          inspect(encoding as Encoding, part);
        }
      },
      SpreadElement(node) {
        const spread = nodes.get(node);
        if (
          ts.isSpreadAssignment(spread) &&
          mayBeError(spread.expression) &&
          propertyOf(spread.parent, 'message') === undefined &&
          isLostInJson(spread.expression, program)
        ) {
          const data = { error: spread.expression.getText() };
          context.report({ node: node.argument, messageId: 'emptySpread', data, ...ship(mendsOfSpread(spread), settings) });
        }
      },
    };
  },
});

const MESSAGES = { answer: 'emptyInAnswer', payload: 'emptyInPayload', text: 'emptyInJson' } as const;

/** What is written out, or made of texts, is no Error. */
function mayBeError(value: ts.Expression): boolean {
  return ts.isIdentifier(value) || ts.isPropertyAccessExpression(value) || ts.isNewExpression(value) || ts.isElementAccessExpression(value);
}

/** Outcomes of `Promise.allSettled`, of which no element was turned into something else. */
function isSettled(value: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = ts.isIdentifier(value) || ts.isAwaitExpression(value) ? checker.getTypeAtLocation(value) : undefined;
  if (type === undefined || !(checker.isArrayType(type) || checker.isTupleType(type))) {
    return false;
  }
  const elements = checker.getTypeArguments(type as ts.TypeReference);
  return elements.length > 0 && elements.every((element) => isTypeNamed(element, 'PromiseRejectedResult', [DEFAULT_LIBRARY], program));
}
