import { libraries } from '../libraries/index.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { calleeOf, type Invocation } from '../typing/callee-symbol.ts';

/**
 * The library whose transaction `type` is the client of, as a message writes it: it sends queries and lacks what only a whole client has.
 * Misses what holds only a part of the client, and a type that may be a whole client too.
 */
export const transactionLibraryOf = perProgram((type: ts.Type, program): string | undefined => {
  const checker = program.getTypeChecker();
  const whole = checker.getApparentType(type);
  if (whole.isUnion()) {
    const [first, ...others] = whole.types.map((part) => transactionLibraryOf(part, program));
    return others.every((other) => other === first) ? first : undefined;
  }
  return libraries.find(({ branded, packages }) => {
    const member = branded?.withheld === undefined || branded.beside === undefined ? undefined : checker.getPropertyOfType(whole, branded.beside.member);
    return (
      branded?.withheld !== undefined &&
      member !== undefined &&
      checker.getPropertyOfType(whole, branded.withheld) === undefined &&
      checker.getTypeOfSymbol(member).getCallSignatures().some((signature) => isTypeNamed(signature.getReturnType(), branded.result, packages, program))
    );
  })?.name;
});

/** The client of a transaction that `call` is called on: `tx` of `tx.order.create(…)`, `this.tx` of `` this.tx.$queryRaw`…` ``. */
export function transactionClientOf(call: Invocation, program: ts.Program): ts.Expression | undefined {
  const checker = program.getTypeChecker();
  let receiver = calleeOf(call);
  while (ts.isPropertyAccessExpression(receiver) || ts.isElementAccessExpression(receiver)) {
    receiver = unwrapped(receiver.expression);
    if (transactionLibraryOf(checker.getTypeAtLocation(receiver), program) !== undefined) {
      return receiver;
    }
  }
  return undefined;
}
