import type ts from 'typescript';

import { nearestPackageOf } from './nearest-package.ts';

/** What `declaringPackageOf` answers for the lib.*.d.ts files, wherever the compiler keeps them. */
export const DEFAULT_LIBRARY = 'lib.d.ts';

/**
 * Name of the package whose files hold `declaration`: the published name also behind an npm alias, and that of the
 * described package for `@types/*`. A file of the project itself answers with the project's own name.
 */
export function declaringPackageOf(declaration: ts.Node, program: ts.Program): string | undefined {
  const file = declaration.getSourceFile();
  if (program.isSourceFileDefaultLibrary(file)) {
    return DEFAULT_LIBRARY;
  }
  return nearestPackageOf(file)?.name.replace(/^@types\/(?:([^_]+)__)?/, (_, scope?: string) => (scope === undefined ? '' : `@${scope}/`));
}

/** Whether `name` is one of `packages`, where one that ends in `*` stands for every name that begins so. */
export function isPackageAmong(name: string | undefined, packages: readonly string[]): boolean {
  return (
    name !== undefined &&
    packages.some((candidate) => (candidate.endsWith('*') ? name.startsWith(candidate.slice(0, -1)) : candidate === name))
  );
}

/** Whether `declaration` stands in the file whose path ends in `file`, as in `src/cache.ts`. */
export function isInFile(declaration: ts.Node, file: string): boolean {
  return `/${declaration.getSourceFile().fileName}`.endsWith(`/${file.replace(/^(?:\.?\/)+/, '')}`);
}
