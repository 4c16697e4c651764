import type ts from 'typescript';

/** Whether `expression` has a `then`: a promise, a builder that sends when it is awaited. Misses `any`. */
export function isThenable(expression: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return checker.getPropertyOfType(checker.getTypeAtLocation(expression), 'then') !== undefined;
}
