import ts from 'typescript';

import { type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { type CalledBody, calledBodiesOf } from '../typing/called-bodies.ts';
import { perProgram } from '../typing/per-program.ts';

export interface Reached<Evidence> {
  readonly evidence: Evidence;
  /** The call that is the evidence. */
  readonly at: Invocation;
  /** Names of the functions between the call that was asked about and `at`, outermost first; empty where they are the same. */
  readonly path: readonly string[];
}

/** What one body holds by itself, without the functions it calls. */
interface Outline<Evidence> {
  readonly found: Omit<Reached<Evidence>, 'path'> | undefined;
  readonly calls: readonly CalledBody[];
}

type FindEvidence<Evidence> = (call: Invocation, program: ts.Program) => Evidence | undefined;

/**
 * A fact that is true of a call when the call is evidence itself, or when the code it runs contains such a call.
 * It follows calls into bodies of the program, across files, and answers with the nearest evidence, the first in the text
 * among equals: the answer does not depend on what was asked before. A function that a body only defines does not run with it;
 * what cannot be resolved to a body (parameters, packages, `any`) carries no evidence: facts miss, they never guess.
 */
export function defineFact<Evidence extends object>(
  evidenceOf: FindEvidence<Evidence>,
): (call: Invocation, program: ts.Program) => Reached<Evidence> | undefined {
  const outlineOf = perProgram((body: ts.Node, program) => outline(body, program, evidenceOf));
  const barrenIn = perProgram<ts.Program, Set<ts.Node>>(() => new Set());

  return (call, program) => {
    const own = evidenceOf(call, program);
    if (own !== undefined) {
      return { at: call, evidence: own, path: [] };
    }
    const barren = barrenIn(program, program);
    const reached = new Map<ts.Node, readonly string[]>();
    follow(calledBodiesOf(call, program), [], reached);
    for (const [body, path] of reached) {
      const { calls, found } = barren.has(body) ? { calls: [], found: undefined } : outlineOf(body, program);
      if (found !== undefined) {
        return { ...found, path };
      }
      follow(calls, path, reached);
    }
    // Everything reachable was seen, so none of it has evidence.
    for (const body of reached.keys()) {
      barren.add(body);
    }
    return undefined;
  };
}

function follow(called: readonly CalledBody[], path: readonly string[], reached: Map<ts.Node, readonly string[]>): void {
  for (const { body, name } of called) {
    if (!reached.has(body)) {
      reached.set(body, [...path, name]);
    }
  }
}

function outline<Evidence extends object>(body: ts.Node, program: ts.Program, evidenceOf: FindEvidence<Evidence>): Outline<Evidence> {
  const calls: CalledBody[] = [];

  function visit(node: ts.Node): Outline<Evidence>['found'] {
    if (ts.isFunctionLike(node)) {
      return undefined;
    }
    if (isInvocation(node)) {
      const evidence = evidenceOf(node, program);
      if (evidence !== undefined) {
        return { at: node, evidence };
      }
      calls.push(...calledBodiesOf(node, program));
    }
    return ts.forEachChild(node, visit);
  }

  return { calls, found: visit(body) };
}
