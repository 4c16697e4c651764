import path from 'node:path';

import { perProgram } from './per-program.ts';
import { perSourceFile } from './per-source-file.ts';
import ts from './typescript.ts';

/**
 * Whether `file`, which this program has for its imports alone, is linted with another one, that of its own tsconfig.json, which
 * does not know who imports it. Misses projects whose configuration has another name.
 */
export const isOfOtherProject = perProgram((file: ts.SourceFile, program): boolean => {
  const { configFilePath: own } = program.getCompilerOptions();
  return typeof own === 'string' && path.basename(own) === CONFIG && !rootsOf(program, program).has(file.fileName) && configOf(file) !== own;
});

const CONFIG = 'tsconfig.json';

const configOf = perSourceFile((file): string | undefined => ts.findConfigFile(path.dirname(file.fileName), (name) => ts.sys.fileExists(name), CONFIG));

const rootsOf = perProgram<ts.Program, ReadonlySet<string>>((program) => new Set(program.getRootFileNames()));
