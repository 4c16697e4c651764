import type ts from 'typescript';

import { declaringPackageOf } from './declaring-package.ts';
import { perProgram } from './per-program.ts';

/**
 * The names of the packages that declare something in the program, found by asking one file of each folder. Misses a package
 * that is not installed below a `node_modules`, and one inside of another.
 */
export const packagesIn = perProgram<ts.Program, ReadonlySet<string>>((program) => {
  const oneOf = new Map<string, ts.SourceFile>();
  for (const file of program.getSourceFiles()) {
    const folder = PACKAGE_FOLDER.exec(file.fileName)?.[0];
    if (folder !== undefined && !oneOf.has(folder)) {
      oneOf.set(folder, file);
    }
  }
  return new Set([...oneOf.values()].flatMap((file) => declaringPackageOf(file, program) ?? []));
});

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;
