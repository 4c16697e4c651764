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

/**
 * The names of the packages that declare something in the program, by their manifests, which see through an alias: that of the
 * project among them. Misses a package inside of another.
 */
export const packagesIn = perProgram<ts.Program, ReadonlySet<string>>(
  (program) => new Set([...foldersIn(program, program).values()].flatMap((file) => declaringPackageOf(file, program) ?? [])),
);

/** A file of each package that is installed, and of each other folder. */
const foldersIn = perProgram<ts.Program, ReadonlyMap<string, ts.SourceFile>>(
  (program) =>
    new Map(program.getSourceFiles().map((file) => [PACKAGE_FOLDER.exec(file.fileName)?.[0] ?? `${path.posix.dirname(file.fileName)}/`, file])),
);

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//;
