import type { Invocation } from '../typing/callee-symbol.ts';
import ts from '../typing/typescript.ts';
import { receiverOf } from './data-flow.ts';

/** `order.findMany` of `prisma.order.findMany(…)`, as the code writes it; for raw queries the method alone. */
export function queryNameOf({ at, evidence: { method } }: { at: Invocation; evidence: { readonly method: string } }): string {
  const receiver = receiverOf(at, method);
  const model = receiver && ts.isPropertyAccessExpression(receiver) ? receiver.name : receiver;
  return model !== undefined && ts.isIdentifier(model) && !method.startsWith('$') ? `${model.text}.${method}` : method;
}
