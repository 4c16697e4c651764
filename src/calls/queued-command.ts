import { libraries } from '../libraries/index.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf, isPackageAmong } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { isQueued } from './is-queued.ts';

const queueing = libraries.filter(({ queued }) => queued !== undefined);
const names: ReadonlySet<string> = new Set(queueing.flatMap(({ queued }) => queued ?? []));
const packages = queueing.flatMap((library) => library.packages);

/** Whether a method called `name` may be a command that a queue takes, to turn calls away before a type is asked. */
export function mayBeQueued(name: string): boolean {
  return names.has(name.toLowerCase().replace(/buffer$/, ''));
}

/**
 * Whether `call` is a command of a Redis client that only joins the queue of a pipeline or a transaction, whichever command it is.
 * Misses commands that a project defines as scripts, and `any`.
 */
export const isQueuedCommand = perProgram((call: ts.CallExpression, program): boolean => {
  const callee = calleeOf(call);
  const name = calleeNameOf(callee)?.text;
  if (name === undefined || ts.isIdentifier(callee) || !mayBeQueued(name)) {
    return false;
  }
  const checker = program.getTypeChecker();
  const member = calleeSymbolOf(callee, checker);
  const declarations = member?.declarations ?? [checker.getResolvedSignature(call)?.declaration];
  return (
    declarations.some((declaration) => declaration !== undefined && isPackageAmong(declaringPackageOf(declaration, program), packages)) &&
    isQueued(call, program)
  );
});
