import { isSameReference } from '../../typing/same-reference.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** A column that a filter asks for, and the value it is to have. */
export interface Leaf {
  readonly name: string;
  readonly value: ts.Expression;
}

/** The values of a filter by their columns: also those of a compound key and of alternatives. */
export function leavesOf(filter: ts.Expression): readonly Leaf[] {
  const object = unwrapped(filter);
  if (ts.isArrayLiteralExpression(object)) {
    return object.elements.flatMap(leavesOf);
  }
  return !ts.isObjectLiteralExpression(object)
    ? []
    : object.properties.flatMap((property) => {
        if (ts.isShorthandPropertyAssignment(property)) {
          return [{ name: property.name.text, value: property.name }];
        }
        if (!ts.isPropertyAssignment(property) || property.name.getText() === 'NOT') {
          return [];
        }
        const value = unwrapped(property.initializer);
        return ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value) ? leavesOf(value) : [{ name: property.name.getText(), value }];
      });
}

/** Whether `value` is written out: text, a number, `true`, `false` or `null`. */
export function isLiteral(value: ts.Expression): boolean {
  return ts.isLiteralExpression(value) || [ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword].includes(value.kind);
}

/** Whether `data` gives the column `name` the same `value`, also by what it spreads. */
export function holdsValue(data: ts.Expression, name: string, value: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const object = unwrapped(data);
  if (!ts.isObjectLiteralExpression(object)) {
    return ts.isPropertyAccessExpression(value) && value.name.text === name && isSameReference(value.expression, object, checker);
  }
  return object.properties.some((property) => {
    if (ts.isSpreadAssignment(property)) {
      return holdsValue(property.expression, name, value, program);
    }
    if (property.name.getText() !== name) {
      return false;
    }
    const held = ts.isShorthandPropertyAssignment(property) ? property.name : ts.isPropertyAssignment(property) ? property.initializer : undefined;
    return held !== undefined && isSameReference(held, value, checker);
  });
}
