import ts from 'typescript';

import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';

/** Whether anything in the program gives a Prisma client an extension or middleware, which may filter some queries and not others. */
export const isExtendedIn = perProgram((program: ts.Program): boolean =>
  program.getSourceFiles().some((file) => !file.isDeclarationFile && extendsClient(file)),
);

const EXTENDING = /^\$(?:extends|use)$/;

const extendsClient = perSourceFile((file): boolean => {
  function visit(node: ts.Node): boolean | undefined {
    return (ts.isPropertyAccessExpression(node) && EXTENDING.test(node.name.text)) || ts.forEachChild(node, visit);
  }
  return /\$(?:extends|use)\b/.test(file.text) && (visit(file) ?? false);
});
