import { aliasedSymbolOf } from './callee-symbol.ts';
import { nodesOfFile } from './file-nodes.ts';
import { perProgram } from './per-program.ts';
import ts from './typescript.ts';

/**
 * The classes of the program whose `implements` or `extends` clause names `declaration`, or a type that extends it.
 * Misses object literals and classes that only happen to have its shape.
 */
export function implementationsOf(declaration: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, program: ts.Program): readonly ts.ClassLikeDeclaration[] {
  const heirs = heirsIn(program, program);
  const name = declaration.name && program.getTypeChecker().getSymbolAtLocation(declaration.name);
  const found = new Set<ts.ClassLikeDeclaration>();
  const asked = new Set(name === undefined ? [] : [name]);
  for (const symbol of asked) {
    for (const { heir, symbol: heirSymbol } of heirs.get(symbol) ?? []) {
      if (ts.isClassLike(heir)) {
        found.add(heir);
      }
      if (heirSymbol !== undefined) {
        asked.add(heirSymbol);
      }
    }
  }
  return [...found];
}

type Heritable = ts.ClassLikeDeclaration | ts.InterfaceDeclaration;

const heirsIn = perProgram<ts.Program, ReadonlyMap<ts.Symbol, readonly { heir: Heritable; symbol: ts.Symbol | undefined }[]>>((program) => {
  const checker = program.getTypeChecker();
  const heirs = new Map<ts.Symbol, { heir: Heritable; symbol: ts.Symbol | undefined }[]>();
  for (const heir of program.getSourceFiles().flatMap(heritablesIn)) {
    const symbol = heir.name && checker.getSymbolAtLocation(heir.name);
    for (const { expression } of heir.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
      const named = checker.getSymbolAtLocation(expression);
      if (named !== undefined) {
        const base = aliasedSymbolOf(named, checker);
        heirs.set(base, [...(heirs.get(base) ?? []), { heir, symbol }]);
      }
    }
  }
  return heirs;
});

/** The text says sooner than the tree that there is nothing to find. */
function heritablesIn(file: ts.SourceFile): readonly Heritable[] {
  return !file.isDeclarationFile && /\b(?:implements|extends)\b/.test(file.text) ? nodesOfFile(file).heritables : [];
}
