import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { RuleFix, RuleFixer, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import type { HandedError } from '../../ast/handed-error.ts';
import type { Mend } from '../../fixes/mend.ts';
import type { ReachableLogger } from '../../fixes/reachable-logger.ts';
import { unfoldedTextOf } from '../../fixes/unfolded-text.ts';

type ConsoleMend = Mend<'logWithLogger' | 'useConsoleError'>;

/** `console.error` in place of a method of `console` that is handed on as a callback. */
export function mendsOfCallback(callback: TSESTree.Expression): ConsoleMend[] {
  return isConsoleMember(callback)
    ? [{ fix: (fixer) => fixer.replaceText(callback.property, 'error'), level: 'proved', messageId: 'useConsoleError' }]
    : [];
}

/** `console.error` with the Error as an argument of its own, and the call of a structured logger where one is at hand. */
export function mendsOfCall(
  call: TSESTree.CallExpression,
  handed: HandedError,
  logger: ReachableLogger | undefined,
  sourceCode: Readonly<SourceCode>,
): ConsoleMend[] {
  const { callee } = call;
  const mends: ConsoleMend[] = [];
  if (isConsoleMember(callee)) {
    const { isProved, unfold } = unfolding(call, handed, sourceCode);
    mends.push({
      fix: (fixer) => [fixer.replaceText(callee.property, 'error'), ...unfold(fixer)],
      level: isProved ? 'proved' : 'likely',
      messageId: 'useConsoleError',
    });
  }
  const logCall = logger && loggerCall(call, handed, logger, sourceCode);
  if (logger && logCall !== undefined) {
    mends.push({
      data: { library: logger.library, logger: logger.text },
      fix: (fixer) => fixer.replaceText(call, logCall),
      level: 'likely',
      messageId: 'logWithLogger',
    });
  }
  return mends;
}

function isConsoleMember(callee: TSESTree.Expression): callee is TSESTree.MemberExpressionNonComputedName {
  return (
    callee.type === AST_NODE_TYPES.MemberExpression && !callee.computed &&
    callee.object.type === AST_NODE_TYPES.Identifier && callee.object.name === 'console'
  );
}

interface Unfolding {
  readonly isProved: boolean;
  readonly unfold: (fixer: RuleFixer) => RuleFix[];
}

function unfolding(call: TSESTree.CallExpression, handed: HandedError, sourceCode: Readonly<SourceCode>): Unfolding {
  const { argument, error, form } = handed;
  const errorText = sourceCode.getText(error);
  const isFirst = call.arguments[0] === argument;
  if (form === 'argument') {
    return { isProved: true, unfold: () => [] };
  }
  if (form === 'array' || form === 'object') {
    const isAlone = sizeOf(argument) === 1 && sourceCode.getCommentsInside(argument).length === 0;
    return {
      isProved: false,
      unfold: (fixer) => [isAlone ? fixer.replaceText(argument, errorText) : fixer.insertTextAfter(argument, `, ${errorText}`)],
    };
  }
  const unfolded = isFirst ? unfoldedTextOf(handed, sourceCode) : undefined;
  if (unfolded === undefined) {
    return {
      isProved: false,
      unfold: (fixer) => [
        ...(isFirst ? [fixer.insertTextBefore(argument, "'%s', ")] : []),
        fixer.insertTextAfter(argument, `, ${errorText}`),
      ],
    };
  }
  const { isPlain, text } = unfolded;
  const parts = [...(isPlain ? [] : ["'%s'"]), ...(text === '' ? [] : [text]), errorText];
  // As an argument it shows its own fields too, which may hold what a text never showed: the headers of a request.
  return { isProved: false, unfold: (fixer) => [fixer.replaceText(argument, parts.join(', '))] };
}

function sizeOf(argument: TSESTree.Expression): number {
  switch (argument.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return argument.elements.length;
    case AST_NODE_TYPES.ObjectExpression:
      return argument.properties.length;
    default:
      return 0;
  }
}

/** Only where the call prints the Error and at most one text beside it: a logger has its own place for everything else. */
function loggerCall(
  call: TSESTree.CallExpression,
  handed: HandedError,
  logger: ReachableLogger,
  sourceCode: Readonly<SourceCode>,
): string | undefined {
  if (sourceCode.getCommentsInside(call).length > 0) {
    return undefined;
  }
  const message = messageOf(call, handed, sourceCode);
  return message && logger.call(sourceCode.getText(handed.error), message[0]);
}

function messageOf(call: TSESTree.CallExpression, handed: HandedError, sourceCode: Readonly<SourceCode>): string[] | undefined {
  const [first, second, ...others] = call.arguments;
  if (first === undefined || others.length > 0) {
    return undefined;
  }
  if (second === undefined) {
    if (handed.form === 'argument') {
      return [];
    }
    const unfolded = unfoldedTextOf(handed, sourceCode);
    return unfolded?.text === '' ? [] : unfolded && [unfolded.text];
  }
  const isText = first.type === AST_NODE_TYPES.Literal && typeof first.value === 'string' && !first.value.includes('%');
  return isText && second === handed.error ? [sourceCode.getText(first)] : undefined;
}
