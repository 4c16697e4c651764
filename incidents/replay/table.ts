import { paint, WIDTH, wrap } from './paint.ts';
import type { Row } from './verdict.ts';

const NAME = 25;
const GAP = 3;

/** Rows under a heading, as wide as the output is. */
export function tableOf(heading: string, columns: readonly string[], rows: readonly Row[]): string {
  const cell = Math.floor((WIDTH - NAME) / columns.length) - GAP;
  const widths = [NAME, ...columns.map(() => cell)];
  return [
    lineOf([heading, ...columns], widths, (text) => paint('bold', text)),
    paint('dim', widths.map((width) => '-'.repeat(width)).join('-+-')),
    ...rows.map(({ what, cells }) => lineOf([what, ...cells], widths)),
  ].join('\n');
}

function lineOf(cells: readonly string[], widths: readonly number[], style = (text: string): string => text): string {
  const columns = cells.map((cell, index) => ({ lines: wrap(cell, widths[index] ?? 0), width: widths[index] ?? 0 }));
  const height = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, index) =>
    columns
      .map(({ lines, width }) => style((lines[index] ?? '').padEnd(width)))
      .join(paint('dim', ' | '))
      .trimEnd(),
  ).join('\n');
}
