import ts from '../../typing/typescript.ts';

/** Whether `node` is a function that is written in place. */
export function isCallback(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

/** Whether `?.` stands in the chain that ends here. */
export function isOptionalChain(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.OptionalChain) !== 0;
}

/** `JSON.parse`, `Promise.all`. Misses that the name is declared anew. */
export function isGlobalMember(callee: ts.Expression, object: string, member: string): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === member && ts.isIdentifier(callee.expression) && callee.expression.text === object;
}
