import { classifyCall } from '../calls/classify-call.ts';
import { isAssignment } from '../typing/assignment.ts';
import { pausesIn } from '../typing/await-order.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeNameOf, calleeOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { enclosingFunctionOf, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { defineFact } from './define-fact.ts';
import { perRequestHolderOf } from './request-lifetime.ts';

/** What keeps a call to one at a time: really, or only within one request, as what holds it is made for each. */
export type SingleFlight = { readonly kind: 'held' } | { readonly kind: 'per request'; readonly holder: string };

const HELD: SingleFlight = { kind: 'held' };

/** The lock that running a call takes, through any number of calls into the program: a lock's own call, a `SET … NX`, a row that is locked. */
const reachedLock = defineFact((call, program) => (takesLock(call, program) ? HELD : undefined));

/**
 * What lets `call` run once for all that come at once: its promise is kept where the next one finds it, its function runs under a
 * lock or behind a flag, or it is handed to something that does that. Misses locks of packages that are not modelled.
 */
export function singleFlightOf(call: ts.Node, program: ts.Program): SingleFlight | undefined {
  const within = enclosingFunctionOf(call);
  const answers = [
    keeperOf(call, within, program),
    flagOf(call, within, program),
    lockBefore(call, within, program),
    runnerOf(within, program),
  ];
  return answers.find((answer) => answer?.kind === 'held') ?? answers.find((answer) => answer !== undefined);
}

function takesLock(call: Invocation, program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  if (classified?.kind === 'lock') {
    return true;
  }
  // Whose client it is makes no difference: where this is no lock, the miss is ours.
  if (ts.isCallExpression(call) && /^(?:p?set(?:ex)?|setnx)$/i.test(calleeNameOf(calleeOf(call))?.text ?? '')) {
    return /nx$/i.test(calleeNameOf(calleeOf(call))?.text ?? '') || call.arguments.some(isOnlyIfAbsent);
  }
  return (
    LOCKING.test(call.getText()) &&
    (classified?.kind === 'query' || ts.isTaggedTemplateExpression(call) || /query|sql/i.test(calleeOf(call).getText()))
  );
}

const LOCKING = /\bfor\s+(?:no\s+key\s+)?update\b|\bpg_(?:try_)?advisory_|\bget_lock\s*\(/i;

/** `'NX'` as ioredis takes it, `{ NX: true }` and `{ condition: 'NX' }` as node-redis and others do. */
function isOnlyIfAbsent(argument: ts.Expression): boolean {
  if (ts.isStringLiteralLike(argument)) {
    return argument.text.toUpperCase() === 'NX';
  }
  return (
    ts.isObjectLiteralExpression(argument) &&
    argument.properties.some((property) => {
      const name = property.name?.getText().toUpperCase();
      return name === 'NX' || (name === 'CONDITION' && ts.isPropertyAssignment(property) && isOnlyIfAbsent(property.initializer));
    })
  );
}

/** Where the promise of `call` is kept before anything is awaited: a variable, field or map that outlives the call. */
function keeperOf(call: ts.Node, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  for (
    let child = call, { parent } = child;
    child !== within && !ts.isAwaitExpression(parent) && !isFunctionWithBody(parent);
    child = parent, { parent } = parent
  ) {
    if (isAssignment(parent) && parent.right === child) {
      const held =
        holding(parent.left, within, program) ??
        (ts.isIdentifier(parent.left) ? keeperOfVariable(parent.left, within, program) : undefined);
      if (held !== undefined) {
        return held;
      }
    }
    if (ts.isCallExpression(parent) && parent.expression !== child) {
      const held = keptBy(parent, within, program);
      if (held !== undefined) {
        return held;
      }
    }
    if (ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name)) {
      return keeperOfVariable(parent.name, within, program);
    }
    if (ts.isStatement(parent)) {
      return undefined;
    }
  }
  return undefined;
}

/** `const work = refresh(); this.inFlight = work;` and `map.set(key, work)`. */
function keeperOfVariable(name: ts.Identifier, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  let held: SingleFlight | undefined;
  (function visit(node: ts.Node): void {
    if (
      ts.isIdentifier(node) &&
      node !== name &&
      node.text === name.text &&
      referencedSymbolOf(node, checker) === symbol &&
      !ts.isAwaitExpression(node.parent)
    ) {
      held ??= keeperOf(node, within, program);
    }
    ts.forEachChild(node, visit);
  })(within);
  return held;
}

/** A `.set(key, promise)` on what outlives the call, or a function of the project that keeps what it is handed. */
function keptBy(call: ts.CallExpression, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  const callee = calleeOf(call);
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 'set'
    ? holding(callee.expression, within, program)
    : undefined;
}

/** A flag that is tested and set before the call: whoever comes later waits in a queue, or goes away. */
function flagOf(call: ts.Node, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  const checker = program.getTypeChecker();
  const tested = new Set<ts.Symbol>();
  const set = new Map<ts.Symbol, ts.Expression>();
  (function visit(node: ts.Node): void {
    if (node.pos >= call.pos || (node !== within && isFunctionWithBody(node))) {
      return;
    }
    if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
      addSymbols(node.expression, tested, checker);
    } else if (isAssignment(node) && node.end <= call.pos && !containsAwait(node.right)) {
      const symbol = symbolOf(node.left, checker);
      if (symbol !== undefined) {
        set.set(symbol, node.left);
      }
    }
    ts.forEachChild(node, visit);
  })(within);
  for (const [symbol, target] of set) {
    // A mark on what the call was handed, such as a request that is sent again, is no mark for the others.
    const held = tested.has(symbol) && !isHanded(target, within, program) ? holding(target, within, program) : undefined;
    if (held !== undefined) {
      return held;
    }
  }
  return undefined;
}

