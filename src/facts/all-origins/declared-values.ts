import { classifyCall } from '../../calls/classify-call.ts';
import { allCallsTo } from '../../typing/all-calls.ts';
import { calleeOf } from '../../typing/callee-symbol.ts';
import { isConst } from '../../typing/constant.ts';
import { implementationsOf } from '../../typing/implementations.ts';
import { localReferencesOf, writeOf } from '../../typing/local-references.ts';
import { memberWritesTo } from '../../typing/member-writes.ts';
import { rootSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';

/** A value, and the properties to read from it to arrive at what is looked for, outermost first. */
export interface Sought {
  readonly value: ts.Expression | ts.VariableDeclaration;
  readonly path: readonly string[];
}

/**
 * The values that a variable, parameter, field or default export may have, by initialiser, assignment and call; a constant that
 * is only declared stands for itself. Undefined where the program does not show them all.
 */
export function valuesOfDeclaration(
  declaration: ts.Declaration,
  path: readonly string[],
  program: ts.Program,
): readonly Sought[] | undefined {
  if (declaration.getSourceFile().isDeclarationFile) {
    return undefined;
  }
  if (ts.isBindingElement(declaration)) {
    return valuesTakenOut(declaration, path, program);
  }
  if (ts.isParameter(declaration)) {
    return ts.isParameterPropertyDeclaration(declaration, declaration.parent) && !isSureField(declaration, declaration.parent.parent, program)
      ? undefined
      : valuesHanded(declaration, path, program);
  }
  if (ts.isPropertyDeclaration(declaration)) {
    return isSureField(declaration, declaration.parent, program) ? valuesOfField(declaration, path, program) : undefined;
  }
  if (ts.isExportAssignment(declaration)) {
    return [{ path, value: declaration.expression }];
  }
  return ts.isVariableDeclaration(declaration) ? valuesOfVariable(declaration, path, program) : undefined;
}

/** What the program puts under `name`, into whatever object. */
export function valuesPutUnder(name: string, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  return valuesWritten(memberWritesTo(name, program), path);
}

function valuesWritten(targets: readonly ts.Expression[], path: readonly string[]): readonly Sought[] | undefined {
  const writes = targets.map(writeOf);
  const direct = writes.flatMap((write, index) =>
    write !== undefined && ts.isBinaryExpression(write) && write.left === targets[index] ? [{ path, value: write.right }] : [],
  );
  return direct.length === writes.length ? direct : undefined;
}

function valuesOfVariable(variable: ts.VariableDeclaration, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const { initializer, name } = variable;
  const initial = initializer === undefined ? [] : [{ path, value: initializer }];
  if (isConst(variable)) {
    return initializer === undefined ? [{ path, value: variable }] : initial;
  }
  const targets = localReferencesOf(variable, program).filter((use) => writeOf(use) !== undefined);
  const written = ts.isIdentifier(name) ? valuesWritten(targets, path) : undefined;
  return written === undefined || initial.length + written.length === 0 ? undefined : [...initial, ...written];
}

function valuesTakenOut(element: ts.BindingElement, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const name = element.propertyName ?? element.name;
  const holder = element.parent.parent;
  if (
    !ts.isObjectBindingPattern(element.parent) ||
    !ts.isIdentifier(name) ||
    element.initializer !== undefined ||
    element.dotDotDotToken !== undefined ||
    isAssigned(element, program)
  ) {
    return undefined;
  }
  const put = valuesPutUnder(name.text, path, program);
  const taken = put && valuesOfDeclaration(holder, [name.text, ...path], program);
  return taken && [...put, ...taken];
}

function valuesOfField(field: ts.PropertyDeclaration, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const targets = memberWritesTo(field.name.getText(), program).filter((target) => declarationNamedBy(target, program) === field);
  const initial = field.initializer === undefined ? [] : [{ path, value: field.initializer }];
  const written = valuesWritten(targets, path);
  return written === undefined || initial.length + written.length === 0 ? undefined : [...initial, ...written];
}

/** Whether nothing but its class gives a field its value: a subclass may declare it anew. */
function isSureField(field: ts.Declaration, holder: ts.Node, program: ts.Program): boolean {
  return (
    (ts.getCombinedModifierFlags(field) & ts.ModifierFlags.Readonly) !== 0 &&
    ts.isClassLike(holder) &&
    implementationsOf(holder, program).length === 0
  );
}

function valuesHanded(parameter: ts.ParameterDeclaration, path: readonly string[], program: ts.Program): readonly Sought[] | undefined {
  const { initializer, parent: callable } = parameter;
  const index = callable.parameters.indexOf(parameter);
  if (parameter.dotDotDotToken !== undefined || isAssigned(parameter, program)) {
    return undefined;
  }
  const client = index === 0 ? clientOfTransaction(callable, program) : undefined;
  if (client !== undefined) {
    return [{ path, value: client }];
  }
  const calls = allCallsTo(callable, program) ?? [];
  const handed = calls.flatMap(({ arguments: given = [] }) =>
    given.slice(0, index + 1).some(ts.isSpreadElement) ? [] : (given[index] ?? initializer ?? []),
  );
  return calls.length === 0 || handed.length < calls.length
    ? undefined
    : [...handed, ...(initializer ? [initializer] : [])].map((value) => ({ path, value }));
}

/** `client` of `client.$transaction(async (tx) => …)`. */
function clientOfTransaction(callable: ts.SignatureDeclaration, program: ts.Program): ts.Expression | undefined {
  const call = callable.parent;
  const callee = ts.isCallExpression(call) && call.arguments[0] === callable ? calleeOf(call) : undefined;
  return callee !== undefined &&
    ts.isPropertyAccessExpression(callee) &&
    ts.isCallExpression(call) &&
    classifyCall(call, program)?.kind === 'transaction'
    ? callee.expression
    : undefined;
}

/** What a name, or the last name of a path, stands for, through imports. */
export function declarationNamedBy(expression: ts.Expression, program: ts.Program): ts.Declaration | undefined {
  const checker = program.getTypeChecker();
  const symbol = rootSymbolOf(expression, checker);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.valueDeclaration ?? target?.declarations?.[0];
}

export function isAssigned(declaration: ts.NamedDeclaration, program: ts.Program): boolean {
  return localReferencesOf(declaration, program).some((use) => writeOf(use) !== undefined);
}

