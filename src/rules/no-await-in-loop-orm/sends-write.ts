import { classifyCall } from '../../calls/classify-call.ts';
import { stepsInto } from '../../facts/define-fact.ts';
import { reachedQuery } from '../../facts/reached-query.ts';
import { isInvocation } from '../../typing/callee-symbol.ts';
import ts from '../../typing/typescript.ts';

/** Whether running `node` sends a query that writes. */
export function sendsWrite(node: ts.Node, program: ts.Program): boolean {
  return (isInvocation(node) && isWrite(node, program)) || (ts.forEachChild(node, (child) => sendsWrite(child, program) || undefined) ?? false);
}

function isWrite(call: Parameters<typeof classifyCall>[0], program: ts.Program): boolean {
  const classified = classifyCall(call, program);
  return classified?.kind === 'query'
    ? classified.operation === 'write'
    : [...reachedQuery.behind(stepsInto(call, program), program)].some(({ evidence }) => evidence.operation === 'write');
}
