import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { variablesInScope } from '../../ast/scope-variables.ts';
import { type Answer, passesOn } from '../../calls/classify-response.ts';
import type { Failure } from '../../facts/failure-around.ts';
import { editsOf, type FailureHandler, handlerOf, handlerWithParameters, prepended, rangeOf } from '../../fixes/failure-handler.ts';
import { logLine } from '../../fixes/log-line.ts';
import type { Mend } from '../../fixes/mend.ts';
import { reachableLogger } from '../../fixes/reachable-logger.ts';
import { dropsComment, fixOf } from '../../fixes/text-edits.ts';
import ts from '../../typing/typescript.ts';

export type MendIds = 'logError' | 'passOn';

interface Place {
  readonly node: TSESTree.Node;
  readonly services: ParserServicesWithTypeInformation;
  readonly sourceCode: Readonly<SourceCode>;
}

/** How somebody can be told of the error before the answer, or instead of it. */
export function mendsOf(answer: Answer, failure: Failure, text: string, place: Place): readonly Mend<MendIds>[] {
  const handler = writableOf(failure);
  return handler === undefined ? [] : [logging(handler, text, place), ...passingOn(answer, handler, place)];
}

function writableOf({ body, error, errors, handler }: Failure): FailureHandler | undefined {
  if (ts.isIfStatement(handler)) {
    return error === undefined ? undefined : { binding: undefined, body, error };
  }
  if (ts.isCatchClause(handler) || ts.isArrowFunction(handler) || ts.isFunctionExpression(handler)) {
    const isHandedOn = !ts.isCatchClause(handler) && ts.isCallExpression(handler.parent);
    return isHandedOn && errors.length === 0 && handler.parameters.length === 0
      ? handlerWithParameters(handler.parameters, handler.body, isChained(handler) ? 'unknown' : undefined)
      : handlerOf(handler);
  }
  return error === undefined || ts.isStatement(body) && !ts.isBlock(body) ? undefined : { binding: undefined, body, error };
}

/** A rejection is typed `any` where it is not named. */
function isChained({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && parent.expression.name.text !== 'match';
}

function logging(handler: FailureHandler, text: string, { node, services, sourceCode }: Place): Mend<MendIds> {
  const logger = reachableLogger(node, sourceCode, services);
  const line = logLine(text, handler.error, logger, sourceCode);
  return {
    data: { logger: logger?.text ?? 'console' },
    fix: fixOf(editsOf(handler, prepended(line, handler.body, node, sourceCode))),
    level: 'likely',
    messageId: 'logError',
  };
}

/** `next(error)` instead of the answer. */
function passingOn({ at, call }: Answer, handler: FailureHandler, { node, services, sourceCode }: Place): readonly Mend<MendIds>[] {
  const next = variablesInScope(node, sourceCode).find(({ identifiers: [name] }) => name && passesOn(services.getTypeAtLocation(name), services.program));
  const receiver = /^[\w$]+/.exec(call.getText())?.[0];
  const isWhole = at.pos >= call.pos && at.end <= call.end && (ts.isExpressionStatement(call.parent) || call.parent === handler.body.parent || ts.isReturnStatement(call.parent));
  if (next === undefined || !isWhole || receiver === undefined || !isUsedBeside(receiver, call) || !mayReturnVoid(call) || dropsComment(sourceCode, rangeOf(call))) {
    return [];
  }
  return [
    {
      data: { next: next.name },
      fix: fixOf(editsOf(handler, { range: rangeOf(call), text: `${next.name}(${handler.error})` })),
      level: 'likely',
      messageId: 'passOn',
    },
  ];
}

/** Whether the function around `call` names its parameter elsewhere, which would else be left unused. */
function isUsedBeside(name: string, call: ts.Node): boolean {
  const { text } = call.getSourceFile();
  const callable = ts.findAncestor(call, (node) => ts.isFunctionLike(node) && node.parameters.some((parameter) => parameter.name.getText() === name));
  if (callable === undefined || !ts.isFunctionLike(callable) || !('body' in callable) || callable.body === undefined) {
    return false;
  }
  const beside = text.slice(callable.body.pos, call.pos) + text.slice(call.end, callable.body.end);
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(beside);
}

/** What hands the error on answers nothing. */
function mayReturnVoid(call: ts.Node): boolean {
  if (!ts.isReturnStatement(call.parent)) {
    return true;
  }
  const callable = ts.findAncestor(call, ts.isFunctionLike);
  return callable?.type === undefined || /\bvoid\b/.test(callable.type.getText());
}
