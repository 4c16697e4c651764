import { calledBodiesOf } from './called-bodies.ts';
import { isAsyncFunction } from './enclosing-function.ts';
import { localReferencesOf } from './local-references.ts';
import { returnedBy } from './returned.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/**
 * The values that `promise` is rejected with where it is made: by `reject` of `new Promise`, by `Promise.reject`, here or in the
 * function that returns it. Undefined where not all of them are to be seen.
 */
export function rejectedValuesOf(promise: ts.Expression, program: ts.Program): readonly ts.Expression[] | undefined {
  const made = unwrapped(promise);
  if (ts.isNewExpression(made)) {
    const executor = made.arguments?.[0];
    return ts.isIdentifier(made.expression) && made.expression.text === 'Promise' && executor && isExecutor(executor)
      ? rejectedBy(executor, program)
      : undefined;
  }
  if (!ts.isCallExpression(made)) {
    return undefined;
  }
  if (made.expression.getText() === 'Promise.reject') {
    return [...made.arguments];
  }
  const [body, ...others] = calledBodiesOf(made, program);
  const returned = body === undefined || others.length > 0 || isAsyncFunction(body.declaration) ? [] : returnedBy(body.body);
  const [only] = returned;
  return only !== undefined && returned.length === 1 && ts.isNewExpression(unwrapped(only)) ? rejectedValuesOf(only, program) : undefined;
}

function isExecutor(node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** A `reject` that is handed on may be called with anything. */
function rejectedBy({ parameters: [, reject] }: ts.SignatureDeclaration, program: ts.Program): readonly ts.Expression[] | undefined {
  const values = (reject === undefined ? [] : localReferencesOf(reject, program)).map((use) =>
    ts.isCallExpression(use.parent) && use.parent.expression === use ? use.parent.arguments[0] : undefined,
  );
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined;
}
