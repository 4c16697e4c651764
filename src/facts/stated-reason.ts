import ts from '../typing/typescript.ts';

/** What a comment says that only repeats that nothing is done. */
const EMPTY_WORDS = new RegExp(
  `\\b(?:${[
    'an?|all|and|any|are|catch|deliberately|do|empty|errors?|exceptions?|failed|failures?|fall ?through|fixme|here|ignor(?:e|ed|ing)',
    'intentional(?:ly)?|is|it|left|nothing|no-?op|on purpose|pass|safely|silent(?:ly)?|swallow(?:ed)?|the|this|to|todo|we',
  ].join('|')})\\b`,
  'gi',
);

const DIRECTIVE = /^\s*(?:@ts-|biome-ignore|c8 ignore|eslint|istanbul|prettier-ignore|v8 ignore)/;

/** Whether a comment above, on or inside `statement` says why failures may end there. */
export function isExplainedOn(statement: ts.Statement): boolean {
  const { text } = statement.getSourceFile();
  const end = text.indexOf('\n', statement.end);
  return givesReason(text.slice(statement.pos, end === -1 ? undefined : end));
}

/** Whether a comment in the code `text` says why failures may end there. */
export function givesReason(text: string): boolean {
  return commentsIn(text).some(isReason);
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
