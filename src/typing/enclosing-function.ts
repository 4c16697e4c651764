import ts from './typescript.ts';

/** The function, or else the file, in whose body `node` runs; of a function it is the one around it. */
export function enclosingFunctionOf(node: ts.Node): ts.FunctionLikeDeclaration | ts.SourceFile {
  for (let { parent } = node; ; { parent } = parent) {
    if (ts.isSourceFile(parent) || isFunctionWithBody(parent)) {
      return parent;
    }
  }
}

export function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && 'body' in node;
}

export function isAsyncFunction(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
}
