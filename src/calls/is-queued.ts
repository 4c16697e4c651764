import ts from '../typing/typescript.ts';

/**
 * Whether `call`, a command of a cache client, only joins the queue of a pipeline or transaction: it returns that queue, which
 * is executed, not awaited. The receiver is asked where the reply has no type, as node-redis without @types/node.
 */
export function isQueued(call: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const reply = checker.getTypeAtLocation(call);
  if ((reply.flags & ts.TypeFlags.Any) === 0) {
    return isQueueType(reply, checker);
  }
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    checker.getPropertyOfType(checker.getTypeAtLocation(call.expression.expression), 'exec') !== undefined
  );
}

/** Whether `type` is that of a pipeline or a transaction that is being filled: it is executed, and there is nothing to await. */
export function isQueueType(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.getPropertyOfType(type, 'then') === undefined && checker.getPropertyOfType(type, 'exec') !== undefined;
}
