import ts from 'typescript';

import { type Caught, statementOf } from './caught.ts';

/** What a comment says that only repeats that nothing is done. */
const EMPTY_WORDS = new RegExp(
  `\\b(?:${[
    'an?|all|and|any|are|catch|deliberately|do|empty|errors?|exceptions?|failed|failures?|fall ?through|fixme|here|ignor(?:e|ed|ing)',
    'intentional(?:ly)?|is|it|left|nothing|no-?op|on purpose|pass|safely|silent(?:ly)?|swallow(?:ed)?|the|this|to|todo|we',
  ].join('|')})\\b`,
  'gi',
);

const DIRECTIVE = /^\s*(?:@ts-|biome-ignore|c8 ignore|eslint|istanbul|prettier-ignore|v8 ignore)/;

/** Whether a comment on, above or inside the handler says why the error may go. */
export function isExplained(caught: Caught): boolean {
  const { text } = caught.handler.getSourceFile();
  const statement = statementOf(caught);
  const handlerEnd = text.indexOf('\n', caught.handler.end);
  const places = [
    ...(statement ? [text.slice(statement.pos, statement.getStart())] : []),
    caught.handler.getFullText(),
    text.slice(caught.handler.end, handlerEnd === -1 ? undefined : handlerEnd),
    ...(caught.isChained ? [text.slice(caught.attempt.end, caught.handler.pos)] : []),
  ];
  return places.some((place) => commentsIn(place).some(isReason));
}

/** Whether a comment above, on or inside `statement` says why failures may end there. */
export function isExplainedOn(statement: ts.Statement): boolean {
  const { text } = statement.getSourceFile();
  const end = text.indexOf('\n', statement.end);
  return commentsIn(text.slice(statement.pos, end === -1 ? undefined : end)).some(isReason);
}

function commentsIn(text: string): readonly string[] {
  const comments: string[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia) {
      comments.push(scanner.getTokenText().replace(/^\/[/*]+|\*+\/$/g, ''));
    }
  }
  return comments;
}

/** Whether words are left of `comment` that say more than that the error is ignored. */
function isReason(comment: string): boolean {
  return !DIRECTIVE.test(comment) && /[a-z]{2}/i.test(comment.replace(EMPTY_WORDS, ''));
}
