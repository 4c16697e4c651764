import { isAssignment } from '../typing/assignment.ts';
import { calleeOf } from '../typing/callee-symbol.ts';
import { declaredNamesOf, isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import type { Step } from './define-fact.ts';

/**
 * Adds to `symbols` each variable in `body` whose value is made from one of them: by initialiser, assignment, loop, or as the
 * parameter of a callback handed to a call on one. Misses what is pushed into lists.
 */
export function withDerived(symbols: ReadonlySet<ts.Symbol>, body: ts.Node, program: ts.Program): Set<ts.Symbol> {
  const checker = program.getTypeChecker();
  const derived = new Set(symbols);

  function add(name: ts.BindingName, from: ts.Node): void {
    if (mentions(from, derived, checker)) {
      for (const identifier of declaredNamesOf(name)) {
        const symbol = checker.getSymbolAtLocation(identifier);
        if (symbol !== undefined) {
          derived.add(symbol);
        }
      }
    }
  }
  function visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node)) {
      const source =
        ts.isForOfStatement(node.parent.parent) || ts.isForInStatement(node.parent.parent)
          ? node.parent.parent.expression
          : node.initializer;
      if (source !== undefined) {
        add(node.name, source);
      }
    } else if (isAssignment(node)) {
      const filled = holderOf(node.left);
      if (filled !== undefined && (filled === node.left || isDeclaredIn(filled, body, checker))) {
        add(filled, node.right);
      }
    } else if (ts.isCallExpression(node)) {
      for (const argument of node.arguments) {
        if (ts.isArrowFunction(argument) || ts.isFunctionExpression(argument)) {
          for (const { name } of argument.parameters) {
            add(name, node.expression);
          }
        }
      }
    }
    ts.forEachChild(node, visit);
  }
  // A second look finds what flows backwards through the text, as it does from one pass of a loop to the next.
  for (let size = -1; size !== derived.size;) {
    size = derived.size;
    visit(body);
  }
  return derived;
}

/** `where` of `where.userId` and of `where`. */
function holderOf(target: ts.Expression): ts.Identifier | undefined {
  return ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)
    ? holderOf(target.expression)
    : ts.isIdentifier(target)
      ? target
      : undefined;
}

function isDeclaredIn(name: ts.Identifier, body: ts.Node, checker: ts.TypeChecker): boolean {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  return declaration !== undefined && isWithin(declaration, body);
}

/** Whether the value of `node` may be made from one of `symbols`: whether it mentions one. */
export function mentions(node: ts.Node, symbols: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  return (
    symbols.size > 0 &&
    mentionIn(node, (identifier) => {
      const symbol = referencedSymbolOf(identifier, checker);
      return symbol !== undefined && symbols.has(symbol);
    })
  );
}

/** Whether `node` holds an identifier that `accepts` takes; names of members and keys are none. */
export function mentionIn(node: ts.Node, accepts: (identifier: ts.Identifier) => boolean): boolean {
  function visit(child: ts.Node): boolean | undefined {
    if (ts.isIdentifier(child)) {
      return !isMemberName(child) && accepts(child) ? true : undefined;
    }
    return ts.isTypeNode(child) ? undefined : ts.forEachChild(child, visit);
  }
  return visit(node) ?? false;
}

function isMemberName(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === identifier) ||
    (ts.isPropertyAssignment(parent) && parent.name === identifier)
  );
}

/** Arguments of a call, or the values in a tagged template. */
export function argumentsOf(call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): readonly ts.Expression[] {
  if (!ts.isTaggedTemplateExpression(call)) {
    return call.arguments ?? [];
  }
  return ts.isTemplateExpression(call.template) ? call.template.templateSpans.map(({ expression }) => expression) : [];
}

/** What goes into the value of `call`: its arguments, and those of the calls that its chain begins with, as a query that is built by parts. */
export function operandsOf(call: ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression): readonly ts.Expression[] {
  const before = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? unwrapped(call.expression.expression) : undefined;
  return before !== undefined && (ts.isCallExpression(before) || ts.isTaggedTemplateExpression(before))
    ? [...operandsOf(before), ...argumentsOf(call)]
    : argumentsOf(call);
}

/** What `method` is called on, in the chain that `call` ends; what `call` is called on where the chain has no such method. */
export function receiverOf(call: ts.Expression, method: string): ts.Expression | undefined {
  const callee = ts.isCallExpression(call) ? calleeOf(call) : undefined;
  if (callee === undefined || !ts.isPropertyAccessExpression(callee)) {
    return undefined;
  }
  const receiver = unwrapped(callee.expression);
  return callee.name.text === method || !ts.isCallExpression(receiver) ? receiver : receiverOf(receiver, method);
}

/**
 * Tells, of code at the end of `steps`, whether its value may be made from `symbols` as they are where the first step is taken:
 * through parameters, variables and `this` on the way. Misses what is kept in module variables.
 */
export function carriedThrough(
  steps: readonly Step[],
  symbols: ReadonlySet<ts.Symbol>,
  program: ts.Program,
): (node: ts.Node) => boolean {
  const checker = program.getTypeChecker();
  let known = symbols;
  let throughThis = false;

  function carries(node: ts.Node): boolean {
    return mentions(node, known, checker) || (throughThis && mentionsThis(node));
  }
  for (const step of steps) {
    const entered = new Set(known);
    for (const name of parametersFilled(step, carries)) {
      const symbol = checker.getSymbolAtLocation(name);
      if (symbol !== undefined) {
        entered.add(symbol);
      }
    }
    throughThis = ts.isCallExpression(step.call) && carries(step.call.expression);
    known = withDerived(entered, step.called.body, program);
  }
  return carries;
}

function parametersFilled(
  { call, called: { declaration }, handedOn }: Step,
  carries: (node: ts.Node) => boolean,
): ts.Identifier[] {
  const given = argumentsOf(call);
  const spread = given.findIndex(ts.isSpreadElement);
  return declaration.parameters.flatMap(({ dotDotDotToken, name }, index) => {
    const rest = dotDotDotToken !== undefined || (spread !== -1 && index >= spread);
    const sources = handedOn ? [call] : rest ? given.slice(spread === -1 ? index : spread) : given.slice(index, index + 1);
    return sources.some(carries) ? declaredNamesOf(name) : [];
  });
}

function mentionsThis(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || (ts.forEachChild(node, (child) => mentionsThis(child) || undefined) ?? false);
}
