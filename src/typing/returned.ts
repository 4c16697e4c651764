import ts from './typescript.ts';

/** What a function with this body returns, in the order of the text; an arrow's expression is its only answer. */
export function returnedBy(body: ts.ConciseBody): readonly ts.Expression[] {
  if (!ts.isBlock(body)) {
    return [body];
  }
  const returned: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (ts.isReturnStatement(node) && node.expression !== undefined) {
      returned.push(node.expression);
    } else if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  }
  visit(body);
  return returned;
}
