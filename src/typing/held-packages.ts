import path from 'node:path';
import type ts from 'typescript';

import { declaringPackageOf, isPackageAmong } from './declaring-package.ts';
import { perProgram } from './per-program.ts';

/**
 * Whether files of one of `packages` are in the program. Where none are, no value of the program has a type that one of them
 * declares, however it came there. Misses folders that hold files of two packages.
 */
export const holdsAnyOf = perProgram((packages: readonly string[], program): boolean => {
  const folders = [...foldersIn(program, program).keys()];
  return (
    packages.some((name) => folders.some((folder) => folder.includes(`/node_modules/${name}/`))) ||
    [...packagesIn(program, program)].some((name) => isPackageAmong(name, packages))
  );
});

/** A file of each folder: a package has far fewer folders than files. */
const foldersIn = perProgram<ts.Program, ReadonlyMap<string, ts.SourceFile>>(
  (program) => new Map(program.getSourceFiles().map((file) => [`${path.posix.dirname(file.fileName)}/`, file])),
);

/** By their manifests, which see through an alias. */
const packagesIn = perProgram<ts.Program, ReadonlySet<string | undefined>>(
  (program) => new Set([...foldersIn(program, program).values()].map((file) => declaringPackageOf(file, program))),
);
