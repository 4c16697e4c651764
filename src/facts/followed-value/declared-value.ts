import { isConst } from '../../typing/constant.ts';
import ts from '../../typing/typescript.ts';
import { ANY_MEMBER, type Holder, writtenMembersOf } from '../../typing/written-members.ts';
import { isWithin, referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import { callsTo } from '../../typing/references.ts';
import type { Followed } from '../followed-value.ts';

const MAX_CALLERS = 64;

/** The declaration of what `identifier` stands for, through imports. */
export function declarationOf(identifier: ts.Identifier, program: ts.Program): ts.Declaration | undefined {
  const checker = program.getTypeChecker();
  const symbol = referencedSymbolOf(identifier, checker);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.valueDeclaration ?? target?.declarations?.[0];
}

/** What was given to the declaration of a value, as far as it is known; none where it may have been written since. */
export function valueOfDeclaration(declaration: ts.Node, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  if (declaration.getSourceFile().isDeclarationFile) {
    return undefined;
  }
  if (ts.isParameter(declaration)) {
    return argumentsFor(declaration, value, program);
  }
  if (ts.isBindingElement(declaration)) {
    if (isWritten(declaration, value.path, program)) {
      return [];
    }
    const path = ts.isObjectBindingPattern(declaration.parent) ? pathOf(declaration, value.path) : undefined;
    return path && valueOfDeclaration(declaration.parent.parent, { ...value, path }, program);
  }
  if (ts.isSourceFile(declaration)) {
    return exportedMember(declaration, value, program);
  }
  if (ts.isExportAssignment(declaration)) {
    return [{ ...value, expression: declaration.expression }];
  }
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined || !isConst(declaration)) {
    return undefined;
  }
  return isWritten(declaration, value.path, program) ? [] : [{ ...value, expression: declaration.initializer }];
}

/** Whether the member that is asked for may have been given another value than the one it began with. */
function isWritten(holder: Holder, [member]: readonly string[], program: ts.Program): boolean {
  if (member === undefined) {
    return false;
  }
  const written = writtenMembersOf(holder, program);
  return written.size > 0 && (member === ANY_MEMBER || written.has(ANY_MEMBER) || written.has(member));
}


function pathOf(element: ts.BindingElement, path: readonly string[]): readonly string[] | undefined {
  const name = element.propertyName ?? element.name;
  if (element.dotDotDotToken !== undefined) {
    return path;
  }
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? [name.text, ...path] : undefined;
}

/** `schemas.signup` of `import * as schemas`. */
function exportedMember(file: ts.SourceFile, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  const checker = program.getTypeChecker();
  const [name, ...path] = value.path;
  const module = checker.getSymbolAtLocation(file);
  const exported = module && checker.getExportsOfModule(module).find((candidate) => candidate.name === name);
  const target = exported && exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declaration = target?.valueDeclaration;
  return declaration && valueOfDeclaration(declaration, { ...value, path }, program);
}

function argumentsFor(parameter: ts.ParameterDeclaration, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  const callable = parameter.parent;
  if (parameter.dotDotDotToken !== undefined) {
    return undefined;
  }
  const index = callable.parameters.indexOf(parameter);
  const known = value.entered.get(callable);
  const calls = known === undefined ? callsTo(callable, program).filter((call) => !isWithin(call, callable)) : [known];
  if (calls.length === 0 || calls.length > MAX_CALLERS) {
    return undefined;
  }
  return isWritten(parameter, value.path, program)
    ? []
    : calls.flatMap((call) => {
        const expression = call.arguments[index] ?? parameter.initializer;
        return expression === undefined ? [] : [{ ...value, entered: new Map([...value.entered, [callable, call]]), expression }];
      });
}
