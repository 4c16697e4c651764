import type { ParserServicesWithTypeInformation, TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { quoted } from '../../ast/quote-style.ts';
import type { Handling } from '../../facts/handled-error.ts';
import { editsOf, type FailureHandler as Handler, handlerOf, prepended, rangeOf } from '../../fixes/failure-handler.ts';
import { indentAt, logLine } from '../../fixes/log-line.ts';
import type { Mend } from '../../fixes/mend.ts';
import { reachableLogger, type ReachableLogger } from '../../fixes/reachable-logger.ts';
import type { TextEdit } from '../../fixes/text-edits.ts';
import { calledText } from '../../typing/callee-symbol.ts';
import { takesCause } from '../../typing/takes-cause.ts';
import ts from '../../typing/typescript.ts';
import { type Caught, isDiscarded } from './caught.ts';
import type { FailingOperation } from './failing-operation.ts';
import type { Outcome } from './outcome.ts';
import type { MessageIds } from './words.ts';

interface Finding {
  readonly caught: Caught;
  readonly handling: Handling;
  readonly node: TSESTree.CallExpression | TSESTree.CatchClause;
  readonly operation: FailingOperation;
  readonly outcome: Outcome;
  readonly services: ParserServicesWithTypeInformation;
  readonly sourceCode: Readonly<SourceCode>;
}

/** How the missing word about the error can be put in. */
export function mendsOf(finding: Finding): Mend<MessageIds>[] {
  const handler = handlerOf(finding.caught.handler);
  if (handler === undefined) {
    return [];
  }
  const { caught, handling, outcome } = finding;
  const thrown = isDiscarded(caught) ? [] : thrownOn(finding, handler);
  if (outcome.kind === 'success') {
    return thrown;
  }
  switch (handling.kind) {
    case 'dropped':
      return [logging(finding, handler), ...thrown];
    case 'text only':
      return addingError(handling, handler);
    default:
      return thrown;
  }
}

function thrownOn(finding: Finding, handler: Handler): Mend<MessageIds>[] {
  switch (finding.handling.kind) {
    case 'dropped':
      return rethrowing(finding, handler);
    case 'one kind':
      return rethrowingAfter(finding.handling.tests.at(-1), handler, finding);
    case 'only logged':
      return rethrowingAtEnd(handler);
    default:
      return [];
  }
}

function logging(finding: Finding, handler: Handler): Mend<MessageIds> {
  const { node, services, sourceCode } = finding;
  const logger = reachableLogger(node, sourceCode, services);
  const line = lineOf(finding, handler, logger);
  return {
    data: { logger: logger?.text ?? 'console' },
    fix: (fixer) =>
      editsOf(handler, prepended(line, handler.body, node, sourceCode)).map(({ range, text }) => fixer.replaceTextRange(range, text)),
    level: 'likely',
    messageId: 'logError',
  };
}

function lineOf({ operation, sourceCode }: Finding, { error }: Handler, logger: ReachableLogger | undefined): string {
  return logLine(`${operation.call ? calledText(operation.call) : 'this'} failed`, error, logger, sourceCode);
}

function rethrowing(finding: Finding, handler: Handler): Mend<MessageIds>[] {
  const { node, operation, services, sourceCode } = finding;
  const { body, error } = handler;
  if (!takesCause(services.program) || hasComments(body) || leavesUnused(body)) {
    return [];
  }
  const { indent, step } = indentAt(body, node, sourceCode);
  const message = quoted(`${operation.call ? calledText(operation.call) : 'this'} failed`, sourceCode);
  const text = `{\n${indent}${step}throw new Error(${message}, { cause: ${error} });\n${indent}}`;
  return [
    {
      fix: (fixer) =>
        editsOf(handler, { range: rangeOf(body), text }).map((edit) => fixer.replaceTextRange(edit.range, edit.text)),
      level: 'likely',
      messageId: 'rethrowWithCause',
    },
  ];
}

/** `throw error;` in place of the `return` that the handler ends with. */
function rethrowingAtEnd({ body, error }: Handler): Mend<MessageIds>[] {
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  return last === undefined || !ts.isReturnStatement(last) || hasComments(last) || leavesUnused(last)
    ? []
    : [{ fix: (fixer) => fixer.replaceTextRange(rangeOf(last), `throw ${error};`), level: 'likely', messageId: 'rethrow' }];
}

function rethrowingAfter(
  last: ts.IfStatement | undefined,
  { body, error }: Handler,
  { node, sourceCode }: Finding,
): Mend<MessageIds>[] {
  if (last === undefined || last.parent !== body || !ts.isBlock(body)) {
    return [];
  }
  const following = body.statements.slice(body.statements.indexOf(last) + 1);
  const range = [last.end, following.at(-1)?.end ?? last.end] as const;
  const removed = sourceCode.text.slice(...range);
  if (/\/[/*]/.test(removed) || following.some(leavesUnused)) {
    return [];
  }
  const { indent, step } = indentAt(body, node, sourceCode);
  return [
    {
      fix: (fixer) => fixer.replaceTextRange(range, `\n${indent}${step}throw ${error};`),
      level: 'likely',
      messageId: 'rethrowOthers',
    },
  ];
}

function addingError({ log, role }: Extract<Handling, { kind: 'text only' }>, handler: Handler): Mend<MessageIds>[] {
  const insertion = role && insertionInto(log, role.fields === null ? undefined : (role.errorKey ?? undefined), handler.error);
  return insertion === undefined
    ? []
    : [
        {
          fix: (fixer) => editsOf(handler, insertion).map(({ range, text }) => fixer.replaceTextRange(range, text)),
          level: 'likely',
          messageId: 'addError',
        },
      ];
}

/** The Error as one more argument, or under `key` in the fields that come first. */
function insertionInto({ arguments: given }: ts.CallExpression, key: string | undefined, error: string): TextEdit | undefined {
  const [first] = given;
  const last = given.at(-1);
  if (first === undefined || last === undefined) {
    return undefined;
  }
  if (key === undefined) {
    return { range: [last.end, last.end], text: `, ${error}` };
  }
  const field = key === error ? error : `${key}: ${error}`;
  const start = first.getStart();
  if (ts.isObjectLiteralExpression(first)) {
    return { range: [start + 1, start + 1], text: first.properties.length === 0 ? ` ${field} ` : ` ${field},` };
  }
  return ts.isStringLiteralLike(first) || ts.isTemplateExpression(first)
    ? { range: [start, start], text: `{ ${field} }, ` }
    : undefined;
}

function hasComments(node: ts.Node): boolean {
  return /\/[/*]/.test(node.getText());
}

/** Whether a name that the file declares would stand there unused if `code` were gone. */
function leavesUnused(code: ts.Node): boolean {
  const { text } = code.getSourceFile();
  const outside = text.slice(0, code.getStart()) + text.slice(code.end);
  function isLastUse(node: ts.Node): boolean {
    return (
      (ts.isIdentifier(node) &&
        outside.split(new RegExp(`(?<![\\w$])${node.text.replaceAll('$', '\\$')}(?![\\w$])`)).length === 2) ||
      (ts.forEachChild(node, (child) => isLastUse(child) || undefined) ?? false)
    );
  }
  return isLastUse(code);
}
