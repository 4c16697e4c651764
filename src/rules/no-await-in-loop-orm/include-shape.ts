import type { Invocation } from '../../typing/callee-symbol.ts';
import { isConst } from '../../typing/constant.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped, withoutParentheses } from '../../typing/unwrapped.ts';
import type { Finding } from './finding.ts';

/** A pass that does nothing but add to its row what the query answers. */
export interface Enriching {
  /** The variable that holds the row. */
  readonly row: ts.Identifier;
  /** The property under which the answer is added. */
  readonly property: string;
  /** Where the enriched rows go. */
  readonly into:
    | { readonly kind: 'list'; readonly list: ts.Identifier }
    | { readonly kind: 'result'; readonly all: ts.CallExpression }
    | { readonly kind: 'row' };
}

/** The one thing that `iteration` does with the query, if it is one of the three forms that an include replaces. */
export function enrichingBy({ iteration, query }: Finding, checker: ts.TypeChecker): Enriching | undefined {
  const { node, body } = iteration;
  if (ts.isCallExpression(node)) {
    return enrichingMap(node, query.at, checker);
  }
  const declared =
    ts.isForOfStatement(node) &&
    node.awaitModifier === undefined &&
    ts.isVariableDeclarationList(node.initializer) &&
    (node.initializer.flags & ts.NodeFlags.BlockScoped) !== 0
      ? node.initializer.declarations[0]?.name
      : undefined;
  const statement = onlyStatement(ts.isBlock(body) ? body.statements : [body as ts.Statement], query.at);
  if (
    declared === undefined ||
    !ts.isIdentifier(declared) ||
    statement === undefined ||
    !ts.isExpressionStatement(statement.last)
  ) {
    return undefined;
  }
  const { expression } = statement.last;
  if (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(expression.left)
  ) {
    const { expression: owner, name } = expression.left;
    const holds =
      refersTo(unwrapped(owner), declared, checker) && isAnswer(expression.right, query.at, statement.answer, checker);
    return holds ? { into: { kind: 'row' }, property: name.text, row: declared } : undefined;
  }
  const [element] = ts.isCallExpression(expression) && expression.arguments.length === 1 ? expression.arguments : [];
  if (element === undefined || !ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) {
    return undefined;
  }
  const { expression: list, name: method } = expression.expression;
  const property = addedProperty(element, declared, query.at, statement.answer, checker);
  return method.text === 'push' && ts.isIdentifier(list) && property !== undefined
    ? { into: { kind: 'list', list }, property, row: declared }
    : undefined;
}

function enrichingMap(map: ts.CallExpression, query: Invocation, checker: ts.TypeChecker): Enriching | undefined {
  const callback = map.arguments.length === 1 ? map.arguments[0] : undefined;
  const all = unwrappedParent(map).parent;
  if (
    callback === undefined ||
    !ts.isArrowFunction(callback) ||
    !ts.isPropertyAccessExpression(map.expression) ||
    map.expression.name.text !== 'map' ||
    !isPromiseAll(all, checker) ||
    // What a type says of the rows or the result would be lost with it.
    [map.typeArguments, all.typeArguments, callback.type, callback.parameters[0]?.type].some((type) => type !== undefined)
  ) {
    return undefined;
  }
  const [parameter, ...others] = callback.parameters;
  const statement = ts.isBlock(callback.body)
    ? onlyStatement(callback.body.statements, query)
    : { answer: undefined, last: undefined };
  const returned = statement?.last !== undefined && ts.isReturnStatement(statement.last) ? statement.last.expression : undefined;
  const element = ts.isBlock(callback.body) ? returned : callback.body;
  if (
    parameter === undefined ||
    others.length > 0 ||
    !ts.isIdentifier(parameter.name) ||
    parameter.initializer !== undefined ||
    element === undefined
  ) {
    return undefined;
  }
  const property = addedProperty(element, parameter.name, query, statement?.answer, checker);
  return property === undefined ? undefined : { into: { all, kind: 'result' }, property, row: parameter.name };
}

/** The last of `statements`, if all that comes before it is the constant that holds the answer. */
function onlyStatement(
  statements: readonly ts.Statement[],
  query: Invocation,
): { answer: ts.Identifier | undefined; last: ts.Statement } | undefined {
  const [first, second, ...others] = statements;
  if (first === undefined || others.length > 0) {
    return undefined;
  }
  if (second === undefined) {
    return { answer: undefined, last: first };
  }
  const declaration =
    ts.isVariableStatement(first) && first.declarationList.declarations.length === 1
      ? first.declarationList.declarations[0]
      : undefined;
  return declaration !== undefined &&
    ts.isIdentifier(declaration.name) &&
    declaration.type === undefined &&
    isConst(declaration) &&
    isAwaited(declaration.initializer, query)
    ? { answer: declaration.name, last: second }
    : undefined;
}

/** `orders` of `{ ...user, orders: await … }`: the one property after a spread of the row. */
function addedProperty(
  element: ts.Expression,
  row: ts.Identifier,
  query: Invocation,
  answer: ts.Identifier | undefined,
  checker: ts.TypeChecker,
): string | undefined {
  const literal = withoutParentheses(element);
  const [spread, added, ...others] = ts.isObjectLiteralExpression(literal) ? literal.properties : [];
  if (
    spread === undefined ||
    added === undefined ||
    others.length > 0 ||
    !ts.isSpreadAssignment(spread) ||
    !refersTo(withoutParentheses(spread.expression), row, checker)
  ) {
    return undefined;
  }
  if (ts.isShorthandPropertyAssignment(added)) {
    return isAnswer(added.name, query, answer, checker) ? added.name.text : undefined;
  }
  const name =
    ts.isPropertyAssignment(added) && (ts.isIdentifier(added.name) || ts.isStringLiteral(added.name))
      ? added.name.text
      : undefined;
  return ts.isPropertyAssignment(added) && isAnswer(added.initializer, query, answer, checker) ? name : undefined;
}

function isAnswer(value: ts.Expression, query: Invocation, answer: ts.Identifier | undefined, checker: ts.TypeChecker): boolean {
  const plain = withoutParentheses(value);
  return answer === undefined ? isAwaited(plain, query) : refersTo(plain, answer, checker);
}

function isAwaited(value: ts.Expression | undefined, query: Invocation): boolean {
  const plain = value && withoutParentheses(value);
  return plain !== undefined && ts.isAwaitExpression(plain) && withoutParentheses(plain.expression) === query;
}

function refersTo(expression: ts.Expression, name: ts.Identifier, checker: ts.TypeChecker): boolean {
  return (
    ts.isIdentifier(expression) &&
    expression.text === name.text &&
    referencedSymbolOf(expression, checker) === checker.getSymbolAtLocation(name)
  );
}

function isPromiseAll(node: ts.Node, checker: ts.TypeChecker): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    node.arguments.length === 1 &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'all' &&
    ts.isIdentifier(node.expression.expression) &&
    node.expression.expression.text === 'Promise' &&
    (checker.getSymbolAtLocation(node.expression.expression)?.declarations ?? []).every(
      (declaration) => declaration.getSourceFile().isDeclarationFile,
    )
  );
}

/** `expression` with the parentheses around it. */
export function unwrappedParent(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression.parent) ? unwrappedParent(expression.parent) : expression;
}
