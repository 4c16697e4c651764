import { dataModelOf } from '../../facts/data-model.ts';
import { rootSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** `prisma.user` of `prisma.user.findMany(…)`. */
export function delegateOf(call: ts.CallExpression): ts.PropertyAccessExpression | undefined {
  const delegate = ts.isPropertyAccessExpression(call.expression) ? unwrapped(call.expression.expression) : undefined;
  return delegate && ts.isPropertyAccessExpression(delegate) ? delegate : undefined;
}

/** Whether both calls are made on the same client. Two objects of one class have the same member: only `this` is known to be one object twice. */
export function isSameClient(one: ts.CallExpression, other: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const [first, second] = [one, other].map((call) => delegateOf(call)?.expression);
  const symbol = first && rootSymbolOf(first, checker);
  return (
    symbol !== undefined &&
    second !== undefined &&
    first?.kind === second.kind &&
    [first, second].every(
      (client) =>
        ts.isIdentifier(client) ||
        (ts.isPropertyAccessExpression(client) && client.expression.kind === ts.SyntaxKind.ThisKeyword),
    ) &&
    rootSymbolOf(second, checker) === symbol
  );
}

/** Whether `call` asks for rows of `model`. */
export function isCallOn(model: string, call: ts.CallExpression, program: ts.Program): boolean {
  const delegate = delegateOf(call);
  return delegate !== undefined && dataModelOf(delegate, program)?.name === model;
}
