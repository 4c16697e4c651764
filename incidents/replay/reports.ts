import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ESLint } from 'eslint';

import { differenceOf } from './difference.ts';
import { framesOf } from './frames.ts';
import { countsOf } from './lint.ts';
import { paint } from './paint.ts';
import { INCIDENTS } from './places.ts';

/** Prints the reports as a person reads them. */
export function printReports(results: readonly ESLint.LintResult[]): void {
  for (const { filePath, messages, source } of results) {
    if (messages.length > 0) {
      console.log(`\n${framesOf(path.relative(INCIDENTS, filePath), source ?? '', messages)}`);
    }
  }
  console.log();
}

/** What the mends of the copy did that is not in `base` already. */
export function printMends(results: readonly ESLint.LintResult[], copy: string, base: string): void {
  for (const { filePath, output } of results) {
    const name = path.relative(copy, filePath);
    const difference = output === undefined ? [] : differenceOf(readFileSync(path.join(base, name), 'utf8'), output);
    if (difference.length > 0) {
      console.log([`\n${paint('bold', name)}`, ...difference].join('\n'));
    }
  }
  console.log();
}

/** How many there are of each rule. */
export function reportsText(results: readonly ESLint.LintResult[]): string {
  const counts = Object.entries(countsOf(results)).sort(([a], [b]) => a.localeCompare(b));
  return counts.map(([rule, count]) => `${String(count).padStart(2)} ${rule}`).join('\n        ');
}

export function countsText(results: readonly ESLint.LintResult[]): string {
  return Object.entries(countsOf(results)).map(([rule, count]) => `${count} ${rule}`).join(', ');
}

export function leftText(results: readonly ESLint.LintResult[]): string {
  const files = results.filter(({ output }) => output !== undefined).length;
  const left = results.flatMap(({ messages }) => messages).length;
  return `files mended: ${files}, reports left: ${left}`;
}
