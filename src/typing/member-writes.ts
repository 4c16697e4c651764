import { writeOf } from './local-references.ts';
import { perSourceFile } from './per-source-file.ts';
import ts from './typescript.ts';

/**
 * Where the program gives a member called `name` another value, whatever the object is, or deletes it. Misses what is written
 * under a computed name and by functions such as `Object.assign`.
 */
export function memberWritesTo(name: string, program: ts.Program): readonly ts.PropertyAccessExpression[] {
  return program.getSourceFiles().flatMap((file) => {
    // The text says sooner than the tree that there is nothing to find.
    if (file.isDeclarationFile || !file.text.includes(`.${name}`)) {
      return [];
    }
    const known = writesByName(file);
    let found = known.get(name);
    if (found === undefined) {
      known.set(name, (found = writesIn(file, name)));
    }
    return found;
  });
}

const writesByName = perSourceFile(() => new Map<string, readonly ts.PropertyAccessExpression[]>());

function writesIn(file: ts.SourceFile, name: string): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  function visit(node: ts.Node): void {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === name &&
      (writeOf(node) !== undefined || ts.isDeleteExpression(node.parent))
    ) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}
