import ts from 'typescript';

import { ioLibraries } from '../libraries/index.ts';
import type { IoLibrary } from '../libraries/library.ts';
import { calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { isThenable } from '../typing/thenable.ts';
import { classifyCall } from './classify-call.ts';

export interface IoCall {
  readonly kind: 'cache' | 'query' | 'work';
  /** As a message writes it. */
  readonly library: string;
  readonly method: string;
}

const rowsByPackage = new Map<string, IoLibrary[]>();
const rowsByPrefix: (readonly [string, IoLibrary])[] = [];

for (const library of ioLibraries) {
  for (const packageName of library.packages) {
    if (packageName.endsWith('*')) {
      rowsByPrefix.push([packageName.slice(0, -1), library]);
    } else {
      rowsByPackage.set(packageName, [...(rowsByPackage.get(packageName) ?? []), library]);
    }
  }
}

/** What ends a connection or a piece of work rather than doing any. */
const TEARDOWN = /^(?:close|disconnect|end|p?unsubscribe|quit|release|shutdown|terminate|unref|unwatch)(?![a-z])/;

/**
 * What leaves the process when `call` runs, and so may fail for reasons the code has no part in: a query, a command of a cache, a
 * request, a file. Leaves out what only asks whether something is there, what removes or closes, and what tells of its failure
 * by an event or a callback. Misses packages that are not in the catalogue.
 */
export const classifyIo = perProgram((call: Invocation, program): IoCall | undefined => {
  const classified = classifyCall(call, program);
  if (classified?.kind === 'query' || (classified?.kind === 'cache' && isThenable(call, program))) {
    return { kind: classified.kind, library: classified.library, method: classified.method };
  }
  const symbol = classified === undefined ? calleeSymbolOf(calleeOf(call), program.getTypeChecker()) : undefined;
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || !declaration?.getSourceFile().isDeclarationFile || TEARDOWN.test(symbol.name)) {
    return undefined;
  }
  const library = rowOf(symbol.name, declaration, program);
  return library !== undefined && (symbol.name.endsWith('Sync') || isThenable(call, program))
    ? { kind: 'work', library: library.name, method: symbol.name }
    : undefined;
});

function rowOf(name: string, declaration: ts.Declaration, program: ts.Program): IoLibrary | undefined {
  const packageName = declaringPackageOf(declaration, program) ?? '';
  const rows = rowsByPackage.get(packageName) ?? rowsByPrefix.filter(([prefix]) => packageName.startsWith(prefix)).map(([, row]) => row);
  return rows.find(
    ({ functions, leftOut, modules }) =>
      (functions?.includes(name) ?? true) && leftOut?.includes(name) !== true && (modules?.includes(moduleOf(declaration)) ?? true),
  );
}

/** The ambient module around `declaration`, without `node:`. */
function moduleOf(declaration: ts.Declaration): string {
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name)) {
      return node.name.text.replace(/^node:/, '');
    }
  }
  return '';
}
