import { type FailingCall, ioIn } from '../../facts/reached-io.ts';
import { calleeOf, calleeSymbolOf, type Invocation, isInvocation } from '../../typing/callee-symbol.ts';
import { calledBodiesOf } from '../../typing/called-bodies.ts';
import { DEFAULT_LIBRARY, declaringPackageOf, isPackageAmong } from '../../typing/declaring-package.ts';
import ts from '../../typing/typescript.ts';
import { type Caught, rootOf } from './caught.ts';

/** `io` looks at handlers of work that reaches input or output, `everywhere` at all. */
export type Scope = 'everywhere' | 'io';

export interface FailingOperation {
  /** The call that may fail, where it is known which. */
  readonly call: Invocation | undefined;
  /** What it reaches. */
  readonly io: FailingCall | undefined;
}

/** What may fail in the code whose failure is caught; undefined where it is nothing that `scope` covers. */
export function failingOperationOf(caught: Caught, scope: Scope, program: ts.Program): FailingOperation | undefined {
  const attempt = caught.isChained ? promiseOf(caught.attempt as ts.Expression, program) : caught.attempt;
  const io = ioIn(attempt, program, caught.isChained);
  if (io !== undefined) {
    return { call: io.call, io };
  }
  const call = scope === 'everywhere' ? workIn(attempt, program) : undefined;
  return call && { call, io: undefined };
}

/** What a constant that the chain starts with was made by, the chain itself where it starts with a call. */
function promiseOf(chain: ts.Expression, program: ts.Program): ts.Expression {
  const root = rootOf(chain);
  const declared = ts.isIdentifier(root) ? program.getTypeChecker().getSymbolAtLocation(root)?.valueDeclaration : undefined;
  return declared && ts.isVariableDeclaration(declared) ? (declared.initializer ?? chain) : chain;
}

/** Whose calls turn one value into another, and fail for what they are given and nothing else. */
const CONVERTING = [DEFAULT_LIBRARY, 'node', 'undici-types', 'undici', 'zod'];

/** The first call in `code` that may fail for something else than what it was given. Misses what a getter or an index does. */
function workIn(code: ts.Node, program: ts.Program): Invocation | undefined {
  if (isInvocation(code) && mayFail(code, program)) {
    return code;
  }
  return ts.isFunctionLike(code) ? undefined : ts.forEachChild(code, (child) => workIn(child, program));
}

function mayFail(call: Invocation, program: ts.Program): boolean {
  const bodies = calledBodiesOf(call, program);
  if (bodies.length > 0) {
    return bodies.some(({ body }) => !catchesAll(body));
  }
  const declaration = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations?.[0];
  return declaration !== undefined && !isPackageAmong(declaringPackageOf(declaration, program), CONVERTING);
}

/** Whether all that `body` does stands in a `try` with a `catch`. */
function catchesAll(body: ts.ConciseBody): boolean {
  return (
    ts.isBlock(body) &&
    body.statements.length > 0 &&
    body.statements.every((statement) => ts.isTryStatement(statement) && statement.catchClause !== undefined)
  );
}
