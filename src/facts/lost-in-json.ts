import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isErrorType, isErrorValue } from '../typing/error-value.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import ts from '../typing/typescript.ts';

/**
 * Whether `value` is an Error, or nothing, of which JSON keeps no message: message, stack and cause of an Error are not
 * enumerable. Misses values that may be something else; passes over classes with a `toJSON`, and those whose own fields tell
 * what is wrong, as the issues of a validation do.
 */
export function isLostInJson(value: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getNonNullableType(checker.getTypeAtLocation(value));
  return (isErrorValue(value, program) || isErrorType(type, program)) && !isToldByFields(type, program);
}

const TELLING = ['details', 'errors', 'issues'];

function isToldByFields(type: ts.Type, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return (
    type.getProperty('toJSON') !== undefined ||
    TELLING.some((name) => {
      const field = type.getProperty(name);
      // Those of an AggregateError are not enumerable either.
      return field !== undefined && !isDeclaredBy(field, [DEFAULT_LIBRARY], program) && checker.isArrayLikeType(checker.getTypeOfSymbol(field));
    })
  );
}
