import { isConst } from './constant.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

export type Invocation = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

export function isInvocation(node: ts.Node): node is Invocation {
  return ts.isCallExpression(node) || ts.isTaggedTemplateExpression(node) || ts.isNewExpression(node);
}

/** The expression that `invocation` runs, without parentheses, `!` and casts. */
export function calleeOf(invocation: Invocation): ts.Expression {
  return unwrapped(ts.isTaggedTemplateExpression(invocation) ? invocation.tag : invocation.expression);
}

/** The name by which `callee` is written where it is called: `get` of `redis.get`, of `redis['get']` and of a bare `get`. */
export function calleeNameOf(callee: ts.Expression): ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike | undefined {
  if (ts.isIdentifier(callee)) {
    return callee;
  }
  if (ts.isPropertyAccessExpression(callee)) {
    return callee.name;
  }
  return ts.isElementAccessExpression(callee) && ts.isStringLiteralLike(callee.argumentExpression)
    ? callee.argumentExpression
    : undefined;
}

/**
 * The symbol of the function or method behind `callee`: through imports, re-exports, `const { log } = console`,
 * `const log = console.log` and `.bind(…)`. Misses what is chosen at run time (a computed member, a conditional), and `any`.
 */
export function calleeSymbolOf(callee: ts.Expression, checker: ts.TypeChecker): ts.Symbol | undefined {
  const name = calleeNameOf(callee);
  const symbol = name && checker.getSymbolAtLocation(name);
  return symbol && aliasedSymbolOf(symbol, checker);
}

/** Follows `symbol` through imports and constant aliases to what it stands for; a symbol that is no alias is its own answer. */
export function aliasedSymbolOf(symbol: ts.Symbol, checker: ts.TypeChecker, depth = 0): ts.Symbol {
  if (symbol.flags & ts.SymbolFlags.Alias) {
    return aliasedSymbolOf(checker.getAliasedSymbol(symbol), checker, depth);
  }
  const { valueDeclaration: declaration } = symbol;
  const next = depth > 4 || declaration === undefined ? undefined : targetOf(declaration, checker);
  return next === undefined ? symbol : aliasedSymbolOf(next, checker, depth + 1);
}

function targetOf(declaration: ts.Declaration, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isBindingElement(declaration) && ts.isObjectBindingPattern(declaration.parent)) {
    const property = declaration.propertyName ?? declaration.name;
    return ts.isIdentifier(property) ? checker.getTypeAtLocation(declaration.parent).getProperty(property.text) : undefined;
  }
  if (ts.isShorthandPropertyAssignment(declaration)) {
    return checker.getShorthandAssignmentValueSymbol(declaration);
  }
  const value = isConstant(declaration) ? declaration.initializer : undefined;
  const target = value && calleeNameOf(unbound(unwrapped(value)));
  return target && checker.getSymbolAtLocation(target);
}

function isConstant(declaration: ts.Declaration): declaration is ts.PropertyAssignment | ts.VariableDeclaration {
  return (
    ts.isPropertyAssignment(declaration) ||
    isConst(declaration)
  );
}

/** `f` of `f.bind(…)`; any other expression is its own answer. */
function unbound(expression: ts.Expression): ts.Expression {
  return ts.isCallExpression(expression) &&
    ts.isPropertyAccessExpression(expression.expression) &&
    expression.expression.name.text === 'bind'
    ? expression.expression.expression
    : expression;
}

/** What is called, as the code writes it: without `this`, and the method alone where the rest is no plain path of names. */
export function calledText(call: Invocation): string {
  const callee = calleeOf(call);
  const text = callee
    .getText()
    .replace(/\s+/g, '')
    .replace(/^this\./, '');
  if (/^[\w$]+(?:\.[\w$]+){0,3}$/.test(text)) {
    return text;
  }
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : 'this';
}
