import type { TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { handlerBodyOf } from '../typing/rejection-handler.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { indentAt } from './log-line.ts';
import type { TextEdit } from './text-edits.ts';

/** Code that runs when something fails and can be written into: the code, and the name it has for the error. */
export interface FailureHandler {
  readonly body: ts.ConciseBody | ts.Statement;
  readonly error: string;
  /** What has to be written for the error to have that name. */
  readonly binding: TextEdit | undefined;
}

/** What can be written into `handler`; undefined for one that stands elsewhere, and one that takes the error apart. */
export function handlerOf(handler: ts.CatchClause | ts.Expression): FailureHandler | undefined {
  const body = handlerBodyOf(handler);
  if (body === undefined) {
    return undefined;
  }
  if (ts.isCatchClause(handler)) {
    const { variableDeclaration: declared } = handler;
    const end = handler.getStart() + 'catch'.length;
    const fresh = freshErrorIn(body);
    return declared === undefined
      ? { binding: { range: [end, end], text: ` (${fresh})` }, body, error: fresh }
      : named(declared.name, body);
  }
  return handlerWithParameters((unwrapped(handler) as ts.ArrowFunction | ts.FunctionExpression).parameters, body, 'unknown');
}

/** What can be written into the body of a function that is called with the error first; `type` is that of one it does not name yet. */
export function handlerWithParameters(
  parameters: ts.NodeArray<ts.ParameterDeclaration>,
  body: ts.ConciseBody,
  type: string | undefined,
): FailureHandler | undefined {
  const [parameter] = parameters;
  if (parameter !== undefined) {
    return named(parameter.name, body);
  }
  const error = freshErrorIn(body);
  const text = type === undefined ? error : `${error}: ${type}`;
  return { binding: { range: [parameters.pos, parameters.end], text }, body, error };
}

/** A name for the error that `body` does not use yet. */
function freshErrorIn(body: ts.Node): string {
  return ['error', 'cause', 'reason'].find((name) => !new RegExp(`\\b${name}\\b`).test(body.getText())) ?? 'caughtError';
}

function named(binding: ts.BindingName, body: ts.ConciseBody): FailureHandler | undefined {
  return ts.isIdentifier(binding) ? { binding: undefined, body, error: binding.text } : undefined;
}

/** `edit`, and what gives the error its name. */
export function editsOf({ binding }: FailureHandler, edit: TextEdit): TextEdit[] {
  return binding === undefined ? [edit] : [binding, edit];
}

/** `line` before all else that the handler does; an expression becomes what the block returns. */
export function prepended(line: string, body: FailureHandler['body'], node: TSESTree.Node, sourceCode: Readonly<SourceCode>): TextEdit {
  const { indent, step } = indentAt(body, node, sourceCode);
  if (!ts.isBlock(body)) {
    return { range: rangeOf(body), text: `{\n${indent}${step}${line}\n${indent}${step}${statementOf(body)}\n${indent}}` };
  }
  const start = body.getStart() + 1;
  const inside = sourceCode.text.slice(start, body.end - 1);
  if (inside.trim() === '') {
    return { range: [start, body.end - 1], text: `\n${indent}${step}${line}\n${indent}` };
  }
  return { range: [start, start], text: /^[^\S\n]*\n/.test(inside) ? `\n${indent}${step}${line}` : ` ${line}` };
}

function statementOf(body: ts.Expression | ts.Statement): string {
  if (ts.isStatement(body)) {
    return body.getText();
  }
  const held = unwrapped(body);
  const returned = ts.isObjectLiteralExpression(held) && ts.isParenthesizedExpression(body) ? body.expression : body;
  return `return ${returned.getText()};`;
}

/** Where `node` stands, without what is before it. */
export function rangeOf(node: ts.Node): [number, number] {
  return [node.getStart(), node.end];
}
