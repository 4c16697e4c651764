import { schemaLibraries } from '../libraries/index.ts';
import type { SchemaLibrary, SchemaStep } from '../libraries/library.ts';
import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';

export interface SchemaBuilder {
  readonly library: SchemaLibrary;
  readonly step: SchemaStep;
  /** The name by which the library declares the builder. */
  readonly name: string;
}

const names = new Map<string, readonly SchemaLibrary[]>();

for (const library of schemaLibraries) {
  for (const name of Object.keys(library.functions)) {
    names.set(name, [...(names.get(name) ?? []), library]);
  }
}

/**
 * The builder of a schema library that `call` runs, as a function (`z.number()`, `optional(schema)`) and not as a method of a
 * schema. Misses builders that refuse no string by themselves: `z.string()`, `z.coerce.number()`, `z.preprocess()`.
 */
export const classifySchemaBuilder = perProgram((call: ts.CallExpression, program): SchemaBuilder | undefined => {
  const symbol = calleeSymbolOf(call.expression, program.getTypeChecker());
  const libraries = symbol && names.get(symbol.name);
  if (libraries === undefined) {
    return undefined;
  }
  for (const declaration of symbol?.declarations ?? []) {
    // Some checks are methods of the same name: `z.int()` builds, `schema.int()` does not.
    if (!ts.isFunctionDeclaration(declaration) && !ts.isVariableDeclaration(declaration)) {
      continue;
    }
    const file = declaration.getSourceFile().fileName.replace(/\.d\.[cm]?ts$/, '');
    const library = libraries.find((candidate) => file.endsWith(`/${candidate.module}`));
    const name = symbol?.name ?? '';
    const step = library?.functions[name];
    if (
      library !== undefined &&
      step !== undefined &&
      library.packages.includes(declaringPackageOf(declaration, program) ?? '')
    ) {
      return { library, name, step };
    }
  }
  return undefined;
});

/** Whether a schema library declares it, whatever it is. */
export function isDeclaredBySchemaLibrary(declaration: ts.Node, program: ts.Program): boolean {
  const declaring = declaration.getSourceFile().isDeclarationFile ? declaringPackageOf(declaration, program) : undefined;
  return declaring !== undefined && schemaLibraries.some(({ packages }) => packages.includes(declaring));
}

const methodSteps = new Map(schemaLibraries.flatMap(({ methods }) => Object.entries(methods)));

/** What the method of this name makes of the schema it is called on; only for an expression known to be a schema. */
export function stepOfMethod(name: string): SchemaStep | undefined {
  return methodSteps.get(name);
}
