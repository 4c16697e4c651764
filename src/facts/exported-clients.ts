import { clientLibraryOf } from '../calls/classify-client.ts';
import { aliasedSymbolOf } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';

export interface ExportedClient {
  readonly name: string;
  /** As a message writes it. */
  readonly library: string;
}

/** What a module exports that is a client of a database or a cache, then what is a class of one or makes one. */
export const exportedClientsOf = perProgram((module: ts.Symbol, program): readonly ExportedClient[] => {
  const checker = program.getTypeChecker();
  const values = inOrder(checker.getExportsOfModule(module), module).flatMap((exported) => {
    const target = aliasedSymbolOf(exported, checker);
    const isValue = (target.flags & ts.SymbolFlags.Value) !== 0 && !(exported.declarations ?? []).some(isTypeOnly);
    return isValue ? [{ name: exported.name, type: checker.getTypeOfSymbol(target) }] : [];
  });
  return [clientLibraryOf, libraryGivenBy].flatMap((libraryOf) =>
    values.flatMap(({ name, type }) => {
      const library = libraryOf(type, program);
      return library === undefined ? [] : [{ library, name }];
    }),
  );
});

/** As the text of the module has them, which is not how the native backend does; by name behind them what stands in other files. */
function inOrder(exports: readonly ts.Symbol[], { declarations: [file] = [] }: ts.Symbol): ts.Symbol[] {
  const placeOf = ({ declarations: [declaration] = [] }: ts.Symbol): number =>
    declaration?.getSourceFile() === file?.getSourceFile() ? (declaration?.pos ?? Infinity) : Infinity;
  return exports.toSorted((a, b) => {
    const [first, second] = [placeOf(a), placeOf(b)];
    return first === second ? (a.name < b.name ? -1 : 1) : first - second;
  });
}

function isTypeOnly(declaration: ts.Declaration): boolean {
  return ts.isExportSpecifier(declaration) && (declaration.isTypeOnly || declaration.parent.parent.isTypeOnly);
}

/** The library of the client that a value of `type` is, constructs or returns. */
export function libraryGivenBy(type: ts.Type, program: ts.Program): string | undefined {
  const checker = program.getTypeChecker();
  const made = [...type.getConstructSignatures(), ...type.getCallSignatures()].map((signature) => {
    const returned = signature.getReturnType();
    return checker.getAwaitedType(returned) ?? returned;
  });
  return [type, ...made].map((candidate) => clientLibraryOf(candidate, program)).find((library) => library !== undefined);
}
