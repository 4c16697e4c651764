import { isSameReference } from './same-reference.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/**
 * Whether both expressions are written as the same value: one literal, one variable or member, a template of such, or a call of one
 * function with such. Misses what is spelled in two ways, and does not see that a variable was given another value in between.
 */
export function isSameValue(one: ts.Expression, other: ts.Expression, checker: ts.TypeChecker): boolean {
  const a = unwrapped(one);
  const b = unwrapped(other);
  if (ts.isLiteralExpression(a) && ts.isLiteralExpression(b)) {
    return a.text === b.text;
  }
  if (ts.isTemplateExpression(a) && ts.isTemplateExpression(b)) {
    return (
      a.head.text === b.head.text &&
      a.templateSpans.length === b.templateSpans.length &&
      a.templateSpans.every(({ expression, literal }, index) => {
        const span = b.templateSpans[index];
        return span !== undefined && literal.text === span.literal.text && isSameValue(expression, span.expression, checker);
      })
    );
  }
  if (ts.isCallExpression(a) && ts.isCallExpression(b)) {
    return (
      isSameReference(a.expression, b.expression, checker) &&
      a.arguments.length === b.arguments.length &&
      a.arguments.every((argument, index) => {
        const counterpart = b.arguments[index];
        return counterpart !== undefined && isSameValue(argument, counterpart, checker);
      })
    );
  }
  return isSameReference(a, b, checker);
}
