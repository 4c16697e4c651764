import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** `expression` with the parentheses and casts around it. */
export function wrapped(expression: ts.Expression): ts.Expression {
  const { parent } = expression;
  return ts.isExpression(parent) && unwrapped(parent) === unwrapped(expression) ? wrapped(parent) : expression;
}
