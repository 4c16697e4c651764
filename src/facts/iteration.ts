import { type ClassifiedCall, classifyCall, namesWithRole } from '../calls/classify-call.ts';
import { isAssignment } from '../typing/assignment.ts';
import { calleeNameOf, calleeOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaredNamesOf, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { callbackIndexOf, callbacksRunBy, receivingCallOf } from './run-callbacks.ts';

/** Code that runs once for each of something. */
export interface Iteration {
  /** The loop, or the call that fans out. */
  readonly node: Invocation | ts.IterationStatement;
  /** What runs each time. */
  readonly body: ts.Node;
  /** What is gone through, where there is such a thing. */
  readonly collection: ts.Expression | undefined;
  /** Whether one pass waits for the one before it, where the body awaits. */
  readonly inTurn: boolean;
  /** Variables that differ from one pass to the next. */
  readonly varying: ReadonlySet<ts.Symbol>;
  /** Variables that carry the result from one pass to the next, as the accumulator of `reduce`. */
  readonly carrying: ReadonlySet<ts.Symbol>;
}

/** The iterations that run `node` on each pass, innermost first, and what a loader around them makes of it. */
export interface Repetition {
  readonly iterations: readonly Iteration[];
  /** Whether all of it stands in a function that gets many keys at a time. */
  readonly perBatch: boolean;
}

const fanOutNames = namesWithRole((role) => role.kind === 'callback' && role.runs.startsWith('for each'));

/** Whether a loop or a callback stands around `node`, by syntax alone: most calls are turned away here. */
export function mayRepeat(node: ts.Node): boolean {
  for (let child = node, { parent } = node; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isIterationStatement(parent, false) && parent.statement === child) {
      return true;
    }
    if (ts.isFunctionLike(child)) {
      const call = receivingCallOf(child);
      if (call === undefined) {
        return false;
      }
      if (calleeOf(call) !== child && isNamedFanOut(call)) {
        return true;
      }
    }
  }
  return false;
}

/** Whether `call` has the name of one that fans out. */
export function isNamedFanOut(call: Invocation): boolean {
  return fanOutNames.has(calleeNameOf(calleeOf(call))?.text ?? '');
}

/** See `Repetition`. A callback that nothing is known to run ends the search, as does a function that is kept for later. */
export function repetitionOf(node: ts.Node, program: ts.Program): Repetition {
  const iterations: Iteration[] = [];
  let perBatch = false;
  for (let child = node, { parent } = node; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isIterationStatement(parent, false) && parent.statement === child) {
      iterations.push(loopIteration(parent, program));
    } else if (ts.isFunctionLike(child)) {
      const call = receivingCallOf(child);
      if (call === undefined || !runsInPlace(child, call, program)) {
        break;
      }
      const classified = classifyCall(call, program);
      perBatch ||= classified?.kind === 'callback' && classified.runs === 'per batch';
      const iteration = calleeOf(call) === child ? undefined : fanOutOf(call, classified, child, program);
      if (iteration !== undefined) {
        iterations.push(iteration);
      }
      // Go on from the call, past the casts around the callback.
      parent = call;
    }
  }
  return { iterations, perBatch };
}

function runsInPlace(callback: ts.Node, call: Invocation, program: ts.Program): boolean {
  return calleeOf(call) === callback || callbacksRunBy(call, program).some((run) => run === callback);
}

/** The iteration that `call` makes of `callback`, a function in place or the name of one; undefined where it runs it once. */
export function fanOutOf(
  call: Invocation,
  classified: ClassifiedCall | undefined,
  callback: ts.Node,
  program: ts.Program,
): Iteration | undefined {
  if (classified?.kind !== 'callback' || !classified.runs.startsWith('for each') || ts.isTaggedTemplateExpression(call)) {
    return undefined;
  }
  const index = callbackIndexOf(classified) ?? -1;
  const given = call.arguments?.[index];
  if (given === undefined || unwrapped(given) !== callback) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  const parameters = ts.isFunctionLike(callback) ? callback.parameters : [];
  const { collection, element, runs } = classified;
  const callee = calleeOf(call);
  return {
    body: 'body' in callback ? (callback.body as ts.Node) : callback,
    carrying: symbolsOf(
      parameters.slice(0, element).flatMap(({ name }) => declaredNamesOf(name)),
      checker,
    ),
    collection:
      collection === null
        ? ts.isPropertyAccessExpression(callee)
          ? callee.expression
          : undefined
        : call.arguments?.[collection],
    inTurn: runs === 'for each, in turn',
    node: call,
    varying: symbolsOf(
      parameters.slice(element, element + 2).flatMap(({ name }) => declaredNamesOf(name)),
      checker,
    ),
  };
}

function loopIteration(loop: ts.IterationStatement, program: ts.Program): Iteration {
  const checker = program.getTypeChecker();
  const common = { body: loop.statement, carrying: new Set<ts.Symbol>(), inTurn: true, node: loop };
  if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) {
    const { expression: collection, initializer } = loop;
    const names = ts.isVariableDeclarationList(initializer)
      ? initializer.declarations.flatMap(({ name }) => declaredNamesOf(name))
      : ts.isIdentifier(initializer)
        ? [initializer]
        : [];
    return { ...common, collection, varying: symbolsOf(names, checker) };
  }
  const counters = countersOf(loop, checker);
  return { ...common, collection: measuredIn(loop), varying: counters };
}

/** The variables that count the passes: `i++`, `i += 2`, or whatever the head of a `for` assigns. */
function countersOf(loop: ts.IterationStatement, checker: ts.TypeChecker): Set<ts.Symbol> {
  const counters = new Set<ts.Symbol>();
  function count(target: ts.Expression): void {
    const symbol = ts.isIdentifier(target) ? checker.getSymbolAtLocation(target) : undefined;
    if (symbol !== undefined) {
      counters.add(symbol);
    }
  }
  function visit(node: ts.Node, inHead: boolean): void {
    if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isStep(node.operator)) {
      count(node.operand);
    } else if (ts.isBinaryExpression(node) && isCounting(node, inHead)) {
      count(node.left);
    }
    ts.forEachChild(node, (child) => {
      visit(child, inHead);
    });
  }
  if (ts.isForStatement(loop) && loop.incrementor !== undefined) {
    visit(loop.incrementor, true);
  } else {
    visit(loop.statement, false);
  }
  return counters;
}

function isStep(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

function isCounting(node: ts.BinaryExpression, inHead: boolean): boolean {
  const { kind } = node.operatorToken;
  return inHead
    ? isAssignment(node)
    : (kind === ts.SyntaxKind.PlusEqualsToken || kind === ts.SyntaxKind.MinusEqualsToken) && ts.isNumericLiteral(node.right);
}

/** `users` of `i < users.length`. */
function measuredIn(loop: ts.IterationStatement): ts.Expression | undefined {
  const condition = ts.isForStatement(loop)
    ? loop.condition
    : ts.isWhileStatement(loop) || ts.isDoStatement(loop)
      ? loop.expression
      : undefined;
  if (condition === undefined || !ts.isBinaryExpression(condition)) {
    return undefined;
  }
  return [condition.right, condition.left]
    .map(unwrapped)
    .filter(ts.isPropertyAccessExpression)
    .find(({ name }) => name.text === 'length')?.expression;
}

function symbolsOf(names: readonly ts.Identifier[], checker: ts.TypeChecker): Set<ts.Symbol> {
  return new Set(names.flatMap((name) => referencedSymbolOf(name, checker) ?? []));
}
