import { isLeftUnsent } from '../../calls/classify-built.ts';
import { type ClassifiedCall, classifyCall } from '../../calls/classify-call.ts';
import { builtQueryOf } from '../../facts/built-query.ts';
import { argumentsOf, carriedThrough, operandsOf, receiverOf, withDerived } from '../../facts/data-flow.ts';
import { bodiesNamed, type Reached, type Step, stepsInto } from '../../facts/define-fact.ts';
import { discardOf } from '../../facts/discarded.ts';
import { fanOutOf, type Iteration, isNamedFanOut, repetitionOf } from '../../facts/iteration.ts';
import { reachedEffect } from '../../facts/reached-effect.ts';
import { isMemoized } from '../../facts/memoized.ts';
import { bodyAround, reachedQuery } from '../../facts/reached-query.ts';
import type { Invocation } from '../../typing/callee-symbol.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { hasEffect, isExempt } from './exemptions.ts';
import { isPaced } from './paced.ts';
import { isHandedToTransaction } from './transaction-list.ts';

export type ClassifiedQuery = Extract<ClassifiedCall, { kind: 'query' }>;
export type ReachedQuery = Reached<ClassifiedQuery>;

/** A query as it stands in an iteration. */
export interface Repeated {
  /** The call in the loop. */
  readonly call: Invocation;
  readonly query: ReachedQuery;
  readonly iteration: Iteration;
}

export interface Finding {
  readonly messageId: 'hoistableQuery' | 'queryInLoop';
  /** What runs each time: the call in the loop, or the function that is handed to the fan-out by name. */
  readonly node: ts.Expression;
  readonly query: ReachedQuery;
  readonly iteration: Iteration;
  /** A read that stands behind a function with other effects counts as a write: what it belongs to may need its own pass. */
  readonly operation: 'read' | 'write';
}

/** The query that `call`, which stands in a loop or a callback, sends anew on each pass. */
export function findingAt(call: Invocation, program: ts.Program): Finding | undefined {
  const direct = classifyCall(call, program);
  if (direct?.kind === 'query') {
    const query = { at: call, evidence: direct, path: [], steps: [] };
    return isUnsent(call, program) ? undefined : findingAmong([query], call, call, repetitionOf(call, program), program);
  }
  // A function that runs where it is written answers for its own calls.
  const steps = stepsInto(call, program).filter(({ called }) => !isWithin(called.body, call));
  if (steps.length === 0 || isEmpty(reachedQuery.behind(steps, program)) || isUnsent(call, program)) {
    return undefined;
  }
  return findingAmong(reachedQuery.behind(steps, program), call, call, repetitionOf(call, program), program);
}

