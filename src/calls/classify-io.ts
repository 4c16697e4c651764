import { ioLibraries } from '../libraries/index.ts';
import type { IoLibrary } from '../libraries/library.ts';
import { calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf, isPackageAmong } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { isThenable } from '../typing/thenable.ts';
import ts from '../typing/typescript.ts';
import { classifyCall } from './classify-call.ts';

export interface IoCall {
  readonly kind: 'cache' | 'query' | 'work';
  /** Whether it is known to change nothing. */
  readonly isRead: boolean;
  /** As a message writes it. */
  readonly library: string;
  readonly method: string;
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
  if (classified?.kind === 'query' || (classified?.kind === 'cache' && classified.inProcess !== true && isThenable(call, program))) {
    return {
      isRead: classified.operation === 'read',
      kind: classified.kind,
      library: classified.library,
      method: classified.method,
    };
  }
  const symbol = classified === undefined || classified.kind === 'payload' ? calleeSymbolOf(calleeOf(call), program.getTypeChecker()) : undefined;
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || !declaration?.getSourceFile().isDeclarationFile || TEARDOWN.test(symbol.name)) {
    return undefined;
  }
  const library = rowOf(symbol.name, declaration, program);
  return library !== undefined && (symbol.name.endsWith('Sync') || isThenable(call, program))
    ? { isRead: false, kind: 'work', library: library.name, method: symbol.name }
    : undefined;
});

function rowOf(name: string, declaration: ts.Declaration, program: ts.Program): IoLibrary | undefined {
  const packageName = declaringPackageOf(declaration, program);
  return ioLibraries.find(
    ({ functions, leftOut, modules, packages }) =>
      isPackageAmong(packageName, packages) &&
      (functions?.includes(name) ?? true) &&
      leftOut?.includes(name) !== true &&
      (modules?.includes(moduleOf(declaration)) ?? true),
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

const services = ioLibraries.filter(({ packages }) => !packages.includes('node'));

/** The words that name what the library called `name` reaches, the usual one first; undefined for the platform's own input and output. */
export function serviceNamesOf(name: string): readonly string[] | undefined {
  const library = services.find((candidate) => candidate.name === name);
  return library && (library.words ?? [library.name]);
}

/** The words that name a store, a queue or a service and nothing else, each with all that stand for the same. */
export const SERVICE_WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  services.map(({ name, words = [name] }) => [words[0] ?? name, words]),
);
