import ts from 'typescript';

import { calleeNameOf, calleeOf } from '../typing/callee-symbol.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';

/** Whether `call` runs in the function of a transaction whose options ask for the isolation level Serializable. */
export function isSerializable(call: ts.Node): boolean {
  const transaction = ts.findAncestor(call, (node): node is ts.CallExpression => {
    return (
      ts.isCallExpression(node) &&
      node.arguments.some((argument) => isFunctionWithBody(argument)) &&
      calleeNameOf(calleeOf(node))?.text === '$transaction'
    );
  });
  return (
    transaction?.arguments.some((argument) => !isFunctionWithBody(argument) && argument.getText().includes('Serializable')) ??
    false
  );
}
