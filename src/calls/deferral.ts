import { deferralLibraries } from '../libraries/deferrals.ts';
import type { Deferral } from '../libraries/library.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY, declaringPackageOf } from '../typing/declaring-package.ts';
import { isErrorType } from '../typing/error-value.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { PROMISE_METHODS } from '../typing/promise-methods.ts';
import ts from '../typing/typescript.ts';
import { ownerNameOf } from './owner-name.ts';

/**
 * How `call` runs `handler`, one of its arguments, after it has returned: as the reaction of a promise, or as its library says.
 * Misses callbacks of the project's own functions and of libraries the plugin does not model.
 */
export function deferralOf(
  call: ts.CallExpression,
  handler: ts.Expression,
  program: ts.Program,
): Deferral | 'reaction' | undefined {
  const callee = calleeOf(call);
  const name = calleeNameOf(callee)?.text;
  if (name === undefined) {
    return undefined;
  }
  if (PROMISE_METHODS.has(name) && ts.isPropertyAccessExpression(callee)) {
    return isPromise(callee.expression, program) ? 'reaction' : undefined;
  }
  const declaration = program.getTypeChecker().getResolvedSignature(call)?.declaration;
  const declaring = declaration && declaringPackageOf(declaration, program);
  const library = deferralLibraries.find(({ packages }) => packages.some((candidate) => candidate === declaring));
  if (declaration === undefined || library === undefined) {
    return undefined;
  }
  const owner = ownerNameOf(declaration);
  const listed =
    owner === undefined ? library.functions?.[name] : (library.owners?.[owner]?.[name] ?? library.owners?.['*']?.[name]);
  return listed ?? (library.errorFirst && isErrorFirst(handler, program) ? 'callback' : undefined);
}

/** Whether `expression` is a promise whose reactions run later: the platform's, one made from it, or that of a package. */
export function isPromise(expression: ts.Expression, program: ts.Program): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(expression);
  return (
    ['Promise', 'PromiseLike'].some((name) => isTypeNamed(type, name, [DEFAULT_LIBRARY], program)) ||
    (type.getProperty('then')?.declarations ?? []).some((declaration) =>
      program.isSourceFileFromExternalLibrary(declaration.getSourceFile()),
    )
  );
}

function isErrorFirst(handler: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const signatures = checker.getContextualType(handler)?.getNonNullableType().getCallSignatures() ?? [];
  return signatures.some(({ parameters: [first] }) => {
    const type = first && checker.getTypeOfSymbol(first).getNonNullableType();
    return type !== undefined && (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 && isErrorType(type, program);
  });
}
