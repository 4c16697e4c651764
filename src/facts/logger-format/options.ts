import type { LoggerCall } from '../../calls/classify-call.ts';
import type { Invocation } from '../../typing/callee-symbol.ts';
import { valueOfProperty } from '../../typing/property-value.ts';
import ts from '../../typing/typescript.ts';
import { ANY_KEY, followed } from '../followed-value.ts';
import type { LoggerFormat } from '../logger-format.ts';
import { readWinstonFormat, readWinstonTransports } from './winston-format.ts';

/** What is gathered from the options of one logger. */
export interface Reading {
  readonly errorKeys: Set<string>;
  errorKey: string | undefined;
  takesErrorAsText: boolean;
  fillsPlaceholders: boolean;
  isReadable: boolean;
  turnsArguments: boolean;
}

/**
 * What the logger that `call` makes does with an Error, on top of what `parent` does. Undefined where the options turn logging
 * off or hand over a logger made elsewhere.
 */
export function formatMadeBy(
  call: Invocation,
  role: LoggerCall,
  parent: LoggerFormat | undefined,
  program: ts.Program,
): LoggerFormat | undefined {
  const reading: Reading = {
    errorKey: parent?.errorKeys[0],
    errorKeys: new Set([...(parent?.errorKeys ?? []), ...role.errorKeys]),
    fillsPlaceholders: parent?.fillsPlaceholders ?? false,
    isReadable: parent?.isReadable ?? true,
    takesErrorAsText: parent?.takesErrorAsText ?? false,
    turnsArguments: parent?.turnsArguments ?? false,
  };
  const given = ts.isTaggedTemplateExpression(call) ? undefined : call.arguments?.[role.options];
  if (given !== undefined && !isStream(given, program)) {
    if (role.option === null) {
      readOptions(given, reading, program);
    } else if (!readOption(given, role.option, reading, program)) {
      return undefined;
    }
  } else if (role.option !== null) {
    return undefined;
  }
  const { errorKey, errorKeys, ...rest } = reading;
  const ordered = [...(errorKey === undefined ? [] : [errorKey]), ...[...errorKeys].filter((key) => key !== errorKey)];
  return { ...rest, errorKeys: ordered };
}

/** pino takes a stream in the place of its options. */
function isStream(given: ts.Expression, program: ts.Program): boolean {
  return program.getTypeChecker().getTypeAtLocation(given).getProperty('write') !== undefined;
}

/** Reads the option that holds those of the logger; false where no logger is made. */
function readOption(given: ts.Expression, option: string, reading: Reading, program: ts.Program): boolean {
  const literals = literalsOf(given, reading, program);
  const values = literals.flatMap(({ properties }) =>
    properties.flatMap((property) => (property.name?.getText() === option ? (valueOfProperty(property) ?? []) : [])),
  );
  if (literals.some(({ properties }) => properties.some(ts.isSpreadAssignment)) && values.length === 0) {
    reading.isReadable = false;
  }
  for (const value of values) {
    if (value.kind === ts.SyntaxKind.TrueKeyword) {
      continue;
    }
    if (value.kind === ts.SyntaxKind.FalseKeyword) {
      return false;
    }
    // nestjs-pino takes options and a stream as a list.
    const first = ts.isArrayLiteralExpression(value) ? value.elements[0] : value;
    if (first !== undefined && !isStream(first, program)) {
      readOptions(first, reading, program);
    }
  }
  return values.length > 0 || !reading.isReadable;
}

function readOptions(given: ts.Expression, reading: Reading, program: ts.Program): void {
  for (const { properties } of literalsOf(given, reading, program)) {
    for (const property of properties) {
      if (ts.isSpreadAssignment(property)) {
        readOptions(property.expression, reading, program);
      } else {
        readProperty(property, reading, program);
      }
    }
  }
}

function readProperty(property: ts.ObjectLiteralElementLike, reading: Reading, program: ts.Program): void {
  const value = valueOfProperty(property);
  const name = property.name !== undefined && !ts.isComputedPropertyName(property.name) ? property.name.text : undefined;
  if (name === undefined) {
    reading.isReadable = false;
    return;
  }
  switch (name) {
    case 'errorKey':
      readErrorKey(value, reading, program);
      break;
    case 'serializers':
      readSerializers(value, reading, program);
      break;
    case 'formatters':
      reading.isReadable &&= value !== undefined && literalsOf(value, reading, program).every((literal) => literal.properties.every(isHarmlessFormatter));
      break;
    case 'hooks':
      reading.turnsArguments = true;
      reading.isReadable = false;
      break;
    case 'streams':
      // A stream of records may write them as it likes.
      reading.isReadable &&= value !== undefined && !/['"]raw['"]/.test(value.getText());
      break;
    case 'format':
      readWinstonFormat(value, reading, program);
      break;
    case 'transports':
      readWinstonTransports(value, reading, program);
      break;
  }
}

/** pino's formatters of the level and of the bindings see no fields of a line. */
function isHarmlessFormatter({ name }: ts.ObjectLiteralElementLike): boolean {
  return name !== undefined && ['bindings', 'level'].includes(name.getText());
}

function readErrorKey(value: ts.Expression | undefined, reading: Reading, program: ts.Program): void {
  for (const { expression } of value === undefined ? [] : followed({ entered: new Map(), expression: value, path: [] }, program)) {
    if (ts.isStringLiteralLike(expression)) {
      reading.errorKey = expression.text;
      reading.errorKeys.add(expression.text);
    } else {
      reading.isReadable = false;
    }
  }
}

function readSerializers(value: ts.Expression | undefined, reading: Reading, program: ts.Program): void {
  if (value === undefined) {
    reading.isReadable = false;
    return;
  }
  if (ts.isPropertyAccessExpression(value) && value.name.text === STANDARD) {
    reading.errorKeys.add('err');
    return;
  }
  for (const { properties } of literalsOf(value, reading, program)) {
    for (const property of properties) {
      if (ts.isSpreadAssignment(property)) {
        readSerializers(property.expression, reading, program);
      } else if (ts.isComputedPropertyName(property.name)) {
        reading.isReadable = false;
      } else {
        reading.errorKeys.add(property.name.text);
      }
    }
  }
}

/** What pino and bunyan call the serializers they come with. */
const STANDARD = 'stdSerializers';

/** The object literals that `given` may be. */
export function literalsOf(given: ts.Expression, reading: Reading, program: ts.Program): readonly ts.ObjectLiteralExpression[] {
  return followed({ entered: new Map(), expression: given, path: [] }, program).flatMap(({ expression, path }) => {
    if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
      return literalsOf(expression.right, reading, program);
    }
    const literal = ts.isObjectLiteralExpression(expression) ? expression : undefined;
    if (literal !== undefined && path.length === 0) {
      return [literal];
    }
    if (literal !== undefined && path.length === 1 && path[0] === ANY_KEY) {
      return literal.properties.flatMap((property) => literalsOf(valueOfProperty(property) ?? literal, reading, program));
    }
    reading.isReadable &&= SETTLED.has(expression.kind) || (ts.isIdentifier(expression) && expression.text === 'undefined');
    return [];
  });
}

/** Options that are one of these leave the logger as it comes. */
const SETTLED: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword]);