/** The query that a function handed by name to `call`, which fans out, sends for each element. */
export function findingInNamedCallback(call: Invocation, program: ts.Program): Finding | undefined {
  const mayFanOut = isNamedFanOut(call) && argumentsOf(call).some((given) => ts.isIdentifier(given) || ts.isPropertyAccessExpression(given));
  const classified = mayFanOut ? classifyCall(call, program) : undefined;
  const argument = classified?.kind === 'callback' ? argumentsOf(call)[classified.callback] : undefined;
  const callback = argument && unwrapped(argument);
  if (callback === undefined || !(ts.isIdentifier(callback) || ts.isPropertyAccessExpression(callback))) {
    return undefined;
  }
  const steps = bodiesNamed(callback, program).map((called): Step => ({ call, called, handedOn: true }));
  for (const step of steps) {
    const iteration = fanOutOf(call, classified, callback, program);
    const named = iteration && { ...iteration, ...elementOf(step, classified, program) };
    const found =
      named &&
      findingAmong(reachedQuery.behind([step], program), call, callback, { iterations: [named], perBatch: false }, program);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function elementOf(
  { called }: Step,
  classified: ClassifiedCall | undefined,
  program: ts.Program,
): Pick<Iteration, 'body' | 'varying'> {
  const element =
    classified?.kind === 'callback' ? called.declaration.parameters.slice(classified.element, classified.element + 2) : [];
  const checker = program.getTypeChecker();
  const varying = new Set(element.flatMap(({ name }) => checker.getSymbolAtLocation(name) ?? []));
  return { body: called.body, varying };
}

function findingAmong(
  queries: Iterable<ReachedQuery>,
  call: Invocation,
  node: ts.Expression,
  { iterations, perBatch }: ReturnType<typeof repetitionOf>,
  program: ts.Program,
): Finding | undefined {
  const [innermost] = iterations;
  if (innermost === undefined || perBatch || iterations.some((iteration) => isPaced(iteration, program))) {
    return undefined;
  }
  let same: ReachedQuery | undefined;
  for (const query of queries) {
    const [, ...further] = query.steps;
    if (
      isLeftUnsent(query.at, program) ||
      query.steps.some((step) => isLeftUnsent(step.call, program)) ||
      further.some((step) => isMemoized(step.call, bodyAround(step.call), program))
    ) {
      continue;
    }
    const iteration = iterations.find((candidate) => dependsOn(candidate, query, call === node ? undefined : call, program));
    if (iteration === undefined) {
      same ??= query;
      continue;
    }
    if (query.evidence.batched && !iteration.inTurn) {
      continue;
    }
    const inner = iterations.slice(0, iterations.indexOf(iteration) + 1);
    if (inner.some((within) => isExempt({ call, iteration: within, query }, program))) {
      return undefined;
    }
    const operation = isInOwnTransaction(call, iteration, program) ? 'write' : operationOf(query, node, call, program);
    if (operation === 'write' && isHandedToTransaction(call, program)) {
      return undefined;
    }
    return { iteration, messageId: 'queryInLoop', node, operation, query };
  }
  return same && hoistable(same, call, node, innermost, program);
}

/** Whether what tells one pass of `iteration` from the next flows into the query. */
function dependsOn(
  { body, varying }: Iteration,
  { at, evidence, steps }: ReachedQuery,
  entered: Invocation | undefined,
  program: ts.Program,
): boolean {
  const carries = carriedThrough(entered === undefined ? steps : steps.slice(1), withDerived(varying, body, program), program);
  const receiver = evidence.asksForReceiver ? receiverOf(at, evidence.method) : undefined;
  // A builder that a variable keeps may be given its key later on.
  const held = ts.isVariableDeclaration(at.parent) ? [at.parent.name] : [];
  return [...operandsOf(at), ...(receiver === undefined ? [] : [receiver]), ...held].some(carries);
}

function operationOf(query: ReachedQuery, node: ts.Expression, call: Invocation, program: ts.Program): 'read' | 'write' {
  const { evidence, steps } = query;
  const first = steps[0];
  if (evidence.operation === 'write' || first === undefined) {
    return evidence.operation;
  }
  const entered = node === call ? stepsInto(call, program) : [first];
  return isEmpty(reachedEffect.behind(entered, program)) ? 'read' : 'write';
}

/** Whether each pass has a transaction of its own that the query reads for, so that it can not read ahead. */
function isInOwnTransaction(call: Invocation, { body }: Iteration, program: ts.Program): boolean {
  for (let { parent } = call as ts.Node; parent.pos >= body.pos && !ts.isSourceFile(parent); { parent } = parent) {
    if (ts.isCallExpression(parent) && classifyCall(parent, program)?.kind === 'transaction') {
      return hasEffect(parent, program);
    }
  }
  return false;
}

function hoistable(
  query: ReachedQuery,
  call: Invocation,
  node: ts.Expression,
  iteration: Iteration,
  program: ts.Program,
): Finding | undefined {
  const loop = iteration.node;
  // What is kept or handed on may be given what tells the passes apart there.
  const isWhole = query.evidence.sent === 'when called' || ts.isAwaitExpression(call.parent);
  const goesThrough = !ts.isIterationStatement(loop, false) || ts.isForOfStatement(loop) || ts.isForInStatement(loop);
  if (
    !isWhole ||
    !goesThrough ||
    query.evidence.operation === 'write' ||
    isExempt({ call, iteration, query }, program) ||
    hasEffect(iteration.body, program)
  ) {
    return undefined;
  }
  return { iteration, messageId: 'hoistableQuery', node, operation: 'read', query };
}

/** Whether `call` only builds its query and nobody awaits it: there is no round trip then, which is no-unsent-query's. */
function isUnsent(call: Invocation, program: ts.Program): boolean {
  return builtQueryOf(call, program) !== undefined && discardOf(call, program) !== undefined;
}

function isEmpty(found: Iterable<unknown>): boolean {
  for (const _ of found) {
    return false;
  }
  return true;
}
