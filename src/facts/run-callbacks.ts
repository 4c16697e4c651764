import { type ClassifiedCall, classifyCall } from '../calls/classify-call.ts';
import { calleeOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/**
 * The arguments of `call` that are functions and run as part of it: the callbacks of array methods, promises and transactions,
 * and those of a function of the program that calls its parameter, itself or by handing it on. Misses callbacks that packages
 * call, and those that are kept for later, which do not run with the call.
 */
export const callbacksRunBy = perProgram((call: Invocation, program): readonly ts.Expression[] => {
  const candidates = callbackArgumentsOf(call);
  if (candidates.length === 0) {
    return [];
  }
  const index = callbackIndexOf(classifyCall(call, program));
  return candidates
    .filter(
      ({ position }) =>
        position === index || parametersAt(call, position, program).some((parameter) => isRun(parameter, program)),
    )
    .map(({ value }) => value);
});

/** Index of the argument that a call with this role runs. */
export function callbackIndexOf(classified: ClassifiedCall | undefined): number | undefined {
  switch (classified?.kind) {
    case 'callback':
      return classified.callback;
    case 'transaction':
      return classified.work;
    default:
      return undefined;
  }
}

/** The call that `callback` is an argument of, or that runs it where it stands; undefined for a function that is kept. */
export function receivingCallOf(callback: ts.Node): Invocation | undefined {
  let value = callback;
  while (
    ts.isParenthesizedExpression(value.parent) ||
    ts.isAsExpression(value.parent) ||
    ts.isSatisfiesExpression(value.parent)
  ) {
    value = value.parent;
  }
  const { parent } = value;
  return ts.isCallExpression(parent) || ts.isNewExpression(parent) ? parent : undefined;
}

function callbackArgumentsOf(call: Invocation): { position: number; value: ts.Expression }[] {
  const given = ts.isTaggedTemplateExpression(call) ? [] : (call.arguments ?? []);
  return given
    .map((argument, position) => ({ position, value: unwrapped(argument) }))
    .filter(({ value }) => ts.isFunctionLike(value) || ts.isIdentifier(value) || ts.isPropertyAccessExpression(value));
}

function parametersAt(call: Invocation, position: number, program: ts.Program): readonly ts.ParameterDeclaration[] {
  return calledBodiesOf(call, program).flatMap(({ declaration }) => declaration.parameters[position] ?? []);
}

/** Parameters known to be called, and known not to be. */
const settledIn = perProgram<ts.Program, Map<ts.ParameterDeclaration, boolean>>(() => new Map());

function isRun(parameter: ts.ParameterDeclaration, program: ts.Program, asking = new Set<ts.ParameterDeclaration>()): boolean {
  const settled = settledIn(program, program);
  const known = settled.get(parameter);
  if (known !== undefined || asking.has(parameter)) {
    return known ?? false;
  }
  const outermost = asking.size === 0;
  asking.add(parameter);
  const run = isRunWithin(parameter, program, asking);
  // A negative answer found on the way may only mean that the question came back to where it started.
  if (run || outermost) {
    settled.set(parameter, run);
  }
  return run;
}

function isRunWithin(
  { name, parent: owner }: ts.ParameterDeclaration,
  program: ts.Program,
  asking: Set<ts.ParameterDeclaration>,
): boolean {
  const checker = program.getTypeChecker();
  const symbol = ts.isIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
  if (symbol === undefined || !ts.isIdentifier(name) || !('body' in owner) || owner.body === undefined) {
    return false;
  }
  const { text } = name;

  function isParameter(value: ts.Expression): boolean {
    return ts.isIdentifier(value) && value.text === text && referencedSymbolOf(value, checker) === symbol;
  }
  function runs(node: ts.Node): boolean {
    if (ts.isFunctionLike(node) || !isInvocation(node)) {
      return ts.isFunctionLike(node) ? false : (ts.forEachChild(node, (child) => runs(child) || undefined) ?? false);
    }
    const callee = calleeOf(node);
    const target =
      ts.isPropertyAccessExpression(callee) && /^(?:apply|call)$/.test(callee.name.text) ? unwrapped(callee.expression) : callee;
    if (isParameter(target)) {
      return true;
    }
    const handedOn = callbackArgumentsOf(node).some(({ position, value }) => {
      const holds = isParameter(value) || ((ts.isArrowFunction(value) || ts.isFunctionExpression(value)) && runs(value.body));
      return (
        holds &&
        (callbackIndexOf(classifyCall(node, program)) === position ||
          parametersAt(node, position, program).some((parameter) => isRun(parameter, program, asking)))
      );
    });
    return handedOn || (ts.forEachChild(node, (child) => runs(child) || undefined) ?? false);
  }
  return runs(owner.body);
}
