import path from 'node:path';

import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';

/**
 * The text of the schema from which Prisma generated `file`: the generator for TypeScript keeps it in a class of the client, the
 * other one beside its declarations. Misses a client that was compiled or copied without it.
 */
export const generatedSchemaOf = perSourceFile((file): string | undefined => {
  const folder = path.posix.dirname(file.fileName);
  if (file.isDeclarationFile) {
    return ts.sys.readFile(path.posix.join(folder, 'schema.prisma'));
  }
  const output = PARTS.has(path.posix.basename(folder)) ? path.posix.dirname(folder) : folder;
  const inlined = ts.sys.readFile(path.posix.join(output, `internal/class${path.posix.extname(file.fileName)}`)) ?? '';
  const literal = /"inlineSchema": ("(?:[^"\\]|\\.)*")/.exec(inlined)?.[1];
  return literal === undefined ? undefined : (JSON.parse(literal) as string);
});

/** Folders in the output of the generator for TypeScript. */
const PARTS = new Set(['internal', 'models']);

/** Whether `declaration` is the client that Prisma generated, its class or the type of what that makes. */
export function isGeneratedClient(declaration: ts.Declaration): boolean {
  const name = ts.getNameOfDeclaration(declaration);
  return (
    name !== undefined &&
    ts.isIdentifier(name) &&
    name.text === 'PrismaClient' &&
    generatedSchemaOf(declaration.getSourceFile()) !== undefined
  );
}
