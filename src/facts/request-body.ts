import type ts from 'typescript';

import { classifyBodyParser } from '../calls/classify-input.ts';
import { perProgram } from '../typing/per-program.ts';
import { requestSitesIn } from './request-sites.ts';
import type { WireValue } from './wire-value.ts';

/** How a body was written: `either` where the code does not tell. */
export type BodyEncoding = 'either' | 'form' | 'json';

/**
 * How the body behind `wire` was written: as the member that hands it out says, as the project says it is, or as the only kind of
 * parser that the program registers. Misses parsers that another program or a platform puts in front.
 */
export function bodyEncodingOf(
  { encoding, library }: WireValue,
  setting: 'json' | 'strings' | undefined,
  program: ts.Program,
): BodyEncoding {
  if (encoding !== undefined) {
    return encoding;
  }
  if (setting !== undefined) {
    return setting === 'json' ? 'json' : 'form';
  }
  const parsers = bodyParsersIn(program, program);
  const encodings = new Set(library?.parsesJson ? [...parsers, 'json' as const] : parsers);
  const [only] = encodings;
  return encodings.size === 1 && only !== undefined ? only : 'either';
}

const bodyParsersIn = perProgram<ts.Program, readonly ('form' | 'json')[]>((program) =>
  program.getSourceFiles().flatMap((file) =>
    requestSitesIn(file).bodyParsers.flatMap((call) => {
      const encoding = classifyBodyParser(call, program);
      return encoding === undefined ? [] : [encoding];
    }),
  ),
);
