import { classifyBodyParser } from '../calls/classify-input.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
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
      return encoding === undefined ? [] : [encoding, ...(isForAll(call, program) ? [] : ['json' as const, 'form' as const])];
    }),
  ),
);

/** Whether the parser stands in front of every route: what reads the bodies of the others is not known where it is for one. */
function isForAll(parser: ts.CallExpression, program: ts.Program): boolean {
  const { parent } = parser;
  if (!ts.isVariableDeclaration(parent)) {
    return !ts.isCallExpression(parent) || isUse(parent);
  }
  const symbol = program.getTypeChecker().getSymbolAtLocation(parent.name);
  const calls = (symbol === undefined ? [] : referencesTo(symbol, program)).map((reference) => reference.parent).filter(ts.isCallExpression);
  return calls.length === 0 || calls.some(isUse);
}

/** `app.use(parser)`, for no path in particular. */
function isUse({ arguments: [first], expression: callee }: ts.CallExpression): boolean {
  return (
    !ts.isPropertyAccessExpression(callee) ||
    callee.name.text === 'register' ||
    (callee.name.text === 'use' && (first === undefined || !ts.isStringLiteralLike(first) || first.text === '/'))
  );
}
