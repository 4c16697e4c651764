import { calleeNameOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { makerIn, queueVariableOf } from './read-before-exec.ts';

export interface Queue {
  /** Whether it is a transaction, which Redis may abort as a whole. */
  readonly isTransaction: boolean;
  readonly commands: readonly ts.CallExpression[];
}

/** The queue that `exec` executes, and the commands put on it in the same function. Undefined where it was made elsewhere. */
export function queueExecutedBy(exec: ts.CallExpression, program: ts.Program): Queue | undefined {
  const own = makerIn(exec);
  const declaration = own === undefined ? queueVariableOf(exec, program) : undefined;
  const maker = own ?? (declaration?.initializer && makerIn(unwrapped(declaration.initializer)));
  if (maker === undefined) {
    return undefined;
  }
  const uses = declaration === undefined ? [] : localReferencesOf(declaration, program);
  const starts = [maker.parent, ...uses].filter((start) => start.parent !== declaration);
  const started = declaration?.initializer === undefined ? starts : [...starts, maker.parent];
  return { commands: [...new Set(started.flatMap(chainFrom))], isTransaction: maker.name.text.toLowerCase() === 'multi' };
}

/** The calls of `pipeline.set(…).expire(…)`, one on what the other handed back. */
function chainFrom(start: ts.Node): readonly ts.CallExpression[] {
  const calls: ts.CallExpression[] = [];
  for (let link = start; ts.isPropertyAccessExpression(link.parent) && ts.isCallExpression(link.parent.parent); link = link.parent.parent) {
    calls.push(link.parent.parent);
  }
  return calls;
}

/** Whether the function around `exec` watches a key, so that the transaction may be aborted. */
export function isWatched(exec: ts.CallExpression): boolean {
  function visit(node: ts.Node): boolean {
    return (ts.isCallExpression(node) && /^watch$/i.test(calleeNameOf(node.expression)?.text ?? '')) || (ts.forEachChild(node, visit) ?? false);
  }
  return visit(enclosingFunctionOf(exec));
}
