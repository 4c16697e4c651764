import { isHole } from '../typing/binding-hole.ts';
import type { Invocation } from '../typing/callee-symbol.ts';
import { type CalledBody, calledBodiesOf } from '../typing/called-bodies.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { argumentsOf } from './data-flow.ts';

/** How a function of the program turns one of its arguments into JSON. */
export interface Stringified {
  /** Properties of the argument that it reads by name, and so may treat as it likes. */
  readonly keysRead: ReadonlySet<string>;
  /** Names of the functions between the call and `JSON.stringify`, outermost first. */
  readonly path: readonly string[];
}

/** What happens to a value in a body, gathered from each place that mentions it; `isKnown` no longer where one may do anything. */
interface Reading {
  readonly keysRead: Set<string>;
  isKnown: boolean;
  path: readonly string[] | undefined;
}

const MAX_DEPTH = 6;

/**
 * How running `call` turns its argument at `index` into JSON as it is: by itself, spread or in another object, through variables
 * and functions of the program. Undefined where it does not, or where one of the bodies that may run does something else with it
 * too, as a test for an Error or a function that may convert one.
 */
export function stringifiedArgument(call: Invocation, index: number, program: ts.Program, depth = 0): Stringified | undefined {
  const bodies = depth > MAX_DEPTH ? [] : calledBodiesOf(call, program);
  const found = bodies.map((called) => stringifiedParameter(called, index, program, depth));
  const [first] = found;
  return first !== undefined && found.every((other) => other !== undefined)
    ? { keysRead: new Set(found.flatMap(({ keysRead }) => [...keysRead])), path: first.path }
    : undefined;
}

function stringifiedParameter({ body, declaration, name }: CalledBody, index: number, program: ts.Program, depth: number): Stringified | undefined {
  const own = declaration.parameters.filter((parameter) => parameter.name.getText() !== 'this');
  const last = own.at(-1);
  const parameter = own[index] ?? (last?.dotDotDotToken === undefined ? undefined : last);
  if (parameter === undefined) {
    return undefined;
  }
  const reading: Reading = { isKnown: true, keysRead: new Set(), path: undefined };
  readBinding(parameter.name, body, reading, program, depth);
  return reading.isKnown && reading.path !== undefined ? { keysRead: reading.keysRead, path: [name, ...reading.path] } : undefined;
}

function readBinding(name: ts.BindingName, body: ts.Node, reading: Reading, program: ts.Program, depth: number): void {
  if (ts.isIdentifier(name)) {
    const symbol = program.getTypeChecker().getSymbolAtLocation(name);
    for (const mention of symbol === undefined ? [] : mentionsOf(symbol, name, body, program)) {
      readMention(mention, body, reading, program, depth);
    }
    return;
  }
  for (const element of name.elements) {
    if (isHole(element)) {
      continue;
    }
    if (element.dotDotDotToken === undefined && ts.isObjectBindingPattern(name)) {
      reading.keysRead.add((element.propertyName ?? element.name).getText());
    } else {
      readBinding(element.name, body, reading, program, depth);
    }
  }
}

function mentionsOf(symbol: ts.Symbol, declared: ts.Identifier, body: ts.Node, program: ts.Program): ts.Identifier[] {
  const checker = program.getTypeChecker();
  const found: ts.Identifier[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node !== declared && node.text === symbol.name && referencedSymbolOf(node, checker) === symbol) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  }
  visit(body);
  return found;
}

/** Goes outwards from a mention of the value to what is done with it. */
function readMention(mention: ts.Expression, body: ts.Node, reading: Reading, program: ts.Program, depth: number): void {
  let value: ts.Node = mention;
  for (let { parent } = value; ; value = parent, { parent } = parent) {
    if (isPassedThrough(value, parent)) {
      continue;
    }
    if (value === mention && (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === value) {
      const key = ts.isPropertyAccessExpression(parent) ? parent.name : parent.argumentExpression;
      reading.isKnown &&= ts.isIdentifier(key) || ts.isStringLiteralLike(key);
      reading.keysRead.add(ts.isStringLiteralLike(key) ? key.text : key.getText());
    } else if (ts.isVariableDeclaration(parent) && parent.initializer === value && parent.parent.flags & ts.NodeFlags.Const) {
      readBinding(parent.name, body, reading, program, depth);
    } else if (ts.isCallExpression(parent) && parent.expression !== value) {
      readHandedOn(parent, value as ts.Expression, reading, program, depth);
    } else {
      reading.isKnown &&= isTest(value, parent);
    }
    return;
  }
}

/** Whether the value of `parent` is that of `value`, or holds it. */
function isPassedThrough(value: ts.Node, parent: ts.Node): boolean {
  return (
    ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent) || ts.isPropertyAssignment(parent) ||
    ts.isShorthandPropertyAssignment(parent) || ts.isSpreadAssignment(parent) || ts.isSpreadElement(parent) ||
    ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isNonNullExpression(parent) ||
    (ts.isBinaryExpression(parent) && (DEFAULTING.has(parent.operatorToken.kind) || (isAnd(parent) && parent.right === value))) ||
    (ts.isConditionalExpression(parent) && parent.condition !== value)
  );
}

const DEFAULTING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

function isAnd({ operatorToken }: ts.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** Whether only the presence of the value is asked. */
function isTest(value: ts.Node, parent: ts.Node): boolean {
  return (
    (ts.isIfStatement(parent) && parent.expression === value) ||
    (ts.isConditionalExpression(parent) && parent.condition === value) ||
    (ts.isBinaryExpression(parent) && (isAnd(parent) || EQUALITY.has(parent.operatorToken.kind))) ||
    ts.isTypeOfExpression(parent) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken)
  );
}

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

function readHandedOn(call: ts.CallExpression, value: ts.Expression, reading: Reading, program: ts.Program, depth: number): void {
  const index = argumentsOf(call).indexOf(value);
  if (isStringify(call, program)) {
    const [, replacer] = call.arguments;
    reading.isKnown &&= index === 0 && (replacer === undefined || replacer.kind === ts.SyntaxKind.NullKeyword || replacer.getText() === 'undefined');
    reading.path ??= [];
    return;
  }
  const further = index === -1 ? undefined : stringifiedArgument(call, index, program, depth + 1);
  if (further === undefined) {
    reading.isKnown = false;
    return;
  }
  reading.path ??= further.path;
  for (const key of further.keysRead) {
    reading.keysRead.add(key);
  }
}

/** Whether `call` is `JSON.stringify(…)`. */
export function isStringify({ expression }: ts.CallExpression, program: ts.Program): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'stringify') {
    return false;
  }
  const method = program.getTypeChecker().getSymbolAtLocation(expression.name);
  return method !== undefined && isDeclaredBy(method, [DEFAULT_LIBRARY], program);
}
