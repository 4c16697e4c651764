import { libraries } from '../libraries/index.ts';
import type { Library, Role } from '../libraries/library.ts';
import { calleeNameOf, calleeOf, calleeSymbolOf, type Invocation } from '../typing/callee-symbol.ts';
import { declaringPackageOf, isInFile, isPackageAmong } from '../typing/declaring-package.ts';
import { isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { classifyBuilt, operationOf } from './classify-built.ts';
import { classifyCallable } from './classify-callable.ts';
import { ownerNameOf } from './owner-name.ts';

export type ClassifiedCall = Role & {
  /** As a message writes it. */
  readonly library: string;
  /** The name the library gives the method, also where the call goes by another one. */
  readonly method: string;
};

/** A call on a cache; see `CacheRole`. */
export type CacheCall = Extract<ClassifiedCall, { kind: 'cache' }>;

/** A call that writes a log line; see `LogRole`. */
export type LogCall = Extract<ClassifiedCall, { kind: 'log' }>;

/** A call that makes a logger; see `LoggerRole`. */
export type LoggerCall = Extract<ClassifiedCall, { kind: 'logger' }>;

/** One line of the catalogue: a method, where it is declared, and what it does. */
interface Row {
  readonly library: Library;
  /** `*` for any owner, undefined for a function that the package exports. */
  readonly owner: string | undefined;
  readonly role: Role;
}

const declaredRows = new Map<string, Row[]>();
const brandedRows = new Map<string, Row[]>();
const besideRows = new Map<string, Row[]>();

for (const library of libraries) {
  for (const [owner, methods] of [...Object.entries(library.owners), [undefined, library.functions ?? {}] as const]) {
    addRows(declaredRows, library, owner, methods);
  }
  addRows(brandedRows, library, '*', library.branded?.methods ?? {});
  addRows(besideRows, library, '*', library.branded?.beside?.methods ?? {});
}

/**
 * What `call` does, if it calls into a library this plugin models. It asks who declared the method rather than what the
 * receiver is, so subclasses, aliases and injected clients need nothing of their own. Misses `any` and computed members.
 */
export const classifyCall = perProgram((call: Invocation, program): ClassifiedCall | undefined => {
  const built = classifyBuilt(call, program);
  if (built !== undefined) {
    return built;
  }
  const callee = calleeOf(call);
  const name = calleeNameOf(callee)?.text;
  if (name === undefined) {
    return undefined;
  }
  if (brandedRows.has(name) && !ts.isNewExpression(call)) {
    const branded = classifyByResult(call, callee, name, program);
    if (branded !== undefined) {
      return branded;
    }
  }
  if (besideRows.has(name) && ts.isPropertyAccessExpression(callee)) {
    const beside = classifyByReceiver(callee.expression, name, program);
    if (beside !== undefined) {
      return beside;
    }
  }
  // A bare name may be an alias of a method; a property keeps the name its library gave it.
  const declared = rowsNamed(name, program).length > 0 || ts.isIdentifier(callee) ? classifyByDeclaration(callee, program) : undefined;
  return declared?.kind === 'query' ? { ...declared, operation: operationOf(call, declared, program) } : (declared ?? classifyCallable(call, program));
});

/** What the method or function behind `callee` does when it is called, for a callback that is handed on by name. */
export function classifyByDeclaration(callee: ts.Expression, program: ts.Program): ClassifiedCall | undefined {
  const symbol = calleeSymbolOf(callee, program.getTypeChecker());
  return symbol && classifyMember(symbol, program);
}

/** What calling `member`, a method or an exported function, does. */
export function classifyMember(member: ts.Symbol, program: ts.Program): ClassifiedCall | undefined {
  const rows = rowsNamed(member.name, program);
  for (const declaration of rows.length === 0 ? [] : declarationsOf(member, program)) {
    const owner = ownerNameOf(declaration);
    const packageName = declaringPackageOf(declaration, program);
    const row = rows.find(
      (candidate) =>
        (candidate.owner === owner || (candidate.owner === '*' && owner !== undefined)) &&
        (candidate.library.file === undefined
          ? isPackageAmong(packageName, candidate.library.packages)
          : isInFile(declaration, candidate.library.file)),
    );
    if (row !== undefined) {
      return { ...row.role, library: row.library.name, method: member.name };
    }
  }
  return undefined;
}

/** The lines for methods of this name, those that the project has taught among them. */
function rowsNamed(name: string, program: ts.Program): readonly Row[] {
  const taught = taughtIn(program, program).get(name);
  const known = declaredRows.get(name) ?? NO_ROWS;
  return taught === undefined ? known : [...known, ...taught];
}

const NO_ROWS: readonly Row[] = [];

/** Whether the project has taught a method or function of this name. */
export function mayBeTaught(name: string, program: ts.Program): boolean {
  return taughtIn(program, program).has(name);
}

/** A member that a mapped type makes is declared nowhere; what it is when it is called may be. */
function declarationsOf(member: ts.Symbol, program: ts.Program): readonly ts.Declaration[] {
  if (member.declarations !== undefined && member.declarations.length > 0) {
    return member.declarations;
  }
  const signatures = program.getTypeChecker().getTypeOfSymbol(member).getCallSignatures();
  return signatures.flatMap(({ declaration }) => declaration ?? []);
}

function classifyByResult(call: Invocation, callee: ts.Expression, method: string, program: ts.Program): ClassifiedCall | undefined {
  const checker = program.getTypeChecker();
  const symbol = calleeSymbolOf(callee, checker);
  const declared = symbol?.name === method ? brandDeclaredBy(symbol, program) : undefined;
  const row = declared === undefined ? brandOf(checker.getTypeAtLocation(call), method, program) : declared.row;
  return row && { ...row.role, library: row.library.name, method };
}

/**
 * What a method says that it returns, whatever it is called with; undefined where it depends on that, as with the conditional type of
 * Prisma's `groupBy`: the type of each call says it then, which costs more.
 */
const brandDeclaredBy = perProgram((method: ts.Symbol, program): { readonly row: Row | undefined } | undefined => {
  const returned = program.getTypeChecker().getTypeOfSymbol(method).getCallSignatures().map((signature) => signature.getReturnType());
  const rows = new Set(returned.map((type) => brandOf(type, method.name, program)));
  return rows.size !== 1 || returned.some(dependsOnCall) ? undefined : { row: [...rows][0] };
});

function dependsOnCall(type: ts.Type): boolean {
  return type.isUnionOrIntersection() ? type.types.some(dependsOnCall) : (type.flags & ts.TypeFlags.Instantiable) !== 0;
}

function brandOf(type: ts.Type, method: string, program: ts.Program): Row | undefined {
  return brandedRows
    .get(method)
    ?.find(({ library }) => library.branded && isTypeNamed(type, library.branded.result, library.packages, program));
}

function classifyByReceiver(receiver: ts.Expression, method: string, program: ts.Program): ClassifiedCall | undefined {
  const checker = program.getTypeChecker();
  const type = checker.getApparentType(checker.getTypeAtLocation(receiver));
  const row = besideRows.get(method)?.find(({ library: { branded, packages } }) => {
    const member = branded?.beside && checker.getPropertyOfType(type, branded.beside.member);
    return member && checker.getTypeOfSymbolAtLocation(member, receiver).getCallSignatures().some((signature) =>
      isTypeNamed(signature.getReturnType(), branded.result, packages, program),
    );
  });
  return row && { ...row.role, library: row.library.name, method };
}

/** What a call of a method called `method` returns, in each library that is known by what it returns. */
export function brandsOf(method: string): readonly { readonly library: string; readonly packages: readonly string[]; readonly result: string }[] {
  return (brandedRows.get(method) ?? []).flatMap(({ library: { branded, name, packages } }) =>
    branded === undefined ? [] : [{ library: name, packages, result: branded.result }],
  );
}

/** Code of the error by which the library of this name tells of a row with the same unique key. */
export function conflictCodeOf(library: string): string | undefined {
  return libraries.find(({ name }) => name === library)?.branded?.conflict;
}

/**
 * The names of all methods and functions with a role that `accepts` takes, to turn calls away before a type is asked. Grows by
 * what a project teaches: a name too many costs a look, never a report.
 */
export function namesWithRole(accepts: (role: Role) => boolean): ReadonlySet<string> {
  const rows = [...declaredRows, ...brandedRows, ...besideRows];
  const names = new Set(rows.filter(([, candidates]) => candidates.some(({ role }) => accepts(role))).map(([name]) => name));
  filters.push({ accepts, widen: (name) => names.add(name) });
  return names;
}

/** The packages that declare what has a role that `accepts` takes, to turn files away that name none of them. Grows as well. */
export function packagesWithRole(accepts: (role: Role) => boolean): readonly string[] {
  const rows = [...declaredRows.values(), ...brandedRows.values(), ...besideRows.values()].flat();
  const built = libraries.filter(({ builder }) => Object.values(builder?.methods ?? {}).some(accepts));
  const packages = [...new Set([...rows.flatMap(({ library, role }) => (accepts(role) ? library.packages : [])), ...built.flatMap((library) => library.packages)])];
  // What a file of the project declares stands in no package that could be looked for.
  filters.push({ accepts, widen: (_, { file, packages: more }) => packages.push(...(file === undefined ? more : ['*'])) });
  return packages;
}

const filters: { readonly accepts: (role: Role) => boolean; readonly widen: (name: string, library: Library) => unknown }[] = [];

/** What a project teaches of itself, by the name of the method. */
const taughtIn = perProgram<ts.Program, Map<string, Row[]>>(() => new Map());

/** Adds `libraries`, once, to what is known of the calls in a program. Misses calls that were asked about before. */
export const teach = perProgram((libraries: readonly Library[], program): void => {
  const taught = taughtIn(program, program);
  for (const library of libraries) {
    for (const [owner, methods] of [...Object.entries(library.owners), [undefined, library.functions ?? {}] as const]) {
      addRows(taught, library, owner, methods);
      for (const [name, role] of Object.entries(methods)) {
        filters.filter(({ accepts }) => accepts(role)).forEach(({ widen }) => widen(name, library));
      }
    }
  }
});

function addRows(rows: Map<string, Row[]>, library: Library, owner: string | undefined, methods: Readonly<Record<string, Role>>): void {
  for (const [method, role] of Object.entries(methods)) {
    rows.set(method, [...(rows.get(method) ?? []), { library, owner, role }]);
  }
}
