import ts from '../typing/typescript.ts';

/** The interface, class, type or constant whose member `declaration` is; undefined for what stands by itself. */
export function ownerNameOf({ parent }: { readonly parent: ts.Node | undefined }): string | undefined {
  // A module, which code in the middle of an edit may call, stands in nothing.
  for (let node: ts.Node | undefined = parent; node !== undefined && !ts.isSourceFile(node); node = node.parent) {
    if (
      ts.isInterfaceDeclaration(node) || ts.isClassLike(node) || ts.isTypeAliasDeclaration(node) || ts.isVariableDeclaration(node)
    ) {
      return node.name !== undefined && ts.isIdentifier(node.name) ? node.name.text : undefined;
    }
  }
  return undefined;
}
