import { referencedSymbolOf } from './referenced-symbol.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** Whether both expressions name the same variable, or the same member of one. Misses aliases. */
export function isSameReference(one: ts.Expression, other: ts.Expression, checker: ts.TypeChecker): boolean {
  const a = unwrapped(one);
  const b = unwrapped(other);
  if (ts.isIdentifier(a) && ts.isIdentifier(b)) {
    return a.text === b.text && referencedSymbolOf(a, checker) === referencedSymbolOf(b, checker);
  }
  if (ts.isPropertyAccessExpression(a) && ts.isPropertyAccessExpression(b)) {
    return a.name.text === b.name.text && isSameReference(a.expression, b.expression, checker);
  }
  if (ts.isElementAccessExpression(a) && ts.isElementAccessExpression(b)) {
    return (
      ts.isLiteralExpression(a.argumentExpression) && ts.isLiteralExpression(b.argumentExpression) &&
      a.argumentExpression.text === b.argumentExpression.text && isSameReference(a.expression, b.expression, checker)
    );
  }
  return a.kind === ts.SyntaxKind.ThisKeyword && b.kind === ts.SyntaxKind.ThisKeyword;
}
