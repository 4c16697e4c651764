import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';

import { quoted } from '../ast/quote-style.ts';

export interface UnfoldedText {
  /** Source of what stands before the Error; empty where nothing does. */
  readonly text: string;
  /** Whether it is printed as it stands: a literal, and none that `console` reads as a format. */
  readonly isPlain: boolean;
}

interface InText {
  readonly argument: TSESTree.Expression;
  readonly error: TSESTree.Expression;
}

/**
 * The text of a template or `+` that ends in the Error, without it; undefined where more follows, a comment stands inside, or the
 * Error follows without the space that an argument of its own gets: `reason=${error}`.
 */
export function unfoldedTextOf({ argument, error }: InText, sourceCode: Readonly<SourceCode>): UnfoldedText | undefined {
  if (sourceCode.getCommentsInside(argument).length > 0) {
    return undefined;
  }
  if (argument.type === AST_NODE_TYPES.TemplateLiteral) {
    const [tail, last] = argument.quasis.toReversed();
    return argument.expressions.at(-1) === error && tail?.value.raw === '' && SPACED.test(last?.value.raw ?? '') ? textOfTemplate(argument, last, sourceCode) : undefined;
  }
  if (argument.type !== AST_NODE_TYPES.BinaryExpression || argument.right !== error) {
    return undefined;
  }
  const { left } = argument;
  const end = left.type === AST_NODE_TYPES.BinaryExpression ? left.right : left;
  if (end.type === AST_NODE_TYPES.Literal && !SPACED.test(String(end.value))) {
    return undefined;
  }
  return left.type === AST_NODE_TYPES.Literal && typeof left.value === 'string'
    ? plain(left.value, sourceCode)
    : { isPlain: false, text: sourceCode.getText(left) };
}

const SPACED = /(?:^|[\s:])$/;

function textOfTemplate(
  template: TSESTree.TemplateLiteral,
  last: TSESTree.TemplateElement | undefined,
  sourceCode: Readonly<SourceCode>,
): UnfoldedText | undefined {
  if (last === undefined || last.value.cooked === null) {
    return undefined;
  }
  if (template.expressions.length === 1) {
    return plain(last.value.cooked, sourceCode);
  }
  // A template element ends with the `${` of the expression after it.
  const text = sourceCode.text.slice(template.range[0], last.range[1] - 2);
  return { isPlain: false, text: `${text.trimEnd()}\`` };
}

function plain(text: string, sourceCode: Readonly<SourceCode>): UnfoldedText {
  const kept = text.trimEnd();
  return { isPlain: PRINTABLE.test(kept), text: kept === '' ? '' : quoted(kept, sourceCode) };
}

/** Text that `console` prints as it is written, and that can be written in any quotes: no format, nothing that steers a terminal. */
const PRINTABLE = /^[^%\p{Cc}\u2028\u2029]*$/u;
