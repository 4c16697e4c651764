import type { BuilderLibrary, Library } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { isAsyncFunction, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { isDeclaredBy, isTypeNamed } from '../typing/named-type.ts';
import { localReferencesOf, writeOf } from '../typing/local-references.ts';
import { PROMISE_METHODS } from '../typing/promise-methods.ts';
import { isShortCircuit } from '../typing/short-circuit.ts';
import ts from '../typing/typescript.ts';

/** A library whose statements are built by chains. */
export interface Building {
  readonly builder: BuilderLibrary;
  readonly library: Library;
}

/** Whether a value of `type` sends its statement when it is awaited. */
export function isBuilder(type: ts.Type, { builder, library: { packages } }: Building, program: ts.Program): boolean {
  const then = program.getTypeChecker().getPropertyOfType(type, 'then');
  return (
    then !== undefined &&
    (isDeclaredBy(then, packages, program) || builder.results.some((name) => isTypeNamed(type, name, packages, program)))
  );
}

const MAX_STEPS = 12;

/**
 * Whether something waits for `expression`, a builder or a list of them, and so has it sent: an `await`, a `Promise.all`, whoever
 * calls the function that returns it, further down the chain, through constants and the lists it is pushed to. A part of another
 * statement is never sent by itself. Misses what a variable holds that is written later, and what becomes of a property.
 */
export function isWaitedFor(expression: ts.Expression, building: Building, program: ts.Program, steps = 0): boolean {
  const { parent } = expression;
  const goesOn = (next: ts.Expression): boolean => steps < MAX_STEPS && isWaitedFor(next, building, program, steps + 1);
  const isHeld = (declaration: ts.NamedDeclaration): boolean =>
    localReferencesOf(declaration, program).some((use) => writeOf(use) === undefined && goesOn(use));

  if (ts.isAwaitExpression(parent) || ts.isYieldExpression(parent)) {
    return true;
  }
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === expression)) {
    return isReturned(parent, building, program, goesOn);
  }
  if (ts.isVariableDeclaration(parent)) {
    return isHeld(parent);
  }
  if (ts.isForOfStatement(parent)) {
    const element = ts.isVariableDeclarationList(parent.initializer) ? parent.initializer.declarations[0] : undefined;
    return parent.awaitModifier !== undefined || (element !== undefined && isHeld(element));
  }
  if (ts.isPropertyAccessExpression(parent)) {
    const call = parent.parent;
    return ts.isCallExpression(call) && call.expression === parent && isCalledOn(call, building, program, goesOn);
  }
  if (ts.isCallExpression(parent)) {
    const list = filledBy(parent, program);
    if (list !== undefined) {
      return isHeld(list);
    }
    // The library makes one statement of those it is handed, or sends them together.
    return !isLibraryCall(parent, building, program) && isTakenBy(parent, building, program, goesOn);
  }
  return isPassedOn(parent) && goesOn(parent);
}

type GoesOn = (next: ts.Expression) => boolean;

/** Whether `node` has the value of one of its parts, or is a list that holds it. */
function isPassedOn(node: ts.Node): node is ts.Expression {
  return (
    ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node) ||
    ts.isConditionalExpression(node) || ts.isArrayLiteralExpression(node) || ts.isSpreadElement(node) ||
    isShortCircuit(node)
  );
}

/** Who calls a function by its name waits or does not; who is handed one has it run. */
function isReturned(from: ts.Node, building: Building, program: ts.Program, goesOn: GoesOn): boolean {
  let callback = from;
  while (!isFunctionWithBody(callback)) {
    callback = callback.parent;
  }
  return isAsyncFunction(callback) || !ts.isCallExpression(callback.parent) || isTakenBy(callback.parent, building, program, goesOn);
}

/** By a further method of the builder, or by one of the list that holds it. */
function isCalledOn(call: ts.CallExpression, building: Building, program: ts.Program, goesOn: GoesOn): boolean {
  const name = calleeNameOf(calleeOf(call))?.text ?? '';
  const { sends, unsent } = building.builder;
  return (
    PROMISE_METHODS.has(name) || sends.includes(name) ||
    ((name === 'clone' || !unsent.includes(name)) && (isLibraryCall(call, building, program) || isList(call, program)) && goesOn(call))
  );
}

/** Whether `call`, which is handed a builder or a function that makes one, waits for it, or returns it and is waited for. */
function isTakenBy(call: ts.CallExpression, building: Building, program: ts.Program, goesOn: GoesOn): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  if (isBuilder(type, building, program)) {
    return !isLibraryCall(call, building, program) && goesOn(call);
  }
  return checker.getPropertyOfType(type, 'then') !== undefined || (isList(call, program) && goesOn(call));
}

function isLibraryCall(call: ts.CallExpression, { library: { packages } }: Building, program: ts.Program): boolean {
  const symbol = calleeSymbolOf(calleeOf(call), program.getTypeChecker());
  return symbol !== undefined && isDeclaredBy(symbol, packages, program);
}

function isList(call: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** The variable with the list that `call` pushes to. */
function filledBy(call: ts.CallExpression, program: ts.Program): ts.VariableDeclaration | undefined {
  const callee = calleeOf(call);
  if (!ts.isPropertyAccessExpression(callee) || !FILLING.has(callee.name.text) || !ts.isIdentifier(callee.expression)) {
    return undefined;
  }
  const declaration = program.getTypeChecker().getSymbolAtLocation(callee.expression)?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration : undefined;
}

const FILLING: ReadonlySet<string> = new Set(['push', 'unshift']);
