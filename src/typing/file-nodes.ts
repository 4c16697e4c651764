import { isAssignment } from './assignment.ts';
import { perSourceFile } from './per-source-file.ts';
import ts from './typescript.ts';

/** The nodes of a file that are looked for in all files of a program, each kind in the order of the text. */
export interface FileNodes {
  readonly assignments: readonly ts.BinaryExpression[];
  readonly bindings: readonly (ts.BindingElement | ts.VariableDeclaration)[];
  readonly calls: readonly ts.CallExpression[];
  /** Class fields. */
  readonly fields: readonly ts.PropertyDeclaration[];
  /** Classes and interfaces. */
  readonly heritables: readonly (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[];
  /** What stands in object literals under a name, and the methods and accessors of classes. */
  readonly properties: readonly ts.ObjectLiteralElementLike[];
}

const NOTHING: FileNodes = { assignments: [], bindings: [], calls: [], fields: [], heritables: [], properties: [] };

/**
 * One walk for all who look for nodes of a kind in whole files; who can tell by the text that a file has nothing to find asks that
 * first. Nothing of a declaration file, which has no code.
 */
export const nodesOfFile = perSourceFile((file): FileNodes => {
  if (file.isDeclarationFile) {
    return NOTHING;
  }
  const assignments: ts.BinaryExpression[] = [];
  const bindings: (ts.BindingElement | ts.VariableDeclaration)[] = [];
  const calls: ts.CallExpression[] = [];
  const fields: ts.PropertyDeclaration[] = [];
  const heritables: (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[] = [];
  const properties: ts.ObjectLiteralElementLike[] = [];

  function visit(node: ts.Node): void {
    switch (node.kind) {
      case ts.SyntaxKind.Identifier:
        return;
      case ts.SyntaxKind.BinaryExpression:
        if (isAssignment(node)) {
          assignments.push(node);
        }
        break;
      case ts.SyntaxKind.BindingElement:
      case ts.SyntaxKind.VariableDeclaration:
        bindings.push(node as ts.BindingElement | ts.VariableDeclaration);
        break;
      case ts.SyntaxKind.CallExpression:
        calls.push(node as ts.CallExpression);
        break;
      case ts.SyntaxKind.ClassDeclaration:
      case ts.SyntaxKind.ClassExpression:
      case ts.SyntaxKind.InterfaceDeclaration:
        heritables.push(node as ts.ClassLikeDeclaration | ts.InterfaceDeclaration);
        break;
      case ts.SyntaxKind.PropertyDeclaration:
        fields.push(node as ts.PropertyDeclaration);
        break;
      case ts.SyntaxKind.GetAccessor:
      case ts.SyntaxKind.MethodDeclaration:
      case ts.SyntaxKind.SetAccessor:
      case ts.SyntaxKind.PropertyAssignment:
      case ts.SyntaxKind.ShorthandPropertyAssignment:
        properties.push(node as ts.ObjectLiteralElementLike);
        break;
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return { assignments, bindings, calls, fields, heritables, properties };
});
