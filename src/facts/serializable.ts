import { classifyCall } from '../calls/classify-call.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import ts from '../typing/typescript.ts';

/** Whether `call` runs in the function of a transaction whose options ask for the isolation level Serializable. */
export function isSerializable(call: ts.Node, program: ts.Program): boolean {
  const transaction = ts.findAncestor(call, (node): node is ts.CallExpression => {
    return (
      ts.isCallExpression(node) &&
      node.arguments.some((argument) => isFunctionWithBody(argument)) &&
      classifyCall(node, program)?.kind === 'transaction'
    );
  });
  return (
    transaction?.arguments.some((argument) => !isFunctionWithBody(argument) && argument.getText().includes('Serializable')) ??
    false
  );
}
