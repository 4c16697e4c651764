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
export function rowKeyOf({ answers, column, key }: KeyedQuery, call: ts.Expression, program: ts.Program): RowKey | undefined {
  const checker = program.getTypeChecker();
  const answered = checker.getAwaitedType(checker.getTypeAtLocation(call));
  const row = answered && (answers === 'list' ? elementTypeOf(answered, checker) : checker.getNonNullableType(answered));
  const property = row && checker.getPropertyOfType(row, column);
  const type = property && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, call));
  const keyType = checker.getTypeAtLocation(key);
  if (type === undefined || !/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(column)) {
    return undefined;
  }
  if (isDocumentId(type, program) || isDocumentId(keyType, program)) {
    return isDocumentId(type, program) || isPlainValue(type)
      ? { asKey: (text) => `String(${text})`, of: (text) => `String(${text}.${column})`, type: () => 'string' }
      : undefined;
  }
  return isPlainValue(type) && checker.isTypeAssignableTo(keyType, type)
    ? { asKey: (text) => text, of: (text) => `${text}.${column}`, type: (text, quoted) => `${text}[${quoted(column)}]` }
    : undefined;
}

function elementTypeOf(list: ts.Type, checker: ts.TypeChecker): ts.Type | undefined {
  return checker.isArrayType(list) ? list.getNumberIndexType() : undefined;
}
