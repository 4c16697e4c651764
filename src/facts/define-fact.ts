import { calleeSymbolOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { bodiesOf, type CalledBody, calledBodiesOf } from '../typing/called-bodies.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { callbacksRunBy } from './run-callbacks.ts';

/** One call on the way, and a body that it runs. */
export interface Step {
  readonly call: Invocation;
  readonly called: CalledBody;
  /** Whether it is the body of a callback that the call was handed, not that of its callee. */
  readonly handedOn: boolean;
}

export interface Reached<Evidence> {
  readonly evidence: Evidence;
  /** The call that is the evidence. */
  readonly at: Invocation;
  /** Names of the functions between the call that was asked about and `at`, outermost first; empty where they are the same. */
  readonly path: readonly string[];
  /** The calls between them. */
  readonly steps: readonly Step[];
}

export interface Fact<Evidence> {
  /** The nearest evidence that running the call reaches, the call itself first. */
  (call: Invocation, program: ts.Program): Reached<Evidence> | undefined;
  /** All evidence behind these first steps, nearest first. */
  behind: (first: readonly Step[], program: ts.Program) => Iterable<Reached<Evidence>>;
}

/** What one body holds by itself, without the functions it calls. */
interface Outline<Evidence> {
  readonly found: readonly Pick<Reached<Evidence>, 'at' | 'evidence'>[];
  readonly steps: readonly Step[];
}

type FindEvidence<Evidence> = (call: Invocation, program: ts.Program) => Evidence | undefined;

/** Whether what a call does stays behind, as far as the fact goes: it is then no evidence for the body it stands in, nor followed. */
type StaysBehind = (call: Invocation, program: ts.Program) => boolean;

/**
 * A fact that is true of a call when the call is evidence itself, or when the code it runs contains such a call.
 * It follows calls into bodies of the program, across files, and into the callbacks that a call runs; it answers with the
 * nearest evidence, the first in the text among equals: the answer does not depend on what was asked before. A function that
 * a body only defines does not run with it; what cannot be resolved to a body (parameters, packages, `any`) carries no
 * evidence: facts miss, they never guess.
 */
export function defineFact<Evidence extends object>(
  evidenceOf: FindEvidence<Evidence>,
  staysBehind: StaysBehind = () => false,
): Fact<Evidence> {
  const outlineOf = perProgram((body: ts.Node, program) => outline(body, program, evidenceOf, staysBehind));
  const barrenIn = perProgram<ts.Program, Set<ts.Node>>(() => new Set());

  function* behind(first: readonly Step[], program: ts.Program): Iterable<Reached<Evidence>> {
    const barren = barrenIn(program, program);
    const reached = new Map<ts.Node, readonly Step[]>();
    let fruitful = false;
    follow(first, [], reached);
    for (const [body, steps] of reached) {
      const { found, steps: next } = barren.has(body) ? { found: [], steps: [] } : outlineOf(body, program);
      for (const evidence of found) {
        fruitful = true;
        yield { ...evidence, path: steps.map(({ called }) => called.name).filter((name) => name !== ''), steps };
      }
      follow(next, steps, reached);
    }
    // Everything reachable was seen: where there was no evidence, none of it has any.
    for (const body of fruitful ? [] : reached.keys()) {
      barren.add(body);
    }
  }

  function nearest(call: Invocation, program: ts.Program): Reached<Evidence> | undefined {
    const own = evidenceOf(call, program);
    if (own !== undefined) {
      return { at: call, evidence: own, path: [], steps: [] };
    }
    for (const found of behind([...stepsInto(call, program), ...stepsIntoInline(call, program)], program)) {
      return found;
    }
    return undefined;
  }

  return Object.assign(nearest, { behind });
}

/** The bodies that `call` runs, those of callbacks it is handed by name included; a callback written in place is none of them. */
export function stepsInto(call: Invocation, program: ts.Program): Step[] {
  const callbacks = callbacksRunBy(call, program).filter((callback) => !ts.isFunctionLike(callback));
  return [
    ...calledBodiesOf(call, program).map((called) => ({ call, called, handedOn: false })),
    ...callbacks.flatMap((callback) => bodiesNamed(callback, program).map((called) => ({ call, called, handedOn: true }))),
  ];
}

function stepsIntoInline(call: Invocation, program: ts.Program): Step[] {
  return callbacksRunBy(call, program).flatMap((callback) =>
    ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)
      ? [{ call, called: { body: callback.body, declaration: callback, name: '' }, handedOn: true }]
      : [],
  );
}

/** The bodies of the functions that `callback`, a name or a member, stands for. */
export function bodiesNamed(callback: ts.Expression, program: ts.Program): readonly CalledBody[] {
  const symbol = calleeSymbolOf(callback, program.getTypeChecker());
  return symbol === undefined ? [] : bodiesOf(symbol, program);
}

function follow(next: readonly Step[], steps: readonly Step[], reached: Map<ts.Node, readonly Step[]>): void {
  for (const step of next) {
    if (!reached.has(step.called.body)) {
      reached.set(step.called.body, [...steps, step]);
    }
  }
}

function outline<Evidence extends object>(
  body: ts.Node,
  program: ts.Program,
  evidenceOf: FindEvidence<Evidence>,
  staysBehind: StaysBehind,
): Outline<Evidence> {
  const found: Outline<Evidence>['found'][number][] = [];
  const steps: Step[] = [];
  const run = new Set<ts.Node>();

  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node) && !run.has(node)) {
      return;
    }
    if (isInvocation(node) && !staysBehind(node, program)) {
      const evidence = evidenceOf(node, program);
      if (evidence === undefined) {
        steps.push(...stepsInto(node, program));
        for (const callback of callbacksRunBy(node, program)) {
          run.add(callback);
        }
      } else {
        found.push({ at: node, evidence });
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(body);
  return { found, steps };
}
