import ts from 'typescript';

import { perProgram } from './per-program.ts';

/**
 * Every identifier of the program that stands for `symbol`, through imports, re-exports and renames, without the declaration
 * itself and the import and export clauses. Misses what is reached by a computed name and by a default import under another name.
 */
export const referencesTo = perProgram((symbol: ts.Symbol, program): readonly ts.Identifier[] => {
  const found: ts.Identifier[] = [];
  const names = new Set([symbol.name]);
  for (const name of names) {
    for (const identifier of identifiersNamed(name, program)) {
      const { parent } = identifier;
      if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) {
        if (parent.propertyName === identifier && ts.isIdentifier(parent.name) && standsFor(identifier, symbol, program)) {
          names.add(parent.name.text);
        }
      } else if (!isDeclarationName(identifier) && standsFor(identifier, symbol, program)) {
        found.push(identifier);
      }
    }
  }
  return found;
});

/** The calls of the program that run the function, method or constructor `declaration` by its name. */
export const callsTo = perProgram((declaration: ts.SignatureDeclaration, program): readonly ts.CallExpression[] => {
  const name = nameOf(declaration);
  const symbol = name && program.getTypeChecker().getSymbolAtLocation(name);
  return symbol === undefined
    ? []
    : referencesTo(symbol, program).flatMap((reference) => {
        const callee =
          ts.isPropertyAccessExpression(reference.parent) && reference.parent.name === reference ? reference.parent : reference;
        return ts.isCallExpression(callee.parent) && callee.parent.expression === callee ? [callee.parent] : [];
      });
});

function nameOf(declaration: ts.SignatureDeclaration): ts.Node | undefined {
  if (declaration.name !== undefined) {
    return declaration.name;
  }
  const { parent } = declaration;
  return (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.initializer === declaration
    ? parent.name
    : undefined;
}

function standsFor(identifier: ts.Identifier, symbol: ts.Symbol, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const { parent } = identifier;
  const local = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : ts.isExportSpecifier(parent)
      ? checker.getExportSpecifierLocalTargetSymbol(parent)
      : checker.getSymbolAtLocation(identifier);
  if (local === undefined) {
    return false;
  }
  const named = local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
  // A member of a generic class has a symbol of its own for each of its type arguments.
  return named === symbol || (named.valueDeclaration !== undefined && named.valueDeclaration === symbol.valueDeclaration);
}

function isDeclarationName({ parent }: ts.Identifier): boolean {
  return ts.isImportClause(parent) || ts.isNamespaceImport(parent);
}

const identifiersIn = perProgram<ts.Program, Map<string, readonly ts.Identifier[]>>(() => new Map());

function identifiersNamed(name: string, program: ts.Program): readonly ts.Identifier[] {
  const known = identifiersIn(program, program);
  let found = known.get(name);
  if (found === undefined) {
    found = program.getSourceFiles().flatMap((file) => (file.isDeclarationFile ? [] : identifiersOf(name, file)));
    known.set(name, found);
  }
  return found;
}

/** Looks where the text says, as keeping every identifier of every file would cost more memory than it saves time. */
function identifiersOf(name: string, file: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  for (let at = file.text.indexOf(name); at >= 0; at = file.text.indexOf(name, at + name.length)) {
    const identifier = identifierAt(file, at, at + name.length);
    if (identifier !== undefined) {
      found.push(identifier);
    }
  }
  return found;
}

function identifierAt(file: ts.SourceFile, start: number, end: number): ts.Identifier | undefined {
  let node: ts.Node | undefined = file;
  while (node !== undefined) {
    if (ts.isIdentifier(node)) {
      return node.end === end && node.getStart(file) === start ? node : undefined;
    }
    node = ts.forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined));
  }
  return undefined;
}
