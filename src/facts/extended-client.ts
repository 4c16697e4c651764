import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';

/**
 * Whether anything in the program gives a Prisma client an extension or middleware, which may filter some queries and not others.
 * Misses clients that a package extends, and names that are put together.
 */
export const isExtendedIn = perProgram((program: ts.Program): boolean =>
  program.getSourceFiles().some((file) => !file.isDeclarationFile && extendsClient(file)),
);

const EXTENDING = /^\$(?:extends|use)$/;

const extendsClient = perSourceFile((file): boolean => {
  function visit(node: ts.Node): boolean {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) {
      return EXTENDING.test(node.text) && !isInDeclaration(node);
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  }
  return /\$(?:extends|use)\b/.test(file.text) && visit(file);
});

/** The name of a member in a type, as the generated client declares it, and in `Omit<PrismaClient, '$extends'>`. */
function isInDeclaration({ parent }: ts.Node): boolean {
  return ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isLiteralTypeNode(parent);
}
