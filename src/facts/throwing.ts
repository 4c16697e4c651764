import { calleeSymbolOf, isInvocation } from '../typing/callee-symbol.ts';
import { bodiesOf, calledBodiesOf } from '../typing/called-bodies.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/**
 * Whether `code`, a block or a function, can end in a failure of its own making: it throws, rejects, calls what never returns,
 * or calls a function of the program that throws itself. Whether it always does is not asked.
 */
export const isThrowing = perProgram((code: ts.Node, program): boolean => {
  const held = ts.isExpression(code) ? unwrapped(code) : code;
  if (ts.isFunctionLike(held)) {
    return 'body' in held && held.body !== undefined && throwsIn(held.body, program, true);
  }
  if (ts.isIdentifier(held) || ts.isPropertyAccessExpression(held)) {
    const symbol = calleeSymbolOf(held, program.getTypeChecker());
    return symbol !== undefined && bodiesOf(symbol, program).some(({ body }) => throwsIn(body, program, true));
  }
  return throwsIn(held, program, true);
});

function throwsIn(node: ts.Node, program: ts.Program, follows: boolean): boolean {
  if (ts.isThrowStatement(node)) {
    return true;
  }
  if (isInvocation(node)) {
    if (isNever(node, program) || (follows && calledBodiesOf(node, program).some(({ body }) => throwsIn(body, program, false)))) {
      return true;
    }
  }
  return ts.forEachChild(node, (child) => (!ts.isFunctionLike(child) && throwsIn(child, program, follows)) || undefined) ?? false;
}

/** `Promise.reject(…)` answers a promise of nothing; `process.exit()` and a framework's `redirect()` do not answer. */
function isNever(call: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(call);
  return (type.flags & ts.TypeFlags.Never) !== 0 || isRejection(call, checker);
}

function isRejection(call: ts.Expression, checker: ts.TypeChecker): boolean {
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'reject' &&
    checker
      .getSymbolAtLocation(call.expression.name)
      ?.declarations?.some(({ parent }) => ts.isInterfaceDeclaration(parent) && parent.name.text === 'PromiseConstructor') ===
      true
  );
}
