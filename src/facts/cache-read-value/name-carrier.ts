import { isConst } from '../../typing/constant.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { writesOf } from '../../typing/writes.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { readIn } from './cache-read.ts';
import { after, type Carrier, from, fromRead } from './carrier.ts';
import { carrierOf, elementOf, elementOfAll } from './expression-carrier.ts';
import { allWritten } from './flow.ts';
import { isCallback } from './syntax.ts';

const ELEMENT_CALLBACKS = new Set(['every', 'find', 'flatMap', 'forEach', 'map', 'some']);

/** Where the value of a variable, parameter or import comes from. Misses what is written later in a loop. */
export function carrierOfName(name: ts.Identifier, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  const symbol = referencedSymbolOf(name, checker);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target?.valueDeclaration;
  if (declaration === undefined) {
    return undefined;
  }
  if (ts.isBindingElement(declaration)) {
    return carrierOfBinding(declaration, program);
  }
  if (ts.isParameter(declaration)) {
    return carrierOfParameter(declaration, program);
  }
  return ts.isVariableDeclaration(declaration) ? carrierOfVariable(declaration, name, program) : undefined;
}

function carrierOfVariable(declaration: ts.VariableDeclaration, use: ts.Identifier, program: ts.Program): Carrier | undefined {
  const { parent } = declaration.parent;
  if (ts.isForOfStatement(parent)) {
    return after(carrierOf(parent.expression, program), 'element');
  }
  if (isConst(declaration)) {
    return declaration.initializer && carrierOf(declaration.initializer, program);
  }
  // What is written later in the text is not there yet, unless a loop brings it back.
  return isInLoopBelow(declaration, use)
    ? undefined
    : allWritten(writesOf(declaration, program).filter((value) => value.pos < use.pos), program);
}

/** What a destructured name is bound to, its own default left aside. */
export function carrierOfBinding(element: ts.BindingElement, program: ts.Program): Carrier | undefined {
  const { parent: pattern } = element;
  const { parent: holder } = pattern;
  if (ts.isArrayBindingPattern(pattern)) {
    const index = pattern.elements.indexOf(element);
    if (ts.isVariableDeclaration(holder) && holder.initializer !== undefined) {
      return elementOf(holder.initializer, index, 'element', program);
    }
    const promise = ts.isParameter(holder) ? settledBefore(holder) : undefined;
    return (promise && elementOfAll(unwrapped(promise), index, program)) ?? after(carrierOfHolder(holder, program), 'element');
  }
  const { propertyName: name = element.name } = element;
  const member = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
  return after(carrierOfHolder(holder, program), { member, optional: false });
}

function carrierOfHolder(holder: ts.BindingElement | ts.ParameterDeclaration | ts.VariableDeclaration, program: ts.Program): Carrier | undefined {
  if (ts.isBindingElement(holder)) {
    return carrierOfBinding(holder, program);
  }
  return ts.isParameter(holder) ? carrierOfParameter(holder, program) : holder.initializer && carrierOf(holder.initializer, program);
}

function carrierOfParameter(parameter: ts.ParameterDeclaration, program: ts.Program): Carrier | undefined {
  const { parent: declaration } = parameter;
  const index = declaration.parameters.indexOf(parameter);
  const call = callbackCallOf(declaration);
  if (call === undefined) {
    return parameter.initializer === undefined && parameter.dotDotDotToken === undefined && 'body' in declaration
      ? from({ declaration, index, kind: 'parameter' })
      : undefined;
  }
  const promise = settledBefore(parameter);
  if (promise !== undefined) {
    return after(carrierOf(promise, program), 'await');
  }
  const read = readIn(call, program);
  if (read !== undefined) {
    // What a promise brings in a field, a callback is handed by itself.
    return index === 1 ? after(fromRead({ ...read, field: undefined }), 'await') : undefined;
  }
  return index === 0 && ts.isPropertyAccessExpression(call.expression) && ELEMENT_CALLBACKS.has(call.expression.name.text)
    ? after(carrierOf(call.expression.expression, program), 'element')
    : undefined;
}

/** The promise whose `.then` hands its value to `parameter`. */
function settledBefore(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const call = callbackCallOf(parameter.parent);
  return call && call.arguments[0] === parameter.parent && parameter.parent.parameters[0] === parameter &&
    ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'then'
    ? call.expression.expression
    : undefined;
}

function callbackCallOf(declaration: ts.SignatureDeclaration): ts.CallExpression | undefined {
  const { parent } = declaration;
  return isCallback(declaration) && ts.isCallExpression(parent) && parent.expression !== declaration ? parent : undefined;
}

/** Whether a loop around `use` runs more than once in the life of what `declaration` declares. */
function isInLoopBelow(declaration: ts.Node, use: ts.Node): boolean {
  for (let node = use.parent; !ts.isSourceFile(node) && !ts.isFunctionLike(node); node = node.parent) {
    if (ts.isIterationStatement(node, false) && !(node.pos <= declaration.pos && declaration.end <= node.end)) {
      return true;
    }
  }
  return false;
}
