import ts from '../../typing/typescript.ts';

/** The statement of a block or file that `node` belongs to; undefined where a function body begins before that. */
export function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let current = node; !ts.isSourceFile(current); current = current.parent) {
    const { parent } = current;
    if (ts.isStatement(current) && (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent))) {
      return current;
    }
    if (ts.isFunctionLike(current) && current !== node) {
      return undefined;
    }
  }
  return undefined;
}
