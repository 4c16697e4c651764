import { classifyCall } from '../calls/classify-call.ts';
import { calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY, declaringPackageOf } from '../typing/declaring-package.ts';
import { goesOn } from '../typing/goes-on.ts';
import { nearestPackageOf } from '../typing/nearest-package.ts';
import ts from '../typing/typescript.ts';
import { defineFact } from './define-fact.ts';

/** What a call leaves behind outside the process. */
export interface Effect {
  readonly kind: 'outside' | 'write';
}

/**
 * What running a call changes outside the process: a write to a database, or asynchronous work in a package, which may send
 * anything anywhere. Reads from a database and log lines are none. Takes some reads for effects, as those over HTTP.
 */
export const reachedEffect = defineFact((call, program): Effect | undefined => {
  const classified = classifyCall(call, program);
  if (classified !== undefined) {
    return classified.kind === 'query' && classified.operation === 'write' ? { kind: 'write' } : undefined;
  }
  return !goesOn(call) && isForeign(call, program) && isThenable(call, program) ? { kind: 'outside' } : undefined;
});

function isForeign(call: Invocation, program: ts.Program): boolean {
  const callee = calleeOf(call);
  const declaration = calleeSymbolOf(callee, program.getTypeChecker())?.declarations?.[0];
  if (declaration === undefined) {
    return false;
  }
  const packageName = declaringPackageOf(declaration, program);
  return packageName === DEFAULT_LIBRARY
    ? ts.isIdentifier(callee) && callee.text === 'fetch'
    : declaration.getSourceFile().isDeclarationFile && packageName !== nearestPackageOf(call.getSourceFile())?.name;
}

function isThenable(call: Invocation, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return checker.getPropertyOfType(checker.getTypeAtLocation(call), 'then') !== undefined;
}
