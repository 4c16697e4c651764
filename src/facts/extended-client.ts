import ts from 'typescript';

import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';

/**
 * Whether anything in the program gives a Prisma client an extension or middleware, which may filter some queries and not others.
 * Misses clients that a package extends.
 */
export const isExtendedIn = perProgram((program: ts.Program): boolean =>
  program.getSourceFiles().some((file) => !file.isDeclarationFile && extendsClient(file)),
);

const EXTENDING = /^\$(?:extends|use)$/;

const extendsClient = perSourceFile((file): boolean => {
  function visit(node: ts.Node): boolean {
    return EXTENDING.test(readNameOf(node) ?? '') || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  }
  return /\$(?:extends|use)\b/.test(file.text) && visit(file);
});

/** The name under which `node` reads a member: `client.$use`, `client['$use']`, `const { $use } = client`. */
function readNameOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text;
  }
  if (ts.isElementAccessExpression(node)) {
    return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : undefined;
  }
  return ts.isBindingElement(node) ? (node.propertyName ?? node.name).getText() : undefined;
}
