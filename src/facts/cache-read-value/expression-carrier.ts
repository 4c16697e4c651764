import { type CalledBody, calledBodiesOf } from '../../typing/called-bodies.ts';
import { calleeNameOf } from '../../typing/callee-symbol.ts';
import { isConst } from '../../typing/constant.ts';
import { perProgram } from '../../typing/per-program.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { writesOf } from '../../typing/writes.ts';
import { readIn } from './cache-read.ts';
import { after, type Carrier, from, fromRead } from './carrier.ts';
import { allWritten, combined, flowsOf, returnedCarrierOf } from './flow.ts';
import type { Step } from './miss-state.ts';
import { carrierOfName } from './name-carrier.ts';
import { isCallback, isGlobalMember, isOptionalChain } from './syntax.ts';

/** Where the value of `expression` comes from if it may be a missed cache read; one function deep, see `cacheReadValue`. */
export const carrierOf = perProgram((expression: ts.Expression, program): Carrier | undefined => {
  const asking = askingIn(program, program);
  if (asking.has(expression)) {
    return undefined;
  }
  asking.add(expression);
  const carrier = carrierOfUnwrapped(unwrapped(expression), program);
  asking.delete(expression);
  return carrier;
});

/** A value that is made from itself is none that this fact knows. */
const askingIn = perProgram<ts.Program, Set<ts.Expression>>(() => new Set());

function carrierOfUnwrapped(expression: ts.Expression, program: ts.Program): Carrier | undefined {
  if (ts.isAwaitExpression(expression)) {
    return after(carrierOf(expression.expression, program), 'await');
  }
  if (ts.isIdentifier(expression)) {
    return carrierOfName(expression, program);
  }
  if (ts.isCallExpression(expression)) {
    return carrierOfCall(expression, program);
  }
  if (ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)) {
    return carrierOfMember(expression, program);
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return carrierOf(expression.right, program);
  }
  return ts.isConditionalExpression(expression) || ts.isBinaryExpression(expression) ? combined(flowsOf(expression, program)) : undefined;
}

function carrierOfCall(call: ts.CallExpression, program: ts.Program): Carrier | undefined {
  const read = readIn(call, program);
  if (read !== undefined) {
    return fromRead(read);
  }
  const { expression: callee } = call;
  const [argument] = call.arguments;
  if (ts.isPropertyAccessExpression(callee)) {
    if (callee.name.text === 'then' && argument !== undefined) {
      return afterHandler(callee.expression, argument, program);
    }
    if (callee.name.text === 'catch' || callee.name.text === 'finally') {
      return carrierOf(callee.expression, program);
    }
    if (argument !== undefined && isGlobalMember(callee, 'JSON', 'parse')) {
      return after(carrierOf(argument, program), 'parse');
    }
    if (argument !== undefined && isGlobalMember(callee, 'Promise', 'all')) {
      return afterAll(argument, program);
    }
    if (argument !== undefined && isGlobalMember(callee, 'Promise', 'resolve')) {
      return after(carrierOf(argument, program), 'async');
    }
  }
  const bodies = calledBodiesOf(call, program);
  if (bodies.length > 0) {
    return from({
      argumentAt(index) {
        const passed = call.arguments[index];
        return passed && !ts.isSpreadElement(passed) ? carrierOf(passed, program) : undefined;
      },
      bodies,
      kind: 'call',
    });
  }
  return ts.isPropertyAccessExpression(callee) ? carrierOfMethodResult(call, callee, program) : undefined;
}

/** `values.at(0)`, `values.map(…)` of what a list read brought, `value?.trim()` of what a read brought. */
function carrierOfMethodResult(call: ts.CallExpression, callee: ts.PropertyAccessExpression, program: ts.Program): Carrier | undefined {
  const receiver = carrierOf(callee.expression, program);
  if (receiver === undefined) {
    return undefined;
  }
  const [argument] = call.arguments;
  switch (callee.name.text) {
    case 'at':
      return after(receiver, 'element');
    case 'map':
      return argument && isCallback(argument) && returnedCarrierOf(argument, program) ? receiver : undefined;
    default:
      return isOptionalChain(call) && callee.questionDotToken !== undefined ? after(receiver, { member: undefined, optional: true }) : undefined;
  }
}

