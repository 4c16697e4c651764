import type ts from 'typescript';

/** The line on which `node` begins, as a message writes it. */
export function lineOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return String(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
}
