import { addition, nameOfProperty, propertyOf, type TextEdit } from '../../fixes/text-edits.ts';
import ts from '../../typing/typescript.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';

/** Adds `entry` to what `query` includes. None where it selects its columns, includes `name` already, or has arguments that are not written out. */
export function includeEntry(query: ts.CallExpression, entry: string, name: string): TextEdit | undefined {
  const [argument, ...others] = query.arguments;
  if (query.typeArguments !== undefined) {
    return undefined;
  }
  if (argument === undefined) {
    return { range: [query.end - 1, query.end - 1], text: `{ include: { ${entry} } }` };
  }
  const literal = withoutParentheses(argument);
  if (
    others.length > 0 ||
    !ts.isObjectLiteralExpression(literal) ||
    !literal.properties.every(isNamed) ||
    propertyOf(literal, 'select') !== undefined
  ) {
    return undefined;
  }
  const include = propertyOf(literal, 'include');
  if (include === undefined) {
    return addition(literal, `include: { ${entry} }`);
  }
  const included = ts.isPropertyAssignment(include) ? withoutParentheses(include.initializer) : include;
  return ts.isObjectLiteralExpression(included) && included.properties.every(isNamed) && propertyOf(included, name) === undefined
    ? addition(included, entry)
    : undefined;
}

function isNamed(property: ts.ObjectLiteralElementLike): boolean {
  return property.name !== undefined && nameOfProperty(property.name) !== undefined;
}
