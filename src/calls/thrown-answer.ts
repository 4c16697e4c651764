import { requestLibraries } from '../libraries/index.ts';
import type { RequestLibrary } from '../libraries/library.ts';
import { aliasedSymbolOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { identifiersOf } from '../typing/references.ts';
import type ts from '../typing/typescript.ts';

/**
 * Whether the framework answers the error that is thrown here, and nothing logs it: the program makes an application with the framework,
 * and hooks into nothing by which it would see what is thrown. Misses applications that another program makes.
 */
export function isAnsweredUnseen(thrown: ts.NewExpression, program: ts.Program): boolean {
  const symbol = calleeSymbolOf(calleeOf(thrown), program.getTypeChecker());
  const library = symbol && requestLibraries.find(({ packages, thrownErrors }) => thrownErrors !== undefined && isDeclaredBy(symbol, packages, program));
  return library !== undefined && leavesThrown(library, program);
}

const leavesThrown = perProgram(({ packages, thrownErrors }: RequestLibrary, program): boolean => {
  const { application, hooks } = thrownErrors ?? { application: '', hooks: [] };
  return uses(application, packages, program) && !hooks.some((hook) => uses(hook, packages, program));
});

/** Whether the program names what one of `packages` declares under `name`. */
function uses(name: string, packages: readonly string[], program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return program.getSourceFiles().some(
    (file) =>
      !file.isDeclarationFile &&
      file.text.includes(name) &&
      identifiersOf(name, file).some((identifier) => {
        const symbol = checker.getSymbolAtLocation(identifier);
        return symbol !== undefined && isDeclaredBy(aliasedSymbolOf(symbol, checker), packages, program);
      }),
  );
}
