import { classifyCall, type LogCall, type LoggerCall, namesWithRole, packagesWithRole } from '../calls/classify-call.ts';
import { calleeNameOf, calleeOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { followed } from './followed-value.ts';
import { formatMadeBy } from './logger-format/options.ts';

/** What a logger does with an Error, by how it was made. */
export interface LoggerFormat {
  /** Keys of the fields under which it writes an Error in full, that of an Error without a key first. */
  readonly errorKeys: readonly string[];
  /** Whether it writes an Error in full that stands in the place of the text. */
  readonly takesErrorAsText: boolean;
  /** Whether it fills the placeholders of a text. */
  readonly fillsPlaceholders: boolean;
  /** Whether all that decides on keys could be read. */
  readonly isReadable: boolean;
  /** Whether it may treat the arguments in a way of its own before it writes them. */
  readonly turnsArguments: boolean;
}

/** A logger of which nothing is known. */
const UNKNOWN: LoggerFormat = { errorKeys: [], fillsPlaceholders: false, isReadable: false, takesErrorAsText: false, turnsArguments: true };

/**
 * What each logger that may stand behind `logger`, whose calls have this role, does with an Error; where the program makes none
 * of its library, one that is left as it comes. Without `logger`, any that the program makes.
 */
export function formatsBehind(logger: ts.Expression | undefined, role: LogCall, program: ts.Program): readonly LoggerFormat[] {
  const { errorKey, library, losses, writtenBy } = role;
  const unset = { ...UNKNOWN, errorKeys: errorKey === null ? [] : [errorKey], isReadable: true, turnsArguments: false };
  if (losses.after === undefined && losses.field === undefined && losses.message === undefined) {
    return [unset];
  }
  const formats =
    logger === undefined || writtenBy !== undefined
      ? formatsInProgram(writtenBy ?? library, program)
      : formatsOfLogger(logger, library, program);
  return formats.length === 0 ? [unset] : formats;
}

/** A key that each of these loggers writes in full. */
export function errorKeyOf([first, ...others]: readonly LoggerFormat[]): string | undefined {
  return first?.errorKeys.find((key) => others.every(({ errorKeys }) => errorKeys.includes(key)));
}

/**
 * What each logger that may stand behind `logger` does with an Error, as it was made in the program: followed to where it is
 * made, or, where it arrives from elsewhere (injected, on a request), every one of `library` that the program makes. Empty where
 * the program makes none. Misses what is added to a logger afterwards.
 */
function formatsOfLogger(logger: ts.Expression, library: string, program: ts.Program): readonly LoggerFormat[] {
  return followed({ entered: new Map(), expression: logger, path: [] }, program).flatMap(({ expression, path }) =>
    path.length > 0 ? formatsInProgram(library, program) : formatsOfOrigin(expression, library, program),
  );
}

/** What each logger of `library` that the program makes does with an Error. */
function formatsInProgram(library: string, program: ts.Program): readonly LoggerFormat[] {
  const known = knownFormats(program, program);
  let formats = known.get(library);
  if (formats === undefined) {
    // A loop of loggers that are made of each other ends here.
    known.set(library, []);
    const making = makingsIn(program, program).filter(({ role }) => role.writes === library && !role.inherits);
    known.set(library, (formats = making.flatMap(({ call, role }) => formatMadeBy(call, role, undefined, program) ?? [])));
  }
  return formats;
}

const knownFormats = perProgram<ts.Program, Map<string, readonly LoggerFormat[]>>(() => new Map());

function formatsOfOrigin(origin: ts.Expression, library: string, program: ts.Program): readonly LoggerFormat[] {
  if (!isInvocation(origin)) {
    return ts.isIdentifier(origin) && isFromPackage(origin, program) ? [UNKNOWN] : formatsInProgram(library, program);
  }
  const role = classifyCall(origin, program);
  if (role?.kind !== 'logger' || role.writes !== library) {
    return ts.isIdentifier(calleeOf(origin)) ? [UNKNOWN] : formatsInProgram(library, program);
  }
  if (!role.inherits) {
    return [formatMadeBy(origin, role, undefined, program) ?? []].flat();
  }
  const callee = calleeOf(origin);
  const parents = ts.isPropertyAccessExpression(callee)
    ? formatsOfLogger(callee.expression, library, program)
    : formatsInProgram(library, program);
  // A child of a logger that the program does not make is made of one left as it comes.
  return (parents.length > 0 ? parents : [undefined]).flatMap((parent) => formatMadeBy(origin, role, parent, program) ?? []);
}

/** Whether `identifier` is a value that a package has made. */
function isFromPackage(identifier: ts.Identifier, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(identifier);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.getSourceFile().isDeclarationFile;
}

const MAKERS = namesWithRole(({ kind }) => kind === 'logger');
const MAKING_PACKAGES = packagesWithRole(({ kind }) => kind === 'logger');

const makingsIn = perProgram<ts.Program, readonly { readonly call: Invocation; readonly role: LoggerCall }[]>((program) =>
  program.getSourceFiles().flatMap((file) =>
    !file.isDeclarationFile && MAKING_PACKAGES.some((name) => file.text.includes(name)) ? makingsInFile(file, program) : [],
  ),
);

function makingsInFile(file: ts.SourceFile, program: ts.Program): { call: Invocation; role: LoggerCall }[] {
  const found: { call: Invocation; role: LoggerCall }[] = [];
  function visit(node: ts.Node): void {
    // A default import goes by any name.
    if (isInvocation(node) && (ts.isIdentifier(calleeOf(node)) || MAKERS.has(calleeNameOf(calleeOf(node))?.text ?? ''))) {
      const role = classifyCall(node, program);
      if (role?.kind === 'logger') {
        found.push({ call: node, role });
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}
