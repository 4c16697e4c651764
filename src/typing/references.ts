import { isExported } from './exported.ts';
import { perProgram } from './per-program.ts';
import { perSourceFile } from './per-source-file.ts';
import { referencedSymbolOf } from './referenced-symbol.ts';
import ts from './typescript.ts';

/**
 * Every identifier of the program that stands for `symbol`, the one in its declaration among them, through imports, re-exports and
 * renames, without the import and export clauses. Misses what is reached by a computed name and by a default import under another name.
 */
export const referencesTo = perProgram((symbol: ts.Symbol, program): readonly ts.Identifier[] => {
  const found: ts.Identifier[] = [];
  const names = new Set([symbol.name]);
  const own = onlyFileOf(symbol);
  const member = isMember(symbol);
  for (const name of names) {
    const named =
      own === undefined ? identifiersNamed(name, member, program) : byTarget(identifiersOf(name, own), member, program);
    for (const identifier of named.get(targetOf(symbol)) ?? []) {
      const { parent } = identifier;
      if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) {
        if (parent.propertyName === identifier && ts.isIdentifier(parent.name)) {
          names.add(parent.name.text);
        }
      } else if (!isDeclarationName(identifier)) {
        found.push(identifier);
      }
    }
  }
  return found;
});

/** The file outside of which nothing can name `symbol`: that of a function or variable of a module, or in a function, that is not exported. */
function onlyFileOf({ declarations = [] }: ts.Symbol): ts.SourceFile | undefined {
  const [declaration, another] = declarations;
  return declaration !== undefined &&
    another === undefined &&
    (ts.isFunctionDeclaration(declaration) || ts.isVariableDeclaration(declaration)) &&
    ts.isExternalModule(declaration.getSourceFile()) &&
    !isExported(declaration) &&
    ts.findAncestor(declaration, ts.isModuleBlock) === undefined
    ? declaration.getSourceFile()
    : undefined;
}

/** The calls of the program that run the function, method or constructor `declaration` by its name. */
export const callsTo = perProgram((declaration: ts.SignatureDeclaration, program): readonly ts.CallExpression[] => {
  const name = nameOf(declaration);
  const symbol = name && program.getTypeChecker().getSymbolAtLocation(name);
  return symbol === undefined
    ? []
    : referencesTo(symbol, program).flatMap((reference) => {
        const call = callBy(reference);
        return call !== undefined && ts.isCallExpression(call) ? [call] : [];
      });
});

/** The call that runs what `reference` names, as a function or as a method. */
export function callBy(reference: ts.Identifier): ts.CallExpression | ts.NewExpression | undefined {
  const { parent } = reference;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === reference ? parent : reference;
  return (ts.isCallExpression(callee.parent) || ts.isNewExpression(callee.parent)) && callee.parent.expression === callee
    ? callee.parent
    : undefined;
}

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

/** A member of a generic class has a symbol of its own for each of its type arguments; they have the declaration in common. */
function targetOf(symbol: ts.Symbol): object {
  return symbol.valueDeclaration ?? symbol;
}

function symbolNamedBy(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = identifier;
  const local = ts.isExportSpecifier(parent) ? checker.getExportSpecifierLocalTargetSymbol(parent) : referencedSymbolOf(identifier, checker);
  return local !== undefined && local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
}

/** What is no member is read off a module or a namespace only, which a name says sooner than the type of any expression. */
function mayBeVariable(identifier: ts.Identifier, checker: ts.TypeChecker): boolean {
  const { parent } = identifier;
  return !ts.isPropertyAccessExpression(parent) || parent.name !== identifier || isOfModule(parent, checker);
}

function isMember({ declarations = [] }: ts.Symbol): boolean {
  return declarations.length === 0 || !declarations.every(
    (declaration) =>
      ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration) ||
      ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration) || ts.isExportAssignment(declaration),
  );
}

function isOfModule({ expression }: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  const holder = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (!ts.isIdentifier(holder) || (holder !== expression && !isOfModule(expression as ts.PropertyAccessExpression, checker))) {
    return false;
  }
  const symbol = checker.getSymbolAtLocation(holder);
  const named = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return named === undefined || (named.flags & ts.SymbolFlags.Module) !== 0;
}

function isDeclarationName({ parent }: ts.Identifier): boolean {
  return ts.isImportClause(parent) || ts.isNamespaceImport(parent);
}

/** Identifiers of one name by what they stand for. */
type ByTarget = ReadonlyMap<object, readonly ts.Identifier[]>;

const membersIn = perProgram<ts.Program, Map<string, ByTarget>>(() => new Map());
const variablesIn = perProgram<ts.Program, Map<string, ByTarget>>(() => new Map());

/** All of a name at once: a name that many modules use for something of their own would else be resolved anew for each of them. */
function identifiersNamed(name: string, member: boolean, program: ts.Program): ByTarget {
  const known = (member ? membersIn : variablesIn)(program, program);
  let found = known.get(name);
  if (found === undefined) {
    const files = program.getSourceFiles().filter((file) => !file.isDeclarationFile);
    found = byTarget(files.flatMap((file) => identifiersOf(name, file)), member, program);
    known.set(name, found);
  }
  return found;
}

function byTarget(identifiers: readonly ts.Identifier[], member: boolean, program: ts.Program): ByTarget {
  const checker = program.getTypeChecker();
  const targets = new Map<object, ts.Identifier[]>();
  for (const identifier of identifiers) {
    const symbol = member || mayBeVariable(identifier, checker) ? symbolNamedBy(identifier, checker) : undefined;
    const target = symbol && targetOf(symbol);
    const same = target && targets.get(target);
    if (same !== undefined) {
      same.push(identifier);
    } else if (target !== undefined) {
      targets.set(target, [identifier]);
    }
  }
  return targets;
}

const NONE: readonly ts.Identifier[] = [];

/** Those that were asked for: keeping every identifier of every file would cost more memory than it saves time. */
const namedIn = perSourceFile(() => new Map<string, readonly ts.Identifier[]>());

/** Every identifier of that name in `file`, found where the text says. */
export function identifiersOf(name: string, file: ts.SourceFile): readonly ts.Identifier[] {
  const known = namedIn(file);
  let found = known.get(name);
  if (found === undefined) {
    const here: ts.Identifier[] = [];
    for (let at = file.text.indexOf(name); at >= 0; at = file.text.indexOf(name, at + name.length)) {
      const identifier = identifierAt(file, at, at + name.length);
      if (identifier !== undefined) {
        here.push(identifier);
      }
    }
    known.set(name, (found = here.length === 0 ? NONE : here));
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
