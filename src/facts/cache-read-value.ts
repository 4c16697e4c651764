import { type Absent, isKnownPresent } from '../typing/absence.ts';
import { perProgram } from '../typing/per-program.ts';
import { callsTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import type { CacheRead, Carrier, Source } from './cache-read-value/carrier.ts';
import { carrierOf } from './cache-read-value/expression-carrier.ts';
import { returnedCarrierOf } from './cache-read-value/flow.ts';
import { missAfter, type MissState, type Step } from './cache-read-value/miss-state.ts';
import { carrierOfBinding } from './cache-read-value/name-carrier.ts';

export interface CacheReadValue extends Omit<CacheRead, 'miss'>, Omit<MissState, 'held' | 'pending'> {
  /** What the read itself answers for what is not there; `miss` is what is left of it here. */
  readonly answer: CacheRead['miss'];
  /** Names of the functions that hand the value on, the one called here first; empty where the read itself stands here. */
  readonly path: readonly string[];
}

/** A carrier with the functions it went through gone. */
interface Traced {
  readonly source: Exclude<Source, { kind: 'call' }>;
  readonly steps: readonly Step[];
  readonly path: readonly string[];
}

/**
 * Whether `expression` is a cache read that may have missed: through `await`, `.then`, constants, casts, `JSON.parse`,
 * destructuring, class fields, list slots, and functions of the program that hand the value on and neither default it nor
 * fetch it elsewhere. It misses values kept in objects and collections, and those a test before has told from a miss are none.
 */
export const cacheReadValue = perProgram((expression: ts.Expression, program): CacheReadValue | undefined => {
  const carrier = carrierOf(expression, program);
  const value = valueOf(carrier && traceOf(carrier, program));
  return value && !isPresent(unwrapped(expression), value, program) ? value : undefined;
});

/** What `cacheReadValue` answers for a destructured name, before its own default. */
export const cacheReadBinding = perProgram((element: ts.BindingElement, program): CacheReadValue | undefined => {
  const carrier = carrierOfBinding(element, program);
  return valueOf(carrier && traceOf(carrier, program));
});

function traceOf(carrier: Carrier, program: ts.Program): Traced | undefined {
  for (const { bodies } of callsIn(carrier)) {
    for (const { declaration } of bodies) {
      settle(declaration, program);
    }
  }
  return trace(carrier, (declaration) => settledIn(program, program).get(declaration));
}

function valueOf(traced: Traced | undefined): CacheReadValue | undefined {
  if (traced?.source.kind !== 'read') {
    return undefined;
  }
  const { miss: answer, ...read } = traced.source.read;
  const state = missAfter(traced.source.read, traced.steps);
  return state === undefined || state.pending ? undefined : { ...read, answer, form: state.form, miss: state.miss, path: traced.path };
}

const MAX_CALLERS = 64;

/**
 * What `cacheReadValue` answers for a parameter, or what is made of one, when a call of its function hands on a read that may
 * have missed; the first such call counts. Misses functions that are handed on as values, callers of callers, and parameters
 * whose type says that they are always there.
 */
export const cacheReadPassed = perProgram((expression: ts.Expression, program): CacheReadValue | undefined => {
  const carrier = carrierOf(expression, program);
  const traced = carrier && traceOf(carrier, program);
  if (traced?.source.kind !== 'parameter') {
    return undefined;
  }
  const { declaration, index } = traced.source;
  const parameter = declaration.parameters[index];
  if (parameter === undefined || !admitsAbsence(program.getTypeChecker().getTypeAtLocation(parameter), program)) {
    return undefined;
  }
  for (const argument of argumentsOf(declaration, index, program)) {
    const passed = cacheReadValue(argument, program) && carrierOf(argument, program);
    const origin = passed && traceOf(passed, program);
    const value = origin && valueOf({ ...origin, steps: [...origin.steps, ...traced.steps] });
    if (value !== undefined && !isPresent(unwrapped(expression), value, program)) {
      return value;
    }
  }
  return undefined;
});

/** The first missed read that a call hands to a parameter which has a default of its own. */
export const cacheReadDefaulted = perProgram((parameter: ts.ParameterDeclaration, program): CacheReadValue | undefined => {
  const { parent: declaration } = parameter;
  for (const argument of argumentsOf(declaration, [...declaration.parameters].indexOf(parameter), program)) {
    const value = cacheReadValue(argument, program);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
});

function argumentsOf(declaration: ts.SignatureDeclaration, index: number, program: ts.Program): readonly ts.Expression[] {
  return callsTo(declaration, program)
    .slice(0, MAX_CALLERS)
    .flatMap((call) => {
      const argument = call.arguments[index];
      return argument === undefined || ts.isSpreadElement(argument) ? [] : [argument];
    });
}

function isPresent(expression: ts.Expression, { miss }: CacheReadValue, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const absents: readonly Absent[] = miss === 'empty' ? ['null', 'undefined'] : [miss];
  return isKnownPresent(expression, absents, checker) || isNarrowed(expression, checker);
}

/** Whether a value of `type` may be null or undefined, as far as the types tell. */
function admitsAbsence(type: ts.Type, program: ts.Program): boolean {
  const { strict, strictNullChecks = strict } = program.getCompilerOptions();
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  return strictNullChecks !== true || (type.flags & open) !== 0 || isNullable(type);
}

/** Whether the checker has narrowed away the null that the variable was declared with. */
function isNarrowed(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const symbol = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression) : undefined;
  return symbol !== undefined && isNullable(checker.getTypeOfSymbol(symbol)) && !isNullable(checker.getTypeAtLocation(expression));
}

function isNullable(type: ts.Type): boolean {
  const nullish = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
  return (type.flags & nullish) !== 0 || (type.isUnion() && type.types.some(({ flags }) => (flags & nullish) !== 0));
}

type Settled = Map<ts.SignatureDeclaration, Traced | undefined>;

/** What each function answers, once it is known for good. */
const settledIn = perProgram<ts.Program, Settled>(() => new Map());

/**
 * Finds what `root` and all the functions its answer depends on hand back. Functions that answer through each other are settled
 * together, nearest reads first, so that the answer does not depend on which of them was asked about first.
 */
function settle(root: ts.SignatureDeclaration, program: ts.Program): void {
  const settled = settledIn(program, program);
  const reached = new Map<ts.SignatureDeclaration, Carrier | undefined>();
  const asked = new Set(settled.has(root) ? [] : [root]);
  for (const declaration of asked) {
    const carrier = returnedCarrierOf(declaration, program);
    reached.set(declaration, carrier);
    for (const { bodies } of carrier === undefined ? [] : callsIn(carrier)) {
      for (const called of bodies) {
        if (!settled.has(called.declaration)) {
          asked.add(called.declaration);
        }
      }
    }
  }
  const found: Settled = new Map();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    const round: [ts.SignatureDeclaration, Traced][] = [];
    for (const [declaration, carrier] of reached) {
      const traced = carrier && !found.has(declaration) ? trace(carrier, (called) => settled.get(called) ?? found.get(called)) : undefined;
      if (traced !== undefined) {
        round.push([declaration, traced]);
      }
    }
    for (const [declaration, traced] of round) {
      found.set(declaration, traced);
    }
  }
  for (const declaration of reached.keys()) {
    settled.set(declaration, found.get(declaration));
  }
}

