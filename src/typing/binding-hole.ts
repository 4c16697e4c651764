import ts from './typescript.ts';

/** Whether `element` is a place that a pattern leaves empty, as `[, second]` does. The native backend has an element without a name there. */
export function isHole(element: ts.Node): element is ts.OmittedExpression {
  return ts.isOmittedExpression(element) || (ts.isBindingElement(element) && (element as Partial<ts.BindingElement>).name === undefined);
}
