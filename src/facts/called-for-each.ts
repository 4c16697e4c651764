import ts from '../typing/typescript.ts';

/** Whether `loop` goes through a list and `call` is about its element: each call is then for another one. */
export function isCalledForEach(loop: ts.Node, call: ts.Node): boolean {
  if (!ts.isForOfStatement(loop) || !ts.isVariableDeclarationList(loop.initializer)) {
    return false;
  }
  const names = new Set(loop.initializer.declarations.flatMap(({ name }) => identifiersIn(name)));
  return identifiersIn(call).some((name) => names.has(name));
}

function identifiersIn(node: ts.Node): string[] {
  const found: string[] = [];
  (function visit(child: ts.Node): void {
    if (ts.isIdentifier(child)) {
      found.push(child.text);
    }
    ts.forEachChild(child, visit);
  })(node);
  return found;
}
