import { classifyIo, type IoCall } from '../calls/classify-io.ts';
import { calledText, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { isRejectionHandler } from '../typing/rejection-handler.ts';
import { isThenable } from '../typing/thenable.ts';
import ts from '../typing/typescript.ts';
import { defineFact, type Reached } from './define-fact.ts';
import { isThrowing } from './throwing.ts';

/**
 * The input or output that running a call does and whose failure reaches the caller: none where the function that was called
 * catches it by itself and throws nothing in its place.
 */
export const reachedIo = defineFact(classifyIo, isCaughtInPlace);

export interface FailingCall extends Reached<IoCall> {
  /** The call in the code that was asked about. */
  readonly call: Invocation;
}

/**
 * The first call in `code` whose input or output can fail there: synchronous, or awaited there (a promise as a whole is, where
 * `awaited` says so). Work that is started and left to itself fails elsewhere, and so does what is caught within `code`.
 */
export function ioIn(code: ts.Node, program: ts.Program, awaited = false): FailingCall | undefined {
  const awaitsLater = !awaited && containsAwait(code);

  function visit(node: ts.Node, isAwaited: boolean, isCallback = false): FailingCall | undefined {
    if (ts.isTryStatement(node) && node.catchClause !== undefined && !isThrowing(node.catchClause.block, program)) {
      return (
        visit(node.catchClause.block, false, isCallback) ?? (node.finallyBlock && visit(node.finallyBlock, false, isCallback))
      );
    }
    if (isInvocation(node)) {
      if (isCaughtByChain(node, program)) {
        return undefined;
      }
      const reached = reachedIo(node, program);
      // What a callback written in place does is looked for there, where it has a name.
      if (
        reached !== undefined &&
        reached.steps[0]?.called.name !== '' &&
        (isAwaited || (reached.evidence.method.endsWith('Sync') && !isThenable(node, program)))
      ) {
        return { ...reached, call: node };
      }
    }
    const outlives = isAwaited && !ts.isStatement(node);
    return ts.forEachChild(node, (child) =>
      ts.isFunctionLike(child)
        ? bodyOf(child, outlives)
        : visit(child, outlives || awaitsChild(node, child) || (isCallback && ts.isReturnStatement(node)), isCallback),
    );
  }

  function bodyOf(callback: ts.SignatureDeclaration, isAwaited: boolean): FailingCall | undefined {
    const body = isAwaited && isInvocation(callback.parent) && 'body' in callback ? callback.body : undefined;
    return body && visit(body, !ts.isBlock(body), true);
  }

  function awaitsChild(parent: ts.Node, child: ts.Node): boolean {
    return (
      ts.isAwaitExpression(parent) ||
      (ts.isForOfStatement(parent) && parent.awaitModifier !== undefined && parent.expression === child) ||
      (ts.isVariableDeclaration(parent) && parent.initializer === child && awaitsLater)
    );
  }

  return visit(code, awaited);
}

/** `getTeam`, and what it reaches where that is another call. */
export function operationText({ call, io }: { readonly call: Invocation | undefined; readonly io: FailingCall | undefined }): string {
  const name = call === undefined ? undefined : calledText(call);
  if (io === undefined || io.at === io.call) {
    return `\`${name ?? 'this'}\``;
  }
  return `\`${name ?? 'this'}\` (${io.evidence.library} \`${io.evidence.method}\`)`;
}

function containsAwait(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) ||
    (!ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => containsAwait(child) || undefined) ?? false))
  );
}

/** Whether the failure of `call` ends in the function it stands in: by a `catch` around it, or one chained to it. */
function isCaughtInPlace(call: Invocation, program: ts.Program): boolean {
  let child: ts.Node = call;
  while (!ts.isSourceFile(child.parent) && (!ts.isFunctionLike(child) || isInvocation(child.parent))) {
    const { parent } = child;
    if (
      ts.isTryStatement(parent) &&
      child === parent.tryBlock &&
      parent.catchClause &&
      !isThrowing(parent.catchClause.block, program)
    ) {
      return true;
    }
    if (ts.isCallExpression(parent) && child === parent.expression && isCaughtByChain(parent, program)) {
      return true;
    }
    child = parent;
  }
  return false;
}

/** Whether `call` is `….catch(handler)`, or `….then(…, handler)`, with a handler that throws nothing. */
function isCaughtByChain(call: Invocation, program: ts.Program): boolean {
  const handler = ts.isCallExpression(call) ? call.arguments.at(-1) : undefined;
  return handler !== undefined && isRejectionHandler(handler, program.getTypeChecker()) && !isThrowing(handler, program);
}