function lockBefore(call: ts.Node, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  let held: SingleFlight | undefined;
  (function visit(node: ts.Node): void {
    if (held !== undefined || node.pos >= call.pos || (node !== within && isFunctionWithBody(node))) {
      return;
    }
    if (isInvocation(node) && node.end <= call.pos && reachedLock(node, program) !== undefined) {
      held = HELD;
    }
    ts.forEachChild(node, visit);
  })(within);
  return held;
}

/** The lock, memo or function of the project that `within`, a function handed on where it stands, is run by. */
function runnerOf(within: ts.Node, program: ts.Program): SingleFlight | undefined {
  const outer = ts.isArrowFunction(within) || ts.isFunctionExpression(within) ? wrapped(within) : undefined;
  const call = outer?.parent;
  if (outer === undefined || call === undefined || !ts.isCallExpression(call) || call.expression === outer) {
    return undefined;
  }
  return runsOnce(call, program) ? HELD : undefined;
}

/** Whether `call` runs what it is handed under a lock, or keeps its promise where the next call finds it. */
function runsOnce(call: ts.CallExpression, program: ts.Program): boolean {
  return (
    takesLock(call, program) ||
    calledBodiesOf(call, program).some(
      ({ body, declaration }) =>
        reachesLock(body, program) || declaration.parameters.some((parameter) => isKept(parameter, body, program)),
    )
  );
}

function reachesLock(body: ts.Node, program: ts.Program): boolean {
  return (
    (isInvocation(body) && reachedLock(body, program) !== undefined) ||
    (ts.forEachChild(body, (child) => reachesLock(child, program) || undefined) ?? false)
  );
}

/** Whether a function calls its parameter and keeps the promise. */
function isKept({ name }: ts.ParameterDeclaration, body: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  function keeps(node: ts.Node): boolean {
    if (ts.isCallExpression(node) && symbol !== undefined && referencesParameter(node.expression)) {
      return keeperOf(node, enclosingFunctionOf(node), program)?.kind === 'held';
    }
    return ts.forEachChild(node, (child) => keeps(child) || undefined) ?? false;
  }
  function referencesParameter(callee: ts.Expression): boolean {
    return ts.isIdentifier(callee) && checker.getSymbolAtLocation(callee) === symbol;
  }
  return keeps(body);
}

/** Whether `target`, what is assigned or added to, outlives one run of `within`: and then whether also the request it serves. */
function holding(target: ts.Expression, within: ts.Node, program: ts.Program): SingleFlight | undefined {
  const root = rootOf(unwrapped(target));
  if (root.kind === ts.SyntaxKind.ThisKeyword) {
    const owner = ts.findAncestor(root, ts.isClassLike);
    return lasting(owner && perRequestHolderOf(owner, program));
  }
  const declaration = ts.isIdentifier(root) ? program.getTypeChecker().getSymbolAtLocation(root)?.valueDeclaration : undefined;
  if (declaration === undefined || (isWithin(declaration, within) && isFresh(declaration))) {
    return undefined;
  }
  return isWithin(declaration, within) ? HELD : lasting(perRequestHolderOf(enclosingFunctionOf(declaration), program));
}

/** Whether `target` is a parameter of `within`, or a part of one. */
function isHanded(target: ts.Expression, within: ts.Node, program: ts.Program): boolean {
  const root = rootOf(unwrapped(target));
  const declaration = ts.isIdentifier(root) ? program.getTypeChecker().getSymbolAtLocation(root)?.valueDeclaration : undefined;
  if (declaration === undefined || !isWithin(declaration, within)) {
    return false;
  }
  const holder = ts.findAncestor(declaration, (node) => ts.isParameter(node) || ts.isVariableDeclaration(node));
  const value = holder && ts.isVariableDeclaration(holder) ? holder.initializer : undefined;
  return (
    (holder !== undefined && ts.isParameter(holder)) ||
    (value !== undefined && value.end <= root.pos && isHanded(value, within, program))
  );
}

function lasting(holder: string | undefined): SingleFlight {
  return holder === undefined ? HELD : { holder, kind: 'per request' };
}

/** A variable that each run makes anew, unless it only is another name for something that lasts. */
function isFresh(declaration: ts.Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration)) {
    return false;
  }
  const value = declaration.initializer && unwrapped(declaration.initializer);
  return (
    value === undefined ||
    ts.isNewExpression(value) ||
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    !isConst(declaration)
  );
}

function rootOf(expression: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)
    ? rootOf(unwrapped(expression.expression))
    : expression;
}

function symbolOf(target: ts.Expression, checker: ts.TypeChecker): ts.Symbol | undefined {
  const name = ts.isPropertyAccessExpression(target) ? target.name : target;
  return ts.isIdentifier(name) || ts.isPrivateIdentifier(name) ? checker.getSymbolAtLocation(name) : undefined;
}

function addSymbols(node: ts.Node, symbols: Set<ts.Symbol>, checker: ts.TypeChecker): void {
  const symbol = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
  if (symbol !== undefined) {
    symbols.add(symbol);
  }
  ts.forEachChild(node, (child) => {
    addSymbols(child, symbols, checker);
  });
}

function containsAwait(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) || pausesIn(node, node.pos, node.end).length > 0;
}
