import type { Relation } from '../../facts/data-model.ts';
import { nameOfProperty, propertyOf } from '../../fixes/text-edits.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';

/** A query whose `where` is the whole foreign key of a relation, compared with a row, and nothing else. */
export interface ForeignKeyFilter {
  /** What the query is given besides. */
  readonly others: readonly ts.PropertyAssignment[];
  /** Whether the key is made of numbers: a database may compare texts without regard to case, and Prisma, which joins an include, never does. */
  readonly isExact: boolean;
}

/** See `ForeignKeyFilter`. None where the arguments are not written out. */
export function foreignKeyFilterOf(
  call: ts.CallExpression,
  { keys }: Relation,
  row: ts.Identifier,
  checker: ts.TypeChecker,
): ForeignKeyFilter | undefined {
  const [argument, ...more] = call.arguments;
  const literal = argument && literalOf(argument);
  const properties = literal?.properties.filter(ts.isPropertyAssignment) ?? [];
  if (literal === undefined || more.length > 0 || call.typeArguments !== undefined || properties.length < literal.properties.length) {
    return undefined;
  }
  const where = properties.find(({ name }) => nameOfProperty(name) === 'where');
  const filter = where && literalOf(where.initializer);
  if (filter?.properties.length !== keys.length) {
    return undefined;
  }
  const values = keys.map(({ other, own }) => {
    const part = propertyOf(filter, other);
    const value = part && ts.isPropertyAssignment(part) ? withoutParentheses(part.initializer) : undefined;
    return value !== undefined && isColumnOf(row, own, value, checker) ? value : undefined;
  });
  return values.includes(undefined)
    ? undefined
    : {
        isExact: values.every((value) => value !== undefined && isNumber(checker.getTypeAtLocation(value))),
        others: properties.filter((property) => property !== where),
      };
}

function literalOf(expression: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const literal = withoutParentheses(expression);
  return ts.isObjectLiteralExpression(literal) ? literal : undefined;
}

function isColumnOf(row: ts.Identifier, column: string, value: ts.Expression, checker: ts.TypeChecker): boolean {
  return (
    ts.isPropertyAccessExpression(value) &&
    value.name.text === column &&
    value.questionDotToken === undefined &&
    ts.isIdentifier(value.expression) &&
    referencedSymbolOf(value.expression, checker) === checker.getSymbolAtLocation(row)
  );
}

function isNumber(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).every(
    ({ flags }) => (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0,
  );
}