type CallSource = Extract<Source, { kind: 'call' }>;

/** The calls of the program that `carrier` depends on, those in their arguments included. */
function callsIn(carrier: Carrier): readonly CallSource[] {
  const calls = new Set<CallSource>();
  const seen = new Set([carrier]);
  for (const { also, source } of seen) {
    also.forEach((other) => seen.add(other));
    if (source.kind === 'call' && !calls.has(source)) {
      calls.add(source);
      argumentsIn(source).forEach((argument) => seen.add(argument));
    }
  }
  return [...calls];
}

function argumentsIn({ argumentAt, bodies }: CallSource): readonly Carrier[] {
  const count = Math.max(...bodies.map(({ declaration }) => declaration.parameters.length));
  return Array.from({ length: count }, (_, index) => argumentAt(index)).filter((argument) => argument !== undefined);
}

type AnswerOf = (declaration: ts.SignatureDeclaration) => Traced | undefined;

/** Where `carrier` comes from, by what the functions it goes through answer; one that is made from itself comes from nowhere. */
function trace(carrier: Carrier, answerOf: AnswerOf, known = new Map<Carrier, Traced | undefined>()): Traced | undefined {
  if (known.has(carrier)) {
    return known.get(carrier);
  }
  known.set(carrier, undefined);
  const { also, source, steps } = carrier;
  const traced = source.kind === 'call' ? traceCall(source, answerOf, known) : { path: [], source, steps: [] };
  if (traced !== undefined && also.every((other) => trace(other, answerOf, known) !== undefined)) {
    known.set(carrier, { ...traced, steps: [...traced.steps, ...steps] });
  }
  return known.get(carrier);
}

function traceCall({ argumentAt, bodies }: CallSource, answerOf: AnswerOf, known: Map<Carrier, Traced | undefined>): Traced | undefined {
  for (const { declaration, name } of bodies) {
    const answer = answerOf(declaration);
    if (answer?.source.kind === 'read') {
      return { ...answer, path: [name, ...answer.path] };
    }
    if (answer?.source.kind === 'parameter' && answer.source.declaration === declaration) {
      const passed = argumentAt(answer.source.index);
      const argument = passed && trace(passed, answerOf, known);
      if (argument !== undefined) {
        return { ...argument, steps: [...argument.steps, ...answer.steps] };
      }
    }
  }
  return undefined;
}
