import ts from './typescript.ts';

/**
 * The module that `specifier` names from the file it stands in, also where it is no import but a path in an argument.
 * Misses a module that the program does not hold.
 */
export function moduleNamedBy(specifier: ts.StringLiteralLike, program: ts.Program): ts.Symbol | undefined {
  const { resolvedModule } = ts.resolveModuleName(specifier.text, specifier.getSourceFile().fileName, program.getCompilerOptions(), ts.sys);
  const file = resolvedModule && program.getSourceFile(resolvedModule.resolvedFileName);
  return file && program.getTypeChecker().getSymbolAtLocation(file);
}