function afterHandler(promise: ts.Expression, handler: ts.Expression, program: ts.Program): Carrier | undefined {
  const settled = after(carrierOf(promise, program), 'await');
  if (settled === undefined) {
    return undefined;
  }
  if (isCallback(handler)) {
    return after(returnedCarrierOf(handler, program), 'async');
  }
  if (isGlobalMember(handler, 'JSON', 'parse')) {
    return after(after(settled, 'parse'), 'async');
  }
  const bodies = ts.isIdentifier(handler) ? namedBodiesOf(handler, program) : [];
  return bodies.length > 0 ? after(from({ argumentAt: (index) => (index === 0 ? settled : undefined), bodies, kind: 'call' }), 'async') : undefined;
}

function afterAll(list: ts.Expression, program: ts.Program): Carrier | undefined {
  const values = unwrapped(list);
  if (!ts.isCallExpression(values) || !ts.isPropertyAccessExpression(values.expression) || values.expression.name.text !== 'map') {
    return undefined;
  }
  const [each] = values.arguments;
  const carrier = each && isCallback(each) ? returnedCarrierOf(each, program) : undefined;
  const read = carrier?.source.kind === 'read' && carrier.steps.every((step) => step === 'async') ? carrier.source.read : undefined;
  const miss = read?.field === undefined ? read?.miss : undefined;
  return read && (miss === 'null' || miss === 'undefined')
    ? after(from({ kind: 'read', read: { ...read, miss: miss === 'null' ? 'slots' : 'gaps' } }), 'async')
    : undefined;
}

function carrierOfMember(access: ts.ElementAccessExpression | ts.PropertyAccessExpression, program: ts.Program): Carrier | undefined {
  if (ts.isPropertyAccessExpression(access) && access.expression.kind === ts.SyntaxKind.ThisKeyword) {
    const field = program.getTypeChecker().getSymbolAtLocation(access.name)?.valueDeclaration;
    return field && ts.isPropertyDeclaration(field) ? allWritten(writesOf(field, program), program) : undefined;
  }
  if (ts.isElementAccessExpression(access) && ts.isNumericLiteral(access.argumentExpression)) {
    return elementOf(access.expression, Number(access.argumentExpression.text), memberStep(undefined, access), program);
  }
  return after(carrierOf(access.expression, program), memberStep(calleeNameOf(access)?.text, access));
}

function memberStep(member: string | undefined, access: ts.Node): Step {
  return { member, optional: isOptionalChain(access) };
}

/** The value at `index` of `list`: of `await Promise.all([…])` the one that was written there. */
export function elementOf(list: ts.Expression, index: number, step: Step, program: ts.Program): Carrier | undefined {
  const written = listInitializerOf(list, program);
  const awaited = written && ts.isAwaitExpression(written) ? elementOfAll(unwrapped(written.expression), index, program) : undefined;
  return awaited ?? after(carrierOf(list, program), step);
}

/** The value at `index` of what `Promise.all([…])` answers. */
export function elementOfAll(promise: ts.Expression, index: number, program: ts.Program): Carrier | undefined {
  const [list] = ts.isCallExpression(promise) && isGlobalMember(promise.expression, 'Promise', 'all') ? promise.arguments : [];
  const element = list && ts.isArrayLiteralExpression(unwrapped(list)) ? (unwrapped(list) as ts.ArrayLiteralExpression).elements[index] : undefined;
  return element && after(carrierOf(element, program), 'await');
}

function listInitializerOf(list: ts.Expression, program: ts.Program): ts.Expression | undefined {
  const value = unwrapped(list);
  const declaration = ts.isIdentifier(value) ? program.getTypeChecker().getSymbolAtLocation(value)?.valueDeclaration : undefined;
  return declaration && ts.isVariableDeclaration(declaration) && isConst(declaration) && declaration.initializer !== undefined
    ? unwrapped(declaration.initializer)
    : value;
}

function namedBodiesOf(name: ts.Identifier, program: ts.Program): readonly CalledBody[] {
  const declaration = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  return declaration && ts.isFunctionDeclaration(declaration) && declaration.body !== undefined
    ? [{ body: declaration.body, declaration, name: name.text }]
    : [];
}
