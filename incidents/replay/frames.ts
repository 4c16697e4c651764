import type { Linter } from 'eslint';

import { paint, WIDTH, wrap } from './paint.ts';

/** One file's reports as a person reads them: the lines with their neighbours, carets under the code, the rule and its message. */
export function framesOf(name: string, source: string, messages: readonly Linter.LintMessage[]): string {
  const lines = source.split('\n');
  const byLine = new Map<number, Linter.LintMessage[]>();
  for (const message of messages) {
    byLine.set(message.line, [...(byLine.get(message.line) ?? []), message]);
  }
  const shown = [...new Set([...byLine.keys()].flatMap((line) => [line - 1, line, line + 1]))]
    .filter((line) => line >= 1 && line <= lines.length && (byLine.has(line) || lines[line - 1]?.trim() !== ''))
    .sort((a, b) => a - b);
  const gutter = String(shown.at(-1) ?? 0).length;
  const rows = shown.flatMap((line, index) => [
    ...(index > 0 && shown[index - 1] !== line - 1 ? [paint('dim', `${' '.repeat(gutter + 1)}...`)] : []),
    `${paint('dim', ` ${String(line).padStart(gutter)} |`)} ${lines[line - 1] ?? ''}`,
    ...(byLine.get(line) ?? []).flatMap((message) => reportOf(message, lines[line - 1] ?? '', gutter)),
  ]);
  return [paint('bold', name), ...rows].join('\n');
}

function reportOf(message: Linter.LintMessage, code: string, gutter: number): string[] {
  const { column, endColumn, endLine, line } = message;
  const end = endLine === undefined || endLine === line ? (endColumn ?? column + 1) : code.length + 1;
  const margin = paint('dim', ` ${' '.repeat(gutter)} |`);
  const text = wrap(`${message.message}${mendOf(message)}`, WIDTH - gutter - 6).map((row) => `${margin}   ${row}`);
  const carets = `${margin} ${' '.repeat(column - 1)}${paint('red', '^'.repeat(Math.max(1, end - column)))}`;
  const rule = message.ruleId ?? '';
  const isRoom = gutter + 3 + Math.max(column, end) + 1 + rule.length <= WIDTH;
  return isRoom ? [`${carets} ${paint('yellow', rule)}`, ...text] : [carets, `${margin}   ${paint('yellow', rule)}`, ...text];
}

function mendOf({ fix, suggestions }: Linter.LintMessage): string {
  if (fix !== undefined) {
    return ' (mended by --fix)';
  }
  return suggestions !== undefined && suggestions.length > 0 ? ` (${suggestions.length} suggested)` : '';
}
