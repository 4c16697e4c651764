import { isHole } from './binding-hole.ts';
import ts from './typescript.ts';

/** The variable, parameter, property or import that `identifier` stands for; for `{ x }` in an object literal or an export clause the variable. */
export function referencedSymbolOf(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = identifier;
  if (ts.isShorthandPropertyAssignment(parent)) {
    return checker.getShorthandAssignmentValueSymbol(parent);
  }
  return ts.isExportSpecifier(parent) && (parent.propertyName ?? parent.name) === identifier
    ? checker.getExportSpecifierLocalTargetSymbol(parent)
    : checker.getSymbolAtLocation(identifier);
}

/** The symbol that says which thing `expression` is: of `prisma`, of the `client` of `this.client`. Misses what calls return. */
export function rootSymbolOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Symbol | undefined {
  if (ts.isIdentifier(expression)) {
    return referencedSymbolOf(expression, checker);
  }
  return ts.isPropertyAccessExpression(expression) ? checker.getSymbolAtLocation(expression.name) : undefined;
}

/** Each variable that `name`, plain or a pattern, declares; none where there is no name. */
export function declaredNamesOf(name: ts.BindingName | undefined): ts.Identifier[] {
  if (name === undefined) {
    return [];
  }
  return ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) => (isHole(element) ? [] : declaredNamesOf(element.name)));
}

/** Whether `inner` stands within `outer`, or is it. */
export function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return inner.pos >= outer.pos && inner.end <= outer.end && inner.getSourceFile() === outer.getSourceFile();
}
