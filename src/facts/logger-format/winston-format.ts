import { calleeSymbolOf } from '../../typing/callee-symbol.ts';
import { isDeclaredBy } from '../../typing/named-type.ts';
import { valueOfProperty } from '../../typing/property-value.ts';
import ts from '../../typing/typescript.ts';
import { followed } from '../followed-value.ts';
import { literalsOf, type Reading } from './options.ts';

/** Formats of winston that write fields as JSON, or leave them as they are. */
const PLAIN: ReadonlySet<string> = new Set(['align', 'colorize', 'json', 'label', 'logstash', 'ms', 'padLevels', 'simple', 'timestamp', 'uncolorize']);

/** Reads the format of a logger of winston: what is not one of its own, or prints a line by itself, may do anything. */
export function readWinstonFormat(value: ts.Expression | undefined, reading: Reading, program: ts.Program): void {
  for (const { expression } of value === undefined ? [] : followed({ entered: new Map(), expression: value, path: [] }, program)) {
    const name = ts.isCallExpression(expression) ? formatNameOf(expression, program) : undefined;
    if (!ts.isCallExpression(expression) || name === undefined) {
      reading.isReadable = false;
      reading.turnsArguments = true;
      continue;
    }
    switch (name) {
      case 'combine':
        for (const part of expression.arguments) {
          readWinstonFormat(part, reading, program);
        }
        break;
      case 'errors':
        reading.takesErrorAsText = true;
        break;
      case 'splat':
        reading.fillsPlaceholders = true;
        break;
      default:
        if (!PLAIN.has(name) || hasReplacer(expression)) {
          reading.isReadable = false;
          // What prints a line by itself may look for more than its fields.
          reading.turnsArguments ||= name !== 'json';
        }
    }
  }
}

/** Reads the formats of the transports, each of which has the last word on its own lines. */
export function readWinstonTransports(value: ts.Expression | undefined, reading: Reading, program: ts.Program): void {
  const list = value && ts.isArrayLiteralExpression(value) ? value.elements : value ? [value] : [];
  for (const transport of list.flatMap((element) => followed({ entered: new Map(), expression: element, path: [] }, program))) {
    if (!ts.isNewExpression(transport.expression) || !isPlainTransport(transport.expression, program)) {
      reading.isReadable = false;
      reading.turnsArguments = true;
      continue;
    }
    for (const literal of (transport.expression.arguments ?? []).flatMap((options) => literalsOf(options, reading, program))) {
      const format = literal.properties.find(({ name }) => name?.getText() === 'format');
      if (format !== undefined) {
        readWinstonFormat(valueOfProperty(format), reading, program);
      }
      reading.isReadable &&= !literal.properties.some(ts.isSpreadAssignment);
    }
  }
}

function formatNameOf(call: ts.CallExpression, program: ts.Program): string | undefined {
  const symbol = calleeSymbolOf(call.expression, program.getTypeChecker());
  return symbol && isDeclaredBy(symbol, ['logform', 'winston'], program) ? symbol.name : undefined;
}

function isPlainTransport({ expression }: ts.NewExpression, program: ts.Program): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(expression);
  const symbol = type.getConstructSignatures()[0]?.getReturnType().getSymbol();
  return symbol !== undefined && isDeclaredBy(symbol, ['winston', 'winston-daily-rotate-file'], program);
}

/** `json({ replacer })` may write an Error as it likes. */
function hasReplacer({ arguments: [options] }: ts.CallExpression): boolean {
  return options !== undefined && (!ts.isObjectLiteralExpression(options) || options.properties.some(({ name }) => name?.getText() === 'replacer'));
}
