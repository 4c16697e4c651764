import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { type ClosedUnion, closedUnionOf, literalTextOf } from './closed-union.ts';
import { decidesSomething, destinationNameOf } from './destination.ts';
import { isAbsenceWord, isDecisionName, isDisplayName, isFactName, isGrantName, isQuantityName, isStatusWord } from './vocabulary.ts';

export interface BusinessValue {
  /** The value as the code writes it, the part of an object that makes it one. */
  readonly text: string;
  /** As a message calls it: "a `PaymentStatus`". */
  readonly noun: string;
  /** Whether it is a number, which only some misses may not become. */
  readonly isNumber?: boolean;
  /** The text itself, where it is one. */
  readonly word?: string;
  /** The closed union it is a member of. */
  readonly union?: ClosedUnion;
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
  const names = [union?.name ?? '', destinationNameOf(expression)];
  const isDecision = isStatusWord(text) || any || (union !== undefined && isDecidedOn(union, names));
  if (names.some((name) => allow.includes(name)) || !isDecision) {
    return undefined;
  }
  const noun = union?.name === undefined ? 'an answer' : withArticle(union.name);
  return { noun, text: expression.getText(), word: text, ...(union && { union }) };
}

/** Whether a union tells of what became of something, by one of its members or its name; any other may be a matter of taste. */
function isDecidedOn({ members }: ClosedUnion, names: readonly string[]): boolean {
  return !names.some(isDisplayName) && (members.some(isStatusWord) || names.some(isDecisionName));
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

function booleanOf({ kind }: ts.Expression): boolean | undefined {
  return kind === ts.SyntaxKind.TrueKeyword ? true : kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}
