import { namesHostWithoutRotation } from '../calls/rotation.ts';
import type { RefreshRow } from '../libraries/library.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { perProgram } from '../typing/per-program.ts';
import { callsTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { wrapped } from '../typing/wrapped.ts';
import { isRetried } from './retried.ts';
import { refreshGrantsIn } from './refresh-grant.ts';
import { refreshTriggerOf } from './refresh-trigger.ts';
import { singleFlightOf } from './single-flight.ts';

const MAX_CALLERS = 5;

/** A call that leads to the spending of a refresh token. */
export interface UnguardedRefresh {
  readonly call: ts.CallExpression;
  /** Names of the functions between the call and the one that spends. */
  readonly path: readonly string[];
  /** Made once more when it fails; or made by each that finds the token expired, where `trigger` says so. */
  readonly kind: 'concurrent' | 'repeated';
  readonly trigger: ts.Expression | undefined;
  /** What keeps a refresh to one at a time, but is made anew for each request. */
  readonly perRequest: string | undefined;
}

/**
 * The calls of the program that let a refresh token be spent twice: where a condition on expiry, or a 401, leads to a grant that
 * nothing keeps to one at a time, on the way to it or around it; and where a grant is repeated when it fails. Misses functions
 * that nothing in the program calls, as whoever calls them may hold the lock.
 */
export const unguardedRefreshesIn = perProgram((rows: readonly RefreshRow[], program): readonly UnguardedRefresh[] => {
  const found = new Map<ts.Node, UnguardedRefresh>();
  for (const grant of refreshGrantsIn(rows, program)) {
    const seen = new Set<ts.Node>([grant]);
    const ways: Way[] = [{ call: grant, depth: 0, path: [], perRequest: undefined }];
    // The list grows while it is gone through: the shortest way to a grant is the one that is told.
    for (const way of ways) {
      const next = take(way, found, program);
      ways.push(...next.filter(({ call }) => !seen.has(call)));
      next.forEach(({ call }) => seen.add(call));
    }
  }
  return [...found.values()];
});

interface Way extends Pick<UnguardedRefresh, 'call' | 'path' | 'perRequest'> {
  readonly depth: number;
}

/** Settles one call on the way to a grant, or answers with the calls that lead to it. */
function take({ call, depth, path, perRequest: inner }: Way, found: Map<ts.Node, UnguardedRefresh>, program: ts.Program): Way[] {
  if (isRetried(call, program)) {
    found.set(call, { call, kind: 'repeated', path, perRequest: undefined, trigger: undefined });
    return [];
  }
  const flight = singleFlightOf(call, program);
  if (flight?.kind === 'held') {
    return [];
  }
  const perRequest = flight?.holder ?? inner;
  const within = enclosingFunctionOf(call);
  const trigger = refreshTriggerOf(call, within, program);
  if (trigger !== undefined) {
    if (!found.has(call) && !namesHostWithoutRotation(call.getSourceFile()) && !isHeldAbove(within, program)) {
      found.set(call, { call, kind: 'concurrent', path, perRequest, trigger });
    }
    return [];
  }
  const name = nameOf(within);
  const longer = name === undefined ? path : [name, ...path];
  return depth < MAX_CALLERS
    ? callersOf(within, program).map((caller) => ({ call: caller, depth: depth + 1, path: longer, perRequest }))
    : [];
}

function isHeldAbove(start: ts.Node, program: ts.Program): boolean {
  const asked = new Set([start]);
  for (const within of asked) {
    for (const caller of asked.size > MAX_CALLERS * MAX_CALLERS ? [] : callersOf(within, program)) {
      if (singleFlightOf(caller, program)?.kind === 'held') {
        return true;
      }
      asked.add(enclosingFunctionOf(caller));
    }
  }
  return false;
}

/** Where a function is called; for one that is handed on where it stands, the call that it is handed to. */
function callersOf(within: ts.Node, program: ts.Program): readonly ts.CallExpression[] {
  if (!isFunctionWithBody(within)) {
    return [];
  }
  const { parent } = ts.isArrowFunction(within) || ts.isFunctionExpression(within) ? wrapped(within) : within;
  if (ts.isCallExpression(parent)) {
    return [parent];
  }
  return [within, ...declaredFor(within, program)]
    .flatMap((declaration) => callsTo(declaration, program))
    .filter((call) => !call.getSourceFile().isDeclarationFile);
}

/** The members of interfaces and base classes that a method is written for. */
function declaredFor(method: ts.FunctionLikeDeclaration, program: ts.Program): ts.SignatureDeclaration[] {
  const owner = method.parent;
  const name = ts.isMethodDeclaration(method) ? method.name.getText() : undefined;
  if (name === undefined || !ts.isClassLike(owner)) {
    return [];
  }
  const checker = program.getTypeChecker();
  const bases = owner.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];
  return bases.flatMap((base) =>
    (checker.getTypeAtLocation(base).getProperty(name)?.declarations ?? []).filter(ts.isFunctionLike),
  );
}

function nameOf(within: ts.Node): string | undefined {
  if (!isFunctionWithBody(within)) {
    return undefined;
  }
  const { parent } = within;
  const named =
    within.name ??
    (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent)
      ? parent.name
      : undefined);
  return named?.getText();
}

/** The name by which a message calls the function that `call` runs. */
export function calledNameOf(call: ts.CallExpression): string {
  return calleeNameOf(calleeOf(call))?.text ?? '(function)';
}
