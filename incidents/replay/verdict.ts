import { paint, WIDTH, wrap } from './paint.ts';

/** Something said of the outcome, and what was measured. */
export interface Claim {
  readonly claim: string;
  readonly holds: boolean;
  readonly measured: string;
}

/** One measurement of each run, in the order of the columns, and what is claimed of them. */
export interface Row {
  readonly what: string;
  readonly cells: readonly string[];
  readonly claim: string;
  readonly holds: boolean;
}

/** A service as it was, after `--fix`, and after `--fix` under `strict` with likely mends as well. */
export interface Stages<T> {
  readonly before: T;
  readonly fixed: T;
  readonly mended: T;
}

export const STAGES = ['before', 'after --fix', 'likely mends too'] as const;

export function cellsOf<T>({ before, fixed, mended }: Stages<T>, textOf: (run: T) => string): string[] {
  return [before, fixed, mended].map(textOf);
}

export function claim(text: string, holds: boolean, measured: string): Claim {
  return { claim: text, holds, measured };
}

/** What the rows of a table claim. */
export function claimsOf(rows: readonly Row[]): Claim[] {
  return rows.map(({ what, cells, claim: text, holds }) => claim(`${what}: ${text}`, holds, cells.join(' | ')));
}

/** Prints what does not hold, and answers the exit code. */
export function verdictOn(claims: readonly Claim[]): number {
  const broken = claims.filter(({ holds }) => !holds);
  if (broken.length === 0) {
    console.log(paint('green', `All ${claims.length} claims hold.`));
    return 0;
  }
  const lines = broken.map(({ claim: text, measured }) =>
    [`${paint('red', 'not so:')} ${text}`, ...wrap(`measured: ${measured}`, WIDTH - 8).map((line) => `        ${line}`)].join('\n'),
  );
  console.error(`${broken.length} of ${claims.length} claims do not hold:\n${lines.join('\n')}`);
  return 1;
}
