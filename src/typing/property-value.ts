import { returnedBy } from './returned.ts';
import ts from './typescript.ts';

/** What a property of an object literal holds; for a getter, what it returns. */
export function valueOfProperty(property: ts.ObjectLiteralElementLike): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) {
    return property.initializer;
  }
  if (ts.isShorthandPropertyAssignment(property)) {
    return property.name;
  }
  return ts.isGetAccessor(property) && property.body ? returnedBy(property.body)[0] : undefined;
}

/** The name of a property where it is written out. */
export function textOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}

/** Whether `element` gives a value under a name, and is no method, accessor or spread. */
export function isProperty(element: ts.ObjectLiteralElementLike): element is ts.PropertyAssignment | ts.ShorthandPropertyAssignment {
  return ts.isPropertyAssignment(element) || ts.isShorthandPropertyAssignment(element);
}
