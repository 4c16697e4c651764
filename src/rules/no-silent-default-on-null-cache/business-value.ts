import ts from 'typescript';

import { returnedBy } from '../../typing/returned.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { isAbsenceWord, isDisplayName, isFactName, isGrantName, isQuantityName, isStatusWord } from './vocabulary.ts';

export interface BusinessValue {
  /** The value as the code writes it, the part of an object that makes it one. */
  readonly text: string;
  /** As a message calls it: "a `PaymentStatus`". */
  readonly noun: string;
  /** Whether it is a number, which only some misses may not become. */
  readonly isNumber?: boolean;
}

export interface Reading {
  /** Whether any default is reported, as `strict` does. */
  readonly any: boolean;
  /** Values and type names that may stand for a miss. */
  readonly allow: readonly string[];
}

/** What `value`, standing in for `read`, decides in production; undefined where it decides nothing. */
export function businessValueOf(value: ts.Expression, read: ts.Node, reading: Reading, program: ts.Program): BusinessValue | undefined {
  const expression = jsonOf(unwrapped(value));
  if (ts.isObjectLiteralExpression(expression)) {
    return valueCarriedBy(expression, reading, program);
  }
  const checker = program.getTypeChecker();
  const text = literalTextOf(expression, checker);
  if (text !== undefined) {
    return /^[{[]/.test(text) ? valueInJson(text, reading) : statusOf(text, expression, read, reading, program);
  }
  const name = destinationNameOf(expression);
  const flag = booleanOf(expression);
  if (flag !== undefined) {
    const decides = flag ? isGrantName(name) : isFactName(name) && !isGrantName(name);
    return decides && decidesSomething(expression, checker) ? { noun: withArticle(name), text: String(flag) } : undefined;
  }
  if (ts.isNumericLiteral(expression)) {
    return numberOf(expression.text, expression);
  }
  return reading.any && ts.isArrayLiteralExpression(expression) && expression.elements.length === 0 ? { noun: 'an answer', text: '[]' } : undefined;
}

/** The object that `JSON.stringify` is handed; any other expression is its own answer. */
function jsonOf(expression: ts.Expression): ts.Expression {
  const [argument] = ts.isCallExpression(expression) ? expression.arguments : [];
  return argument ? unwrapped(argument) : expression;
}

/** A number under a name that a decision is taken by; any other counts from where it is told to. */
function numberOf(text: string, expression: ts.Expression): BusinessValue | undefined {
  const name = destinationNameOf(expression);
  return isQuantityName(name) ? { isNumber: true, noun: withArticle(name), text } : undefined;
}

export function withArticle(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} \`${name}\``;
}

function statusOf(text: string, expression: ts.Expression, read: ts.Node, { allow, any }: Reading, program: ts.Program): BusinessValue | undefined {
  if (isAbsenceWord(text) || allow.includes(text)) {
    return undefined;
  }
  if (/^-?[\d.]+$/.test(text)) {
    return numberOf(text, expression);
  }
  const union = closedUnionOf(expression, text, read, program);
  const isStatus = isStatusWord(text);
  const names = [union?.name ?? '', destinationNameOf(expression)];
  if (names.some((name) => allow.includes(name)) || !(isStatus || any || (union !== undefined && !names.some(isDisplayName)))) {
    return undefined;
  }
  return { noun: union?.name === undefined ? 'an answer' : withArticle(union.name), text: expression.getText() };
}

function valueCarriedBy(object: ts.ObjectLiteralExpression, reading: Reading, program: ts.Program): BusinessValue | undefined {
  const fields = object.properties.filter(ts.isPropertyAssignment);
  if (fields.some(({ initializer, name }) => saysNothingIsThere(name.getText(), initializer.getText().replace(/['"`]/g, '')))) {
    return undefined;
  }
  for (const { initializer } of fields) {
    const value = ts.isArrayLiteralExpression(initializer) ? undefined : businessValueOf(initializer, initializer, { ...reading, any: false }, program);
    if (value !== undefined) {
      return value;
    }
  }
  return reading.any && object.properties.length === 0 ? { noun: 'an answer', text: '{}' } : undefined;
}

function valueInJson(text: string, reading: Reading): BusinessValue | undefined {
  const { config } = ts.parseConfigFileTextToJson('cached.json', text) as { config?: Record<string, unknown> };
  const fields = Object.entries(config ?? {});
  if (fields.some(([name, value]) => saysNothingIsThere(name, String(value)))) {
    return undefined;
  }
  for (const [name, value] of fields) {
    if (typeof value === 'string' && isStatusWord(value) && !reading.allow.includes(value)) {
      return { noun: 'an answer', text: `'${value}'` };
    }
    if (typeof value === 'boolean' && (value ? isGrantName(name) : isFactName(name) && !isGrantName(name))) {
      return { noun: withArticle(name), text: String(value) };
    }
  }
  return reading.any && fields.length === 0 ? { noun: 'an answer', text } : undefined;
}

/** `{ kind: 'miss' }`, `{ ok: false }`: an object that says that it holds no answer. */
function saysNothingIsThere(name: string, value: string): boolean {
  return (
    (/^(?:cached|exists|found|hit|ok|success|valid)$/.test(name) && value === 'false') ||
    (/^(?:miss|isMissing|notFound)$/.test(name) && value === 'true') ||
    (/^(?:kind|type|state|status|source|outcome|result)$/.test(name) && value !== '' && isAbsenceWord(value))
  );
}

function literalTextOf(expression: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) {
    return undefined;
  }
  const type = checker.getTypeAtLocation(expression);
  if (type.isStringLiteral()) {
    return type.value;
  }
  // A member of a numeric enum is known by its name.
  return type.flags & ts.TypeFlags.EnumLiteral && ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

function booleanOf({ kind }: ts.Expression): boolean | undefined {
  return kind === ts.SyntaxKind.TrueKeyword ? true : kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}

/** The closed union or enum that `text` is a member of at its destination, in the read, or among what the function returns otherwise. */
function closedUnionOf(expression: ts.Expression, text: string, read: ts.Node, program: ts.Program): { name: string | undefined } | undefined {
  const checker = program.getTypeChecker();
  const contextual = checker.getContextualType(expression);
  for (const type of [contextual, checker.getTypeAtLocation(read)]) {
    const closed = type && membersOf(checker.getNonNullableType(checker.getAwaitedType(type) ?? type));
    if (closed !== undefined && closed.length > 1 && (closed.includes(text) || isEnumMember(expression, checker))) {
      return { name: unionNameOf(type, expression, checker) };
    }
  }
  return returnsBeside(expression, checker).length > 0 ? { name: undefined } : undefined;
}

/** The texts that the function returns elsewhere, where `expression` is what it returns and nothing says what it may. */
function returnsBeside(expression: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  const statement = ts.findAncestor(expression, (node) => ts.isStatement(node));
  const declaration = statement && ts.isReturnStatement(statement) ? ts.findAncestor(statement, ts.isFunctionLike) : undefined;
  const isReturned = expression.parent === statement || (ts.isBinaryExpression(expression.parent) && expression.parent.parent === statement);
  if (declaration === undefined || !isReturned || declaration.type !== undefined || !('body' in declaration) || declaration.body === undefined) {
    return [];
  }
  return returnedBy(declaration.body).flatMap((returned) => {
    const value = unwrapped(returned);
    return value === expression || ts.findAncestor(expression, (node) => node === value) ? [] : (literalTextOf(value, checker) ?? []);
  });
}

function isEnumMember(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  return (checker.getTypeAtLocation(expression).flags & ts.TypeFlags.EnumLiteral) !== 0;
}

/** The literals a type is made of, undefined where it has any other part. */
function membersOf(type: ts.Type): readonly string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
  return literals.length === parts.length ? literals.map((part) => String(part.value)) : undefined;
}

function unionNameOf(type: ts.Type | undefined, expression: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const declared = returnTypeAround(expression, checker);
  for (const candidate of [type, type && checker.getNonNullableType(type), declared]) {
    const name = candidate?.aliasSymbol?.name ?? (candidate && candidate.flags & ts.TypeFlags.EnumLike ? candidate.symbol.name : undefined);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

function returnTypeAround(expression: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  const returning = ts.findAncestor(expression, (node) => ts.isReturnStatement(node) || ts.isFunctionLike(node));
  const declaration = returning && ts.isReturnStatement(returning) ? ts.findAncestor(returning, ts.isFunctionLike) : undefined;
  const signature = declaration && checker.getSignatureFromDeclaration(declaration);
  return signature && checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
}

/** The name that `expression` ends up under: of its variable, property or parameter, or of the function that returns it. */
export function destinationNameOf(expression: ts.Node): string {
  for (let { parent } = expression; !ts.isSourceFile(parent); { parent } = parent) {
    if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || ts.isParameter(parent) ||
      ts.isPropertyDeclaration(parent)) {
      return parent.name.getText();
    }
    if (ts.isBinaryExpression(parent) && parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment && parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment) {
      return ts.isPropertyAccessExpression(parent.left) ? parent.left.name.text : parent.left.getText();
    }
    if (ts.isFunctionLike(parent)) {
      return parent.name?.getText() ?? (ts.isVariableDeclaration(parent.parent) ? parent.parent.name.getText() : '');
    }
  }
  return '';
}

/** Whether the boolean is what a condition reads, at its place or under the name it is given. */
function decidesSomething(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  const variable = ts.findAncestor(expression, (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node));
  const symbol = variable && ts.isIdentifier(variable.name) ? checker.getSymbolAtLocation(variable.name) : undefined;
  const scope = variable && ts.findAncestor(variable, ts.isBlock);
  if (symbol === undefined || scope === undefined) {
    return isCondition(expression) || ts.findAncestor(expression, ts.isReturnStatement) !== undefined;
  }
  function visit(node: ts.Node): boolean {
    return (ts.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol && isCondition(node)) || (ts.forEachChild(node, visit) ?? false);
  }
  return visit(scope);
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) {
    return parent.expression === node;
  }
  if (ts.isConditionalExpression(parent)) {
    return parent.condition === node;
  }
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    const isLogical = kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
    return isLogical && (parent.left === node || isCondition(parent));
  }
  return (ts.isPrefixUnaryExpression(parent) || ts.isParenthesizedExpression(parent)) && isCondition(parent);
}
