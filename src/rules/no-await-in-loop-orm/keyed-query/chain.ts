import { chainOf, type Link } from '../../../calls/classify-built.ts';
import type { TextEdit } from '../../../fixes/text-edits.ts';
import ts from '../../../typing/typescript.ts';
import { isSteady, type Pass } from './pass.ts';

/** A call of a chain that builds a query. */
export interface CalledLink extends Link {
  readonly call: ts.CallExpression;
}

/** The calls of the chain that `last` ends, in the order of the text. */
export function linksOf(last: ts.CallExpression): readonly CalledLink[] {
  return chainOf(last)
    .flatMap(({ call, name }) => (ts.isCallExpression(call) ? [{ call, name }] : []))
    .reverse();
}

/** The one link called by one of `names`, if the others are among `others` and mean the same on each pass. */
export function linkThatVaries(links: readonly CalledLink[], names: ReadonlySet<string>, others: ReadonlySet<string>, pass: Pass): CalledLink | undefined {
  const varying = links.filter(({ call }) => !call.arguments.every((argument) => isSteady(argument, pass)));
  const [link] = varying;
  const [first] = links;
  return link?.name !== undefined &&
    varying.length === 1 &&
    names.has(link.name) &&
    first !== undefined &&
    isSteady(first.call.expression, pass) &&
    links.every(({ name }) => name !== undefined && (others.has(name) || names.has(name)))
    ? link
    : undefined;
}

/** Takes `link` out of its chain. */
export function withoutLink({ call }: CalledLink): TextEdit | undefined {
  return ts.isPropertyAccessExpression(call.expression) ? { range: [call.expression.expression.end, call.end], text: '' } : undefined;
}

/** Calls `link` by another name. */
export function renamed({ call }: CalledLink, name: string): TextEdit | undefined {
  const { expression } = call;
  return ts.isPropertyAccessExpression(expression) ? { range: [expression.name.getStart(), expression.name.end], text: name } : undefined;
}

/** Replaces `node` by `text`. */
export function replacing(node: ts.Node, text: string): TextEdit {
  return { range: [node.getStart(), node.end], text };
}

/** Whether a text in the arguments of `links` makes another column known as `column`. */
export function givesName(links: readonly CalledLink[], column: string): boolean {
  const alias = new RegExp(`\\bas\\s+["\`]?${column}\\b`, 'i');
  return links.some(({ call }) => call.arguments.some((argument) => !ts.isFunctionLike(argument) && alias.test(argument.getText())));
}
