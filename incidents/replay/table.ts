import { paint, WIDTH, wrap } from './paint.ts';

export interface Row {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const NAME = 26;
const CELL = Math.floor((WIDTH - NAME - 7) / 2);

/** Rows under a heading, as wide as the output is. */
export function tableOf(heading: string, rows: readonly Row[]): string {
  return [
    lineOf([heading, 'before', 'after'], (text) => paint('bold', text)),
    paint('dim', [NAME, CELL, CELL].map((width) => '-'.repeat(width)).join('-+-')),
    ...rows.map(({ what, before, after }) => lineOf([what, before, after])),
  ].join('\n');
}

function lineOf(cells: readonly [string, string, string], style = (text: string): string => text): string {
  const columns = cells.map((cell, index) => ({
    lines: wrap(cell, index === 0 ? NAME : CELL),
    width: index === 0 ? NAME : CELL,
  }));
  const height = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    columns
      .map(({ lines, width }) => style((lines[index] ?? '').padEnd(width)))
      .join(paint('dim', ' | '))
      .trimEnd(),
  ).join('\n');
}
