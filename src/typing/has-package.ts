import type ts from 'typescript';

import { perProgram } from './per-program.ts';

/**
 * Whether a file of the program belongs to one of `packages`, by the folder it is installed in: turns away, before a type is
 * asked, what a library that is not there can not be. Misses a package that is installed under another name.
 */
export function hasPackageAmong(packages: readonly string[], program: ts.Program): boolean {
  const installed = installedIn(program, program);
  return packages.some((name) => installed.has(name) || (!name.startsWith('@') && installed.has(`@types/${name}`)));
}

const installedIn = perProgram<ts.Program, ReadonlySet<string>>((program) => {
  const names = new Set<string>();
  for (const { fileName } of program.getSourceFiles()) {
    const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(fileName) ?? [];
    if (name !== undefined) {
      names.add(name);
    }
  }
  return names;
});
