import type { ReportFixFunction, RuleFix, SourceCode } from '@typescript-eslint/utils/ts-eslint';

import ts from '../typing/typescript.ts';

export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** The fix that makes all of `edits`, which do not overlap. */
export function fixOf(edits: readonly TextEdit[]): ReportFixFunction {
  return (fixer): RuleFix[] => edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

/** Whether a comment would go with the text in `range`, `kept` aside. */
export function dropsComment(
  sourceCode: Readonly<SourceCode>,
  range: readonly [number, number],
  kept: readonly (readonly [number, number])[] = [],
): boolean {
  return sourceCode
    .getAllComments()
    .some(
      ({ range: [start, end] }) => start >= range[0] && end <= range[1] && !kept.some(([from, to]) => start >= from && end <= to),
    );
}

/** Removes `statement`, with its line where it stands alone on it. */
export function removal(statement: ts.Statement): TextEdit {
  const { text } = statement.getSourceFile();
  const start = statement.getStart();
  const before = /[^\S\n]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  const after = /^[^\S\n]*\r?\n/.exec(text.slice(statement.end))?.[0].length;
  const aloneInLine = after !== undefined && (start === before || text[start - before - 1] === '\n');
  return { range: aloneInLine ? [start - before, statement.end + after] : [start, statement.end], text: '' };
}

/** Adds `property` at the end of `literal`. */
export function addition(literal: ts.ObjectLiteralExpression, property: string): TextEdit {
  const last = literal.properties.at(-1);
  if (last === undefined) {
    return { range: [literal.getStart(), literal.end], text: `{ ${property} }` };
  }
  return { range: [last.end, last.end], text: `, ${property}` };
}

/** What `literal` holds under `name`, where it is written out. */
export function propertyOf(literal: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined {
  return literal.properties.find((property) => property.name !== undefined && nameOfProperty(property.name) === name);
}

/** The name as it is known at run time. Misses computed ones. */
export function nameOfProperty(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}
