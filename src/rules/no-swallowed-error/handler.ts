import ts from 'typescript';

import { unwrapped } from '../../typing/unwrapped.ts';
import type { Caught } from './caught.ts';
import { bodyOf } from './outcome.ts';

/** A handler that can be written into: its code, and the name it gives the error. */
export interface Handler {
  readonly body: ts.ConciseBody;
  readonly error: string;
  /** What has to be written for the error to have that name. */
  readonly binding: Edit | undefined;
}

export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** What can be written into `handler`; undefined for one that stands elsewhere, and one that takes the error apart. */
export function handlerOf(handler: Caught['handler']): Handler | undefined {
  const body = bodyOf(handler);
  if (body === undefined) {
    return undefined;
  }
  const fresh = ['error', 'cause', 'reason'].find((name) => !new RegExp(`\\b${name}\\b`).test(body.getText())) ?? 'caughtError';
  if (ts.isCatchClause(handler)) {
    const { variableDeclaration: declared } = handler;
    const end = handler.getStart() + 'catch'.length;
    return declared === undefined
      ? { binding: { range: [end, end], text: ` (${fresh})` }, body, error: fresh }
      : named(declared.name, body);
  }
  const { parameters } = unwrapped(handler) as ts.ArrowFunction | ts.FunctionExpression;
  const [parameter] = parameters;
  return parameter === undefined
    ? { binding: { range: [parameters.pos, parameters.end], text: `${fresh}: unknown` }, body, error: fresh }
    : named(parameter.name, body);
}

function named(binding: ts.BindingName, body: ts.ConciseBody): Handler | undefined {
  return ts.isIdentifier(binding) ? { binding: undefined, body, error: binding.text } : undefined;
}

/** `edit`, and what gives the error its name. */
export function editsOf({ binding }: Handler, edit: Edit): Edit[] {
  return binding === undefined ? [edit] : [binding, edit];
}

/** Where `node` stands, without what is before it. */
export function rangeOf(node: ts.Node): [number, number] {
  return [node.getStart(), node.end];
}
