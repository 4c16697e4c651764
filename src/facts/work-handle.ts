import { classifyCall } from '../calls/classify-call.ts';
import { isPromise } from '../calls/deferral.ts';
import { calleeOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import type { LaterWork } from './later-work.ts';

/** By what code that waits for a work can name it. */
export interface WorkHandle {
  /** Names of promises and of what holds or hands on the work: an `await` that mentions one may wait for it. */
  readonly names: ReadonlySet<ts.Symbol>;
  /** The work went where names do not follow it: any `await` may wait for it. */
  readonly isLost: boolean;
  /** The constant that holds its promise. */
  readonly variable?: ts.Identifier;
  /** The statement that starts it and drops its promise. */
  readonly dropped?: ts.ExpressionStatement;
}

/** What holds `work` where `read` stands; undefined where the expression that starts it is awaited, yielded or returned itself. */
export function handleOf(work: LaterWork, read: ts.Node, scope: ts.Node, program: ts.Program): WorkHandle | undefined {
  const names = new Names(program);
  names.add(receiverOf(work, program));
  let isHandedOn = false;
  for (let child: ts.Node = work.start, { parent } = child; ; child = parent, { parent } = parent) {
    if (
      ts.isAwaitExpression(parent) ||
      ts.isYieldExpression(parent) ||
      ts.isReturnStatement(parent) ||
      ts.isArrowFunction(parent)
    ) {
      return undefined;
    }
    if (ts.isVariableDeclaration(parent)) {
      names.add(parent.name);
      const isLost = work.by === 'unknown' || names.spread(scope, read);
      return isHeld(parent, child, program)
        ? { isLost, names: names.symbols, variable: parent.name as ts.Identifier }
        : { isLost, names: names.symbols };
    }
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      names.add(parent.left);
      isHandedOn ||= !ts.isIdentifier(parent.left);
    } else if (isInvocation(parent) && calleeOf(parent) !== child) {
      names.add(calleeOf(parent));
      isHandedOn ||= ts.isIdentifier(calleeOf(parent));
    } else if (ts.isStatement(parent) || ts.isPropertyDeclaration(parent)) {
      const isLost =
        !ts.isExpressionStatement(parent) || work.by === 'unknown' || isHandedOn || chainTells(work.start, parent, program);
      return {
        isLost: isLost || names.spread(scope, read),
        names: names.symbols,
        ...(ts.isExpressionStatement(parent) && { dropped: parent }),
      };
    }
  }
}

/** Whether `pause` may wait for the work behind `handle`. */
export function mayWaitFor(pause: ts.Node, { isLost, names }: WorkHandle, program: ts.Program): boolean {
  return isLost || mentions(ts.isForOfStatement(pause) ? pause.expression : pause, names, program.getTypeChecker());
}

/**
 * Whether the work tells others once `write` has happened: it then calls something that may resolve a promise or emit an event
 * that the reader waits for. Log calls, the platform's own functions and what the work declares itself tell nobody.
 */
export function tellsAfter(write: ts.Node, { bodies }: LaterWork, program: ts.Program): boolean {
  return bodies.some((body) => callsIn(body).some((call) => call.pos >= write.end && mayTell(call, bodies, program)));
}

/** Whether a reaction further along the chain of `start` tells others. */
function chainTells(start: ts.Node, statement: ts.Node, program: ts.Program): boolean {
  return callsIn(statement).some((call) => call.pos > start.end && mayTell(call, [], program));
}

function mayTell(call: Invocation, bodies: readonly ts.Node[], program: ts.Program): boolean {
  if (classifyCall(call, program)?.kind === 'log') {
    return false;
  }
  const root = rootOf(calleeOf(call));
  const symbol = ts.isIdentifier(root) ? program.getTypeChecker().getSymbolAtLocation(root) : undefined;
  const declared = symbol?.valueDeclaration;
  const isOwn = declared !== undefined && bodies.some((body) => declared.pos >= body.pos && declared.end <= body.end);
  return !isOwn && (symbol === undefined || !isDeclaredBy(symbol, [DEFAULT_LIBRARY, 'node'], program));
}

/**
 * What the work comes from: a promise settles no later than its reactions, a client answers its commands in order. A call that
 * makes a promise is no name for it.
 */
