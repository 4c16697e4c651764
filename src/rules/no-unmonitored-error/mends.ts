import type { Mend } from '../../fixes/mend.ts';
import { baseOf } from '../../facts/monitored-errors.ts';
import ts from '../../typing/typescript.ts';

export type MendIds = 'extendBase' | 'setName';

/** A `name` as the first member. */
export function naming(declaration: ts.ClassDeclaration, name: string): Mend<MendIds>[] {
  const source = declaration.getSourceFile();
  const open = declaration.members.pos;
  const indent = /^[^\S\n]*/.exec(source.text.slice(source.text.lastIndexOf('\n', declaration.getStart()) + 1))?.[0] ?? '';
  const isEmpty = source.text.slice(open, declaration.end - 1).trim() === '';
  const text = `\n${indent}  override name = '${name}';`;
  return [
    {
      fix: (fixer) => (isEmpty ? fixer.replaceTextRange([open, declaration.end - 1], `${text}\n${indent}`) : fixer.insertTextBeforeRange([open, open], `${text}\n`)),
      level: 'likely',
      messageId: 'setName',
    },
  ];
}

/** `extends AppError` in the place of `extends Error`, where that is in reach and is made as an Error is. */
export function extending(declaration: ts.ClassDeclaration, central: ReadonlySet<ts.Symbol>, program: ts.Program): Mend<MendIds>[] {
  const checker = program.getTypeChecker();
  const own = baseOf(declaration);
  const inReach = checker.getSymbolsInScope(declaration, ts.SymbolFlags.Class | ts.SymbolFlags.Alias).map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  // By their declarations: a class that its own file exports has one symbol inside and another outside.
  const declared = new Set(inReach.flatMap(({ declarations }) => declarations ?? []));
  const [base, ...others] = [...central].filter((symbol) => symbol.valueDeclaration !== undefined && declared.has(symbol.valueDeclaration) && isMadeAsError(symbol, declaration, checker));
  const isBefore = base?.valueDeclaration !== undefined && (base.valueDeclaration.getSourceFile() !== declaration.getSourceFile() || base.valueDeclaration.end <= declaration.pos);
  return base === undefined || others.length > 0 || own?.getText() !== 'Error' || !isBefore
    ? []
    : [{ data: { base: base.name }, fix: (fixer) => fixer.replaceTextRange([own.getStart(), own.end], base.name), level: 'likely', messageId: 'extendBase' }];
}

/** Whether the class takes a text first and needs nothing else, and what extends Error hands it no more. */
function isMadeAsError(symbol: ts.Symbol, declaration: ts.ClassDeclaration, checker: ts.TypeChecker): boolean {
  const signatures = checker.getTypeOfSymbol(symbol).getConstructSignatures();
  const isPlain = signatures.some(({ parameters }) => {
    const type = parameters[0] && checker.getTypeOfSymbol(parameters[0]).getNonNullableType();
    return type !== undefined && (type.flags & ts.TypeFlags.String) !== 0 && parameters.slice(1).every(mayBeLeftOut);
  });
  return isPlain && !declaration.members.some(ts.isConstructorDeclaration);
}

function mayBeLeftOut({ valueDeclaration }: ts.Symbol): boolean {
  return valueDeclaration !== undefined && ts.isParameter(valueDeclaration) && (valueDeclaration.questionToken !== undefined || valueDeclaration.initializer !== undefined);
}
