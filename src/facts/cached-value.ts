import { isKnownPresent } from '../typing/absence.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { type CacheAccess, cacheAccessOf, writtenFrom } from './cache-access.ts';

/** A value that may be nothing when it is written to a cache. */
export interface NullishWrite {
  readonly expression: ts.Expression;
  readonly absent: 'null' | 'undefined';
  /** How it becomes text: by JSON, by being put into text, or as the client makes it text. */
  readonly form: 'client' | 'json' | 'text';
  readonly access: CacheAccess;
}

/**
 * The values that `call` writes to Redis and that, by their type there, may be undefined or null: by themselves, as JSON or as text, in the
 * fields of a literal, also through a function of the project that writes its parameter. Misses `any`, type parameters, `void`, and fields of
 * objects that are made elsewhere.
 */
export const nullishWritesOf = perProgram((call: ts.CallExpression, program): readonly NullishWrite[] => {
  const access = cacheAccessOf(call, program);
  if (access?.role.operation !== 'write' || access.role.redis !== true) {
    return [];
  }
  const checker = program.getTypeChecker();
  return valuesOf(call, access, program).flatMap(({ expression, form }) => {
    const absent = absentIn(checker.getTypeAtLocation(expression));
    return absent === undefined ? [] : [{ absent, access, expression, form }];
  });
});

type Written = Pick<NullishWrite, 'expression' | 'form'>;

function valuesOf(call: ts.CallExpression, { at, role, value, written }: CacheAccess, program: ts.Program): readonly Written[] {
  if (value === undefined) {
    return role.value === null && at === call ? fieldsIn(call) : [];
  }
  if (written === undefined) {
    return [writtenAs(value)];
  }
  const inner = writtenAs(written);
  const isRefused = isKnownPresent(inner.expression, ['undefined', 'null'], program.getTypeChecker());
  const passed = writtenAs(value);
  return isRefused ? [] : [{ expression: passed.expression, form: passed.form === 'client' ? inner.form : passed.form }];
}

function writtenAs(value: ts.Expression): Written {
  const expression = writtenFrom(value);
  return { expression, form: expression === value ? 'client' : value.getText().startsWith('JSON') ? 'json' : 'text' };
}

/** The values of a literal that is written field by field. */
function fieldsIn({ arguments: given }: ts.CallExpression): readonly Written[] {
  return given.flatMap((argument) =>
    ts.isObjectLiteralExpression(argument)
      ? argument.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) ? [writtenAs(property.initializer)] : ts.isShorthandPropertyAssignment(property) ? [writtenAs(property.name)] : [],
        )
      : [],
  );
}

/** What a value of `type` is where it is nothing: undefined before null. */
export function absentIn(type: ts.Type): 'null' | 'undefined' | undefined {
  const flags = (type.isUnion() ? type.types : [type]).map((member) => member.flags);
  return flags.some((flag) => (flag & ts.TypeFlags.Undefined) !== 0) ? 'undefined' : flags.some((flag) => (flag & ts.TypeFlags.Null) !== 0) ? 'null' : undefined;
}
