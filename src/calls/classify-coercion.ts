import path from 'node:path';

import type { SchemaLibrary } from '../libraries/library.ts';
import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';
import { ownerNameOf } from './owner-name.ts';

export type Coerced = 'bigint' | 'boolean' | 'date' | 'number';

/** A builder whose schema turns whatever it is given into one kind of value. */
export interface Coercion {
  readonly kind: Coerced;
  readonly dialect: SchemaLibrary['dialect'];
}

const KINDS: ReadonlySet<string> = new Set<Coerced>(['bigint', 'boolean', 'date', 'number']);

/** Whether a call of this name may be a coercion; for `coerce` is looked then. */
export function mayCoerce(name: string): name is Coerced {
  return KINDS.has(name);
}

/** The coercion that `call` builds: `z.coerce.boolean()`. Misses one whose builder was given another name. */
export function classifyCoercion(call: ts.CallExpression, program: ts.Program): Coercion | undefined {
  const { expression: callee } = call;
  if (!ts.isPropertyAccessExpression(callee) || !mayCoerce(callee.name.text)) {
    return undefined;
  }
  const declaration = calleeSymbolOf(callee, program.getTypeChecker())?.declarations?.[0];
  if (declaration === undefined || declaringPackageOf(declaration, program) !== 'zod') {
    return undefined;
  }
  const { fileName } = declaration.getSourceFile();
  return path.posix.basename(fileName).startsWith('coerce.') || ownerNameOf(declaration) === 'coerce'
    ? { dialect: fileName.includes('/v4/mini/') ? 'mini' : fileName.includes('/v4/') ? 'classic' : 'zod 3', kind: callee.name.text }
    : undefined;
}
