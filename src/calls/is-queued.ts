import ts from 'typescript';

/**
 * Whether `call`, a command of a cache client, only joins the queue of a pipeline or transaction: it returns that queue, which
 * is executed, not awaited. The receiver is asked where the reply has no type, as node-redis without @types/node.
 */
export function isQueued(call: ts.CallExpression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const reply = checker.getTypeAtLocation(call);
  if ((reply.flags & ts.TypeFlags.Any) === 0) {
    return checker.getPropertyOfType(reply, 'then') === undefined && checker.getPropertyOfType(reply, 'exec') !== undefined;
  }
  return (
    ts.isPropertyAccessExpression(call.expression) &&
    checker.getPropertyOfType(checker.getTypeAtLocation(call.expression.expression), 'exec') !== undefined
  );
}
