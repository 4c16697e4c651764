import ts from './typescript.ts';

/** Whether every value of `expression` is a string, by its type. */
export function isText(expression: ts.Expression, program: ts.Program): boolean {
  // What is written out need not be asked for its type.
  if (ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression) || ts.isObjectLiteralExpression(expression)) {
    return !ts.isObjectLiteralExpression(expression);
  }
  const type = program.getTypeChecker().getTypeAtLocation(expression);
  return (type.isUnion() ? type.types : [type]).every(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);
}
