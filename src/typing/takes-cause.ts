import type ts from 'typescript';

import { perProgram } from './per-program.ts';

/** Whether `new Error(message, { cause })` compiles: the program has the part of the default library that declares it. */
export function takesCause(program: ts.Program): boolean {
  return isDeclared(program, program);
}

const isDeclared = perProgram<ts.Program, boolean>((program) =>
  program.getSourceFiles().some((file) => /[\\/.]es2022\.error\.d\.ts$/.test(file.fileName) && program.isSourceFileDefaultLibrary(file)),
);
