import { libraries } from '../libraries/index.ts';
import type { Callable } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf, isPackageAmong } from '../typing/declaring-package.ts';
import { holdsAnyOf } from '../typing/held-packages.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { ownerNameOf } from './owner-name.ts';

const known = libraries.filter(({ callables }) => callables !== undefined);

const knownIn = perProgram<ts.Program, typeof known>((program) => known.filter(({ packages }) => holdsAnyOf(packages, program)));

/** What `call` does where its callee is a function of a library under a name of the project: a limiter, a method of an association. */
export function classifyCallable(
  call: Invocation,
  program: ts.Program,
): (Callable['role'] & { readonly library: string; readonly method: string }) | undefined {
  const held = ts.isCallExpression(call) ? knownIn(program, program) : [];
  if (held.length === 0) {
    return undefined;
  }
  const callee = calleeOf(call);
  const method = calleeNameOf(callee)?.text ?? '';
  for (const { callables = {}, name: library, packages } of held) {
    if (!Object.values(callables).some((callable) => mayBe(callable, call, method))) {
      continue;
    }
    const checker = program.getTypeChecker();
    const declaration = checker.getNonNullableType(checker.getTypeAtLocation(callee)).getCallSignatures()[0]?.declaration;
    const owner = declaration && isPackageAmong(declaringPackageOf(declaration, program), packages) ? ownerNameOf(declaration) : undefined;
    const callable = owner !== undefined && Object.hasOwn(callables, owner) ? callables[owner] : undefined;
    if (callable !== undefined) {
      return { ...callable.role, library, method };
    }
  }
  return undefined;
}

function mayBe({ prefixes, role }: Callable, call: Invocation, method: string): boolean {
  const given = role.kind === 'callback' && ts.isCallExpression(call) ? call.arguments[role.callback] : undefined;
  const callback = given && unwrapped(given);
  const isHanded =
    role.kind !== 'callback' ||
    (callback !== undefined && (ts.isFunctionLike(callback) || ts.isIdentifier(callback) || ts.isPropertyAccessExpression(callback)));
  return isHanded && (prefixes?.some((prefix) => method.startsWith(prefix)) ?? true);
}
