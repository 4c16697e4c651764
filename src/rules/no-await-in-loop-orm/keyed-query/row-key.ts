import ts from '../../../typing/typescript.ts';
import type { KeyedQuery } from './keyed-query.ts';
import { isDocumentId, isPlainValue } from './pass.ts';

/** How the key is read off a row, and how it becomes the key of a Map. */
export interface RowKey {
  /** The text that reads the Map's key off `row`. */
  readonly of: (row: string) => string;
  /** The text of the key's type, of rows whose type is written as `row`. */
  readonly type: (row: string, quoted: (name: string) => string) => string;
  /** The text of `key` as the Map has it. */
  readonly asKey: (key: string) => string;
}

/** See `RowKey`. None where the types do not tell that a row of what `call` answers has the column, or that a Map would find its value. */
export function rowKeyOf({ column, key, related }: KeyedQuery, call: ts.Expression, program: ts.Program): RowKey | undefined {
  const checker = program.getTypeChecker();
  const property = NAME.test(column) ? columnOf(call, column, program) : undefined;
  const held = property && checker.getTypeOfSymbolAtLocation(property, call);
  const inner = held && related !== undefined && !isPlainValue(checker.getNonNullableType(held)) ? checker.getPropertyOfType(held, related) : undefined;
  const path = inner === undefined || related === undefined ? [column] : [column, related];
  const type = held && checker.getNonNullableType(inner ? checker.getTypeOfSymbolAtLocation(inner, call) : held);
  const keyType = checker.getTypeAtLocation(key);
  if (type === undefined) {
    return undefined;
  }
  if (isDocumentId(type, program) || isDocumentId(keyType, program)) {
    return isDocumentId(type, program) || isPlainValue(type)
      ? { asKey: (text) => `String(${text})`, of: (text) => `String(${[text, ...path].join('.')})`, type: () => 'string' }
      : undefined;
  }
  return isPlainValue(type) && checker.isTypeAssignableTo(keyType, type)
    ? {
        asKey: (text) => text,
        of: (text) => [text, ...path].join('.'),
        type: (text, quoted) => [text, ...path.map((name) => `[${quoted(name)}]`)].join(''),
      }
    : undefined;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The property `column` of a row of what `call` answers. */
export function columnOf(call: ts.Expression, column: string, program: ts.Program): ts.Symbol | undefined {
  const checker = program.getTypeChecker();
  const answered = checker.getAwaitedType(checker.getTypeAtLocation(call));
  const row = answered && checker.isArrayType(answered) ? answered.getNumberIndexType() : answered && checker.getNonNullableType(answered);
  return row && checker.getPropertyOfType(row, column);
}
