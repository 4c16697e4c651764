import { isAfterAwait, pausesIn } from '../typing/await-order.ts';
import { bodiesOf, calledBodiesOf } from '../typing/called-bodies.ts';
import { isInvocation } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf, isAsyncFunction, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { writeOf } from '../typing/local-references.ts';
import { isWithin } from '../typing/referenced-symbol.ts';
import { callsTo, referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { laterWorksOf } from './later-work.ts';
import { isNullish, isTested } from './tested-read.ts';

/** A field of a class, or a variable of a module. */
export type Shared = ts.PropertyDeclaration | ts.VariableDeclaration;

export interface SharedAssignment {
  /** The first read that may come too early. */
  readonly read: ts.Identifier;
  readonly assigned: ts.Identifier;
  /** The method or function that assigns, by name. */
  readonly setter: string;
  /** The call that starts it and drops its promise. */
  readonly started: ts.CallExpression;
}

/**
 * The first read of `shared` in its file that may come before its only assignment: that stands in one asynchronous method, which
 * the constructor (or the module) starts and nobody can wait for, and the reading one neither waits nor tests. Misses setters that
 * are called in any other place as well, private names (`#field`), and setters that a framework calls.
 */
export function sharedAssignmentOf(shared: Shared, program: ts.Program): SharedAssignment | undefined {
  const holder = holderOf(shared);
  const symbol = isNullish(shared.initializer) && holder ? program.getTypeChecker().getSymbolAtLocation(shared.name) : undefined;
  if (symbol === undefined || holder === undefined || !ts.isIdentifier(shared.name) || !mayBeSet(shared.name.text, holder)) {
    return undefined;
  }
  const uses = usesOf(symbol, program);
  const written = uses.filter((use) => writeOf(targetOf(use)) !== undefined);
  const [assigned] = written;
  const setter = assigned && outermostIn(assigned, holder);
  if (
    assigned === undefined ||
    setter === undefined ||
    !written.every((use) => isWithin(use, setter) && isLater(use, setter, program))
  ) {
    return undefined;
  }
  const started = dropsOf(setter, holder, program);
  const [start] = started;
  if (start === undefined) {
    return undefined;
  }
  const reached = new Set<ts.Node>();
  reach(setter, program, reached);
  const read = uses.find((use) => writeOf(targetOf(use)) === undefined && isEarly(use, shared, holder, reached, program));
  return read && { assigned, read, setter: setter.name?.getText() ?? '(function)', started: start };
}

function holderOf(shared: Shared): ts.ClassLikeDeclaration | ts.SourceFile | undefined {
  if (ts.isPropertyDeclaration(shared)) {
    return ts.isClassLike(shared.parent) ? shared.parent : undefined;
  }
  const { parent } = shared.parent;
  return ts.isVariableStatement(parent) && ts.isSourceFile(parent.parent) && (shared.parent.flags & ts.NodeFlags.Const) === 0
    ? parent.parent
    : undefined;
}

function usesOf(symbol: ts.Symbol, program: ts.Program): readonly ts.Identifier[] {
  return referencesTo(symbol, program).filter(({ parent }) => !symbol.declarations?.some((declaration) => declaration === parent));
}

/** Syntax alone says of nearly every field that nothing asynchronous sets it. */
function mayBeSet(name: string, holder: ts.Node): boolean {
  const text = holder.getText();
  return text.includes(`${name} =`) && (text.includes('await') || text.includes('then('));
}

/** `this.field` of its `field`; a variable is its own target. */
function targetOf(use: ts.Identifier): ts.Node {
  return ts.isPropertyAccessExpression(use.parent) && use.parent.name === use ? use.parent : use;
}

/** The method of a class, or the function of a module, in which `node` stands. */
function outermostIn(node: ts.Node, holder: ts.Node): ts.FunctionLikeDeclaration | undefined {
  let found: ts.FunctionLikeDeclaration | undefined;
  for (
    let current: ts.Node = enclosingFunctionOf(node);
    current !== holder && !ts.isSourceFile(current);
    current = current.parent
  ) {
    if (isFunctionWithBody(current)) {
      found = current;
    }
  }
  return found;
}

function isLater(use: ts.Identifier, setter: ts.FunctionLikeDeclaration, program: ts.Program): boolean {
  const target = targetOf(use);
  return enclosingFunctionOf(use) === setter
    ? isAsyncFunction(setter) && isAfterAwait(target, setter)
    : laterWorksOf(target, setter, program) !== undefined;
}

/** Where `setter` is started, if that is the constructor or the top of the module, its promise is dropped, and it goes nowhere else. */
function dropsOf(setter: ts.FunctionLikeDeclaration, holder: ts.Node, program: ts.Program): readonly ts.CallExpression[] {
  const name =
    setter.name ??
    (ts.isVariableDeclaration(setter.parent) || ts.isPropertyDeclaration(setter.parent) ? setter.parent.name : undefined);
  const symbol = name && program.getTypeChecker().getSymbolAtLocation(name);
  const calls = callsTo(setter, program);
  const isDropped = calls.every((call) => {
    const within = enclosingFunctionOf(call);
    return (ts.isConstructorDeclaration(within) ? within.parent === holder : within === holder) && isDroppedCall(call);
  });
  return symbol !== undefined && isDropped && usesOf(symbol, program).length === calls.length ? calls : [];
}

function isDroppedCall(call: ts.Node): boolean {
  let { parent } = call;
  while (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent) || ts.isVoidExpression(parent)) {
    ({ parent } = parent);
  }
  return ts.isExpressionStatement(parent);
}

/** The functions that `node` runs or names: they may run after the assignment. */
function reach(node: ts.Node, program: ts.Program, reached: Set<ts.Node>): void {
  if (reached.has(node)) {
    return;
  }
  reached.add(node);
  (function visit(child: ts.Node): void {
    if (isInvocation(child)) {
      for (const { declaration } of calledBodiesOf(child, program)) {
        reach(declaration, program, reached);
      }
    } else if (ts.isIdentifier(child)) {
      const named = program.getTypeChecker().getSymbolAtLocation(child);
      for (const { declaration } of named === undefined ? [] : bodiesOf(named, program)) {
        reach(declaration, program, reached);
      }
    }
    ts.forEachChild(child, visit);
  })(node);
}

function isEarly(
  use: ts.Identifier,
  shared: Shared,
  holder: ts.Node,
  reached: ReadonlySet<ts.Node>,
  program: ts.Program,
): boolean {
  const reader = isWithin(use, holder) ? outermostIn(use, holder) : undefined;
  return (
    reader !== undefined &&
    !ts.isExportSpecifier(use.parent) &&
    !ts.isTypeQueryNode(use.parent) &&
    !reached.has(reader) &&
    enclosingFunctionOf(use) === reader &&
    pausesIn(reader, reader.pos, use.pos).length === 0 &&
    !isTested(targetOf(use) as ts.Expression, shared, program.getTypeChecker())
  );
}
