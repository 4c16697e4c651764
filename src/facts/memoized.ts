import { classifyCall } from '../calls/classify-call.ts';
import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { isWithin, rootSymbolOf } from '../typing/referenced-symbol.ts';
import { leaves } from '../typing/situation.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

const LOOKUPS = new Set(['get', 'has']);
const STORES = new Set(['add', 'set']);

/**
 * Whether `node`, run again and again as part of `body`, is passed over once its answer is known: a Map, Set or object that
 * outlives the pass is looked up before it, and filled. Misses caches of packages.
 */
export function isMemoized(node: ts.Node, body: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const stores = storesIn(body, node, program);

  function isLookup(expression: ts.Node): boolean {
    const store = lookedUpIn(expression);
    return (
      (store !== undefined && stores.has(store)) ||
      (ts.isCallExpression(expression) && isCacheRead(expression, program)) ||
      isHeldLookup(expression) ||
      (ts.forEachChild(expression, (child) => isLookup(child) || undefined) ?? false)
    );
  }
  function lookedUpIn(expression: ts.Node): ts.Symbol | undefined {
    if (ts.isCallExpression(expression)) {
      return storeOfCall(expression, LOOKUPS, program);
    }
    const held = ts.isElementAccessExpression(expression) ? expression.expression : expression;
    return ts.isExpression(held) ? rootSymbolOf(held, checker) : undefined;
  }
  function isHeldLookup(expression: ts.Node): boolean {
    const declaration = ts.isIdentifier(expression) ? checker.getSymbolAtLocation(expression)?.valueDeclaration : undefined;
    return (
      declaration !== undefined &&
      ts.isVariableDeclaration(declaration) &&
      declaration.initializer !== undefined &&
      isWithin(declaration, body) &&
      !isWithin(node, declaration) &&
      isLookup(declaration.initializer)
    );
  }
  for (let child = node, { parent } = node; child !== body && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (conditionsOf(child, parent).some(isLookup)) {
      return true;
    }
  }
  return false;
}

function isCacheRead(call: ts.CallExpression, program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  return classified?.kind === 'cache' && (classified.operation === 'read' || classified.operation === 'exists');
}

/** The conditions that decide whether `child` of `parent` runs, those of earlier statements that leave included. */
export function conditionsOf(child: ts.Node, parent: ts.Node): ts.Expression[] {
  if (ts.isIfStatement(parent) && child !== parent.expression) {
    return [parent.expression];
  }
  if (ts.isConditionalExpression(parent) && child !== parent.condition) {
    return [parent.condition];
  }
  if (ts.isBinaryExpression(parent) && child === parent.right && SHORT_CIRCUITS.has(parent.operatorToken.kind)) {
    return [parent.left];
  }
  return ts.isBlock(parent)
    ? parent.statements
        .filter((statement) => statement.end <= child.pos)
        .filter(ts.isIfStatement)
        .filter(({ thenStatement }) => leaves(thenStatement))
        .map(({ expression }) => expression)
    : [];
}

const SHORT_CIRCUITS = new Set([
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** What is filled in `body` and was there before it: Maps, Sets, objects, and variables that are set when they are unset. */
function storesIn(body: ts.Node, answer: ts.Node, program: ts.Program): Set<ts.Symbol> {
  const checker = program.getTypeChecker();
  const stores = new Set<ts.Symbol>();
  function add(symbol: ts.Symbol | undefined): void {
    if (symbol?.valueDeclaration !== undefined && !isWithin(symbol.valueDeclaration, body)) {
      stores.add(symbol);
    }
  }
  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      add(storeOfCall(node, STORES, program));
    } else if (ts.isBinaryExpression(node) && isAssigned(node)) {
      const { left } = node;
      // A plain variable is a memo only where it is set to the answer itself.
      add(
        ts.isElementAccessExpression(left)
          ? rootSymbolOf(left.expression, checker)
          : isWithin(answer, node.right)
            ? rootSymbolOf(left, checker)
            : undefined,
      );
    }
    ts.forEachChild(node, visit);
  }
  visit(body);
  return stores;
}

function isAssigned({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return (
    kind === ts.SyntaxKind.EqualsToken ||
    kind === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    kind === ts.SyntaxKind.BarBarEqualsToken
  );
}

/** The Map, Set or the like that `call` looks up or fills. */
function storeOfCall(call: ts.CallExpression, methods: ReadonlySet<string>, program: ts.Program): ts.Symbol | undefined {
  const callee = unwrapped(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !methods.has(callee.name.text)) {
    return undefined;
  }
  const checker = program.getTypeChecker();
  const method = calleeSymbolOf(callee, checker);
  return method && isDeclaredBy(method, [DEFAULT_LIBRARY], program) ? rootSymbolOf(callee.expression, checker) : undefined;
}
