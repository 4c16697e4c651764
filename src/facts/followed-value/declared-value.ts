import ts from 'typescript';

import { callsTo } from '../../typing/references.ts';
import type { Followed } from '../followed-value.ts';

const MAX_CALLERS = 64;

/** The declaration of what `identifier` stands for, through imports. */
export function declarationOf(identifier: ts.Identifier, program: ts.Program): ts.Declaration | undefined {
  const checker = program.getTypeChecker();
  const symbol = ts.isShorthandPropertyAssignment(identifier.parent)
    ? checker.getShorthandAssignmentValueSymbol(identifier.parent)
    : checker.getSymbolAtLocation(identifier);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target?.valueDeclaration ?? target?.declarations?.[0];
}

/** One step from a declaration to where its value is written; undefined where it leads no further. */
export function valueOfDeclaration(declaration: ts.Node, value: Followed, program: ts.Program): readonly Followed[] | undefined {
  if (declaration.getSourceFile().isDeclarationFile) {
    return undefined;
  }
  if (ts.isParameter(declaration)) {
    return argumentsFor(declaration, value, program);
  }
  if (ts.isBindingElement(declaration)) {
    const path = ts.isObjectBindingPattern(declaration.parent) ? pathOf(declaration, value.path) : undefined;
    return path && valueOfDeclaration(declaration.parent.parent, { ...value, path }, program);
  }
  if (ts.isSourceFile(declaration)) {
    return exportedMember(declaration, value, program);
  }
  if (ts.isExportAssignment(declaration)) {
    return [{ ...value, expression: declaration.expression }];
  }
  return ts.isVariableDeclaration(declaration) && declaration.initializer && isConstant(declaration)
    ? [{ ...value, expression: declaration.initializer }]
    : undefined;
}

function isConstant(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
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
  return calls.length === 0 || calls.length > MAX_CALLERS
    ? undefined
    : calls.flatMap((call) => {
        const expression = call.arguments[index] ?? parameter.initializer;
        return expression === undefined ? [] : [{ ...value, entered: new Map([...value.entered, [callable, call]]), expression }];
      });
}

/** A recursive call hands on what the first one was handed. */
function isWithin(node: ts.Node, ancestor: ts.Node): boolean {
  return ancestor.getSourceFile() === node.getSourceFile() && ancestor.pos <= node.pos && node.end <= ancestor.end;
}
