import { classifyCall, namesWithRole } from '../calls/classify-call.ts';
import { isQueued } from '../calls/is-queued.ts';
import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';

/** A queue of commands that is filled and that nothing executes. */
export interface UnexecutedQueue {
  /** The call that opens it. */
  readonly opening: ts.CallExpression;
  readonly library: string;
  readonly method: string;
  /** The variable that holds it. */
  readonly variable: ts.Identifier | undefined;
  /** The calls that put a command into it, in the order of the text. */
  readonly commands: readonly ts.CallExpression[];
}

/** The names by which a queue is opened, to turn calls away before a type is asked. */
export const QUEUE_OPENINGS: ReadonlySet<string> = namesWithRole(({ kind }) => kind === 'queue');

/**
 * The queue that `opening` opens, where the code around it puts commands into it and lets it go: it calls nothing on it that could
 * execute it, and hands it to nobody. Misses queues in fields, and those that are filled by other functions.
 */
export function unexecutedQueueOf(opening: ts.CallExpression, program: ts.Program): UnexecutedQueue | undefined {
  const role = classifyCall(opening, program);
  if (role?.kind !== 'queue' || !isQueued(opening, program)) {
    return undefined;
  }
  const chain = chainOn(opening, program);
  const end = wrapped(chain.end);
  const { library, method } = role;
  if (ts.isExpressionStatement(end.parent) || ts.isVoidExpression(end.parent)) {
    return chain.commands.length === 0 ? undefined : { commands: chain.commands, library, method, opening, variable: undefined };
  }
  const declaration = end.parent;
  if (
    !ts.isVariableDeclaration(declaration) ||
    !ts.isIdentifier(declaration.name) ||
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0
  ) {
    return undefined;
  }
  const fills = localReferencesOf(declaration, program).map((use) => fillBy(use, program));
  const commands = [...chain.commands, ...fills.flatMap((fill) => fill ?? [])];
  return fills.includes(undefined) || commands.length === 0
    ? undefined
    : { commands, library, method, opening, variable: declaration.name };
}

/** The calls in a row on `queue`, as far as each only queues. */
function chainOn(queue: ts.Expression, program: ts.Program): { commands: ts.CallExpression[]; end: ts.Expression } {
  const commands: ts.CallExpression[] = [];
  let end = queue;
  for (let call = callOn(end); call !== undefined && isQueued(call, program); call = callOn(end)) {
    commands.push(call);
    end = call;
  }
  return { commands, end };
}

function callOn(queue: ts.Expression): ts.CallExpression | undefined {
  const member = wrapped(queue).parent;
  return (ts.isPropertyAccessExpression(member) || ts.isElementAccessExpression(member)) &&
    unwrapped(member.expression) === unwrapped(queue) &&
    ts.isCallExpression(member.parent) &&
    member.parent.expression === member &&
    calleeNameOf(calleeOf(member.parent)) !== undefined
    ? member.parent
    : undefined;
}

/** The commands that a use of the queue puts into it, where it is only that and a statement of its own. */
function fillBy(use: ts.Identifier, program: ts.Program): readonly ts.CallExpression[] | undefined {
  const { commands, end } = chainOn(use, program);
  let last = wrapped(end);
  while (ts.isAwaitExpression(last.parent) || ts.isVoidExpression(last.parent)) {
    last = wrapped(last.parent);
  }
  return commands.length > 0 && ts.isExpressionStatement(last.parent) ? commands : undefined;
}