function receiverOf({ by, start }: LaterWork, program: ts.Program): ts.Expression | undefined {
  const callee = isInvocation(start) ? calleeOf(start) : undefined;
  if (callee === undefined || !ts.isPropertyAccessExpression(callee)) {
    return undefined;
  }
  if (by !== 'reaction') {
    return callee.expression;
  }
  let promise = callee.expression;
  while (isInvocation(promise)) {
    const maker = calleeOf(promise);
    if (!ts.isPropertyAccessExpression(maker) || !isPromise(maker.expression, program)) {
      return undefined;
    }
    promise = maker.expression;
  }
  return promise;
}

class Names {
  readonly symbols = new Set<ts.Symbol>();
  private readonly program: ts.Program;

  constructor(program: ts.Program) {
    this.program = program;
  }

  /** The names in `node`, but for those of the platform: `Promise.all([work])` is no name for the work. */
  add(node: ts.Node | undefined): void {
    if (node === undefined) {
      return;
    }
    if (isInvocation(node)) {
      this.add(calleeOf(node));
    } else if (ts.isIdentifier(node)) {
      const symbol = referencedSymbolOf(node, this.program.getTypeChecker());
      if (symbol !== undefined && !isDeclaredBy(symbol, [DEFAULT_LIBRARY], this.program)) {
        this.symbols.add(symbol);
      }
    } else {
      ts.forEachChild(node, (child) => {
        this.add(child);
      });
    }
  }

  /**
   * Adds what is made of the names before `read`: other variables, lists they are put in, functions that mention them. Answers
   * whether one was handed to a function that keeps it to itself.
   */
  spread(scope: ts.Node, read: ts.Node): boolean {
    let isLost = false;
    const visit = (node: ts.Node): void => {
      // A function may be declared behind its call, which is why its name counts wherever it stands.
      const isBefore = node.end <= read.pos;
      if (isBefore && ts.isVariableDeclaration(node) && node.initializer !== undefined && this.isIn(node.initializer)) {
        this.add(node.name);
      } else if (ts.isFunctionDeclaration(node) && node.body !== undefined && this.isIn(node)) {
        this.add(node.name);
      } else if (
        isBefore &&
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        this.isIn(node.right)
      ) {
        this.add(node.left);
      } else if (isBefore && ts.isCallExpression(node) && node.arguments.some((argument) => this.isIn(argument))) {
        const callee = calleeOf(node);
        this.add(ts.isPropertyAccessExpression(callee) ? callee.expression : undefined);
        isLost ||= ts.isIdentifier(callee) && ts.isExpressionStatement(node.parent);
      }
      ts.forEachChild(node, visit);
    };
    for (let size = -1; size !== this.symbols.size;) {
      ({ size } = this.symbols);
      visit(scope);
    }
    return isLost;
  }

  /** What an `await` answers is not the work any more. */
  private isIn(node: ts.Node): boolean {
    if (ts.isAwaitExpression(node)) {
      return false;
    }
    return ts.isIdentifier(node) || isFunctionWithBody(node)
      ? mentions(node, this.symbols, this.program.getTypeChecker())
      : (ts.forEachChild(node, (child) => this.isIn(child) || undefined) ?? false);
  }
}

function mentions(node: ts.Node, names: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(node)) {
    const symbol = referencedSymbolOf(node, checker);
    return symbol !== undefined && names.has(symbol);
  }
  return ts.forEachChild(node, (child) => mentions(child, names, checker) || undefined) ?? false;
}

function isHeld({ name, parent }: ts.VariableDeclaration, value: ts.Node, program: ts.Program): boolean {
  return (
    ts.isIdentifier(name) && (parent.flags & ts.NodeFlags.Const) !== 0 && ts.isExpression(value) && isPromise(value, program)
  );
}

function callsIn(node: ts.Node): Invocation[] {
  const found: Invocation[] = [];
  (function visit(child: ts.Node): void {
    if (isInvocation(child)) {
      found.push(child);
    }
    ts.forEachChild(child, visit);
  })(node);
  return found;
}

function rootOf(expression: ts.Expression): ts.Expression {
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)) {
    return rootOf(expression.expression);
  }
  return isInvocation(expression) ? rootOf(calleeOf(expression)) : expression;
}
