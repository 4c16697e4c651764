import { isFrameworkCall } from '../calls/classify-input.ts';
import type { ErrorBaseRow } from '../libraries/library.ts';
import { aliasedSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf, isInFile } from '../typing/declaring-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencesTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { fileKindOf } from './file-kind.ts';

/** The classes of errors that the program tests for. */
export interface MonitoredErrors {
  /** Those that one place tests for on behalf of all others: an error middleware, a hook of a framework, a filter. */
  readonly central: ReadonlySet<ts.Symbol>;
  /** All that are tested for anywhere. */
  readonly tested: ReadonlySet<ts.Symbol>;
}

/**
 * What the program's own handlers know errors by: `instanceof`, in the order of the files, and the arguments of a decorator `@Catch(…)`. Misses
 * tests of a `name` or a `code`.
 */
export const monitoredErrorsIn = perProgram<ts.Program, MonitoredErrors>((program) => {
  const checker = program.getTypeChecker();
  const [central, tested] = [new Set<ts.Symbol>(), new Set<ts.Symbol>()];

  function add(expression: ts.Expression, isCentral: boolean): void {
    const symbol = classSymbolOf(expression, checker);
    if (symbol !== undefined) {
      tested.add(symbol);
      if (isCentral) {
        central.add(symbol);
      }
    }
  }
  function visit(node: ts.Node): void {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
      add(node.right, isOfCentralHandler(unwrapped(node.left), program));
    } else if (ts.isDecorator(node) && ts.isCallExpression(node.expression) && node.expression.expression.getText() === 'Catch') {
      for (const argument of node.expression.arguments) {
        add(argument, true);
      }
    }
    ts.forEachChild(node, visit);
  }
  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && /\binstanceof\b|@Catch\(/.test(file.text) && fileKindOf(file, program) !== 'test') {
      visit(file);
    }
  }
  return { central, tested };
});

function classSymbolOf(expression: ts.Expression, checker: ts.TypeChecker): ts.Symbol | undefined {
  const value = unwrapped(expression);
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(value) ? value.name : value);
  return symbol && aliasedSymbolOf(symbol, checker);
}

/** Whether `error` is what a handler of all errors is handed: the first of four parameters, or of a function that a framework is handed. */
function isOfCentralHandler(error: ts.Expression, program: ts.Program): boolean {
  const declaration = ts.isIdentifier(error) ? program.getTypeChecker().getSymbolAtLocation(error)?.valueDeclaration : undefined;
  if (declaration === undefined || !ts.isParameter(declaration) || declaration.parent.parameters[0] !== declaration) {
    return false;
  }
  const { parent: handler } = declaration;
  const call = ts.isCallExpression(handler.parent) ? handler.parent : undefined;
  return handler.parameters.length === 4 || (call !== undefined && isFrameworkCall(call, program));
}

/** `declaration` and the classes it extends, itself first. Misses what is built at run time, as a mixin. */
export function lineageOf(declaration: ts.ClassLikeDeclaration, program: ts.Program): readonly ts.Symbol[] {
  const checker = program.getTypeChecker();
  const lineage = declaration.name === undefined ? [] : [checker.getSymbolAtLocation(declaration.name)].filter((symbol) => symbol !== undefined);
  for (let current: ts.ClassLikeDeclaration | undefined = declaration; current !== undefined;) {
    const base = baseOf(current);
    const symbol: ts.Symbol | undefined = base && classSymbolOf(base, checker);
    if (symbol === undefined || lineage.includes(symbol)) {
      return lineage;
    }
    lineage.push(symbol);
    current = symbol.declarations?.find(ts.isClassLike);
  }
  return lineage;
}

/** What `declaration` extends. */
export function baseOf({ heritageClauses }: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** Whether the program makes an error of the class itself, with `new`. Misses what a subclass makes; does not ask whether it is thrown. */
export function isMade(symbol: ts.Symbol, program: ts.Program): boolean {
  return referencesTo(symbol, program).some((reference) => {
    const made = ts.isPropertyAccessExpression(reference.parent) ? reference.parent : reference;
    return ts.isNewExpression(made.parent) && made.parent.expression === made;
  });
}

/** Whether the settings list the class as one that the monitoring knows. */
export function isListed(symbol: ts.Symbol, rows: readonly ErrorBaseRow[], program: ts.Program): boolean {
  return (symbol.declarations ?? []).some((declaration) =>
    rows.some(
      ({ classes, file, package: packageName }) =>
        classes.includes(symbol.name) &&
        (file === undefined ? declaringPackageOf(declaration, program) === packageName : isInFile(declaration, file)),
    ),
  );
}

/** Whether errors of the class say what they are: it, or a class of the program that it extends, gives them a `name`. */
export function isNamed(declaration: ts.ClassLikeDeclaration): boolean {
  return declaration.members.some(
    (member) =>
      (ts.isPropertyDeclaration(member) && member.name.getText() === 'name' && member.initializer !== undefined) ||
      (ts.isGetAccessor(member) && member.name.getText() === 'name') ||
      ((ts.isConstructorDeclaration(member) || ts.isClassStaticBlockDeclaration(member)) && member.body !== undefined && namesItself(member.body)),
  );
}

/** `this.name = …`, `Object.defineProperty(this, 'name', …)`. */
function namesItself(node: ts.Node): boolean {
  return (
    (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && node.left.name.text === 'name') ||
    (ts.isStringLiteralLike(node) && node.text === 'name') ||
    (ts.forEachChild(node, (child) => namesItself(child) || undefined) ?? false)
  );
}
