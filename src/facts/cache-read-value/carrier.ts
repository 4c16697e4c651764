import ts from 'typescript';

import { type CacheCall, classifyCall, namesWithRole } from '../../calls/classify-call.ts';
import { isQueued } from '../../calls/is-queued.ts';
import { type Absent, isKnownPresent, nullishOf, runsWhenAbsent } from '../../typing/absence.ts';
import { type CalledBody, calledBodiesOf } from '../../typing/called-bodies.ts';
import { calleeNameOf, calleeOf } from '../../typing/callee-symbol.ts';
import { perProgram } from '../../typing/per-program.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { writesOf } from '../../typing/writes.ts';
import type { Step } from './miss-state.ts';

export interface CacheRead {
  readonly call: ts.CallExpression;
  readonly library: string;
  readonly method: string;
  readonly miss: NonNullable<CacheCall['miss']>;
  /** The argument that names the key. */
  readonly key: ts.Expression | undefined;
}

/** Where the value of an expression comes from, as far as one function shows it. */
export type Source =
  | { readonly kind: 'call'; readonly bodies: readonly CalledBody[]; readonly argumentAt: (index: number) => Carrier | undefined }
  | { readonly kind: 'parameter'; readonly declaration: ts.SignatureDeclaration; readonly index: number }
  | { readonly kind: 'read'; readonly read: CacheRead };

export interface Carrier {
  readonly source: Source;
  readonly steps: readonly Step[];
  /** What else the value may be: it is a cache read only if all of these are. */
  readonly also: readonly Carrier[];
}

/** One of the values an expression may have: nothing, something else, or what a carrier brings, with its miss or without. */
type Flow = 'neutral' | 'other' | { readonly carrier: Carrier; readonly missing: boolean };

const EITHER: readonly Absent[] = ['null', 'undefined'];
/** A chain of queued commands longer than this is not followed to its beginning. */
const MAX_LINKS = 200;

const ELEMENT_CALLBACKS = new Set(['every', 'find', 'flatMap', 'forEach', 'map', 'some']);

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

/** What calling a function answers, if that may be a missed cache read; its parameters are sources of their own. */
export const returnedCarrierOf = perProgram((declaration: ts.SignatureDeclaration, program): Carrier | undefined => {
  const body = 'body' in declaration ? declaration.body : undefined;
  if (body === undefined || ('asteriskToken' in declaration && declaration.asteriskToken !== undefined)) {
    return undefined;
  }
  const returned = ts.isBlock(body) ? returnsIn(body) : [body];
  const flows = returned.flatMap((value): Flow | readonly Flow[] => (value === undefined ? 'neutral' : flowsOf(value, program)));
  const carrier = combined(flows);
  return carrier && isAsync(declaration) ? after(carrier, 'async') : carrier;
});

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
      return isOptionalChain(call) && callee.questionDotToken !== undefined ? after(receiver, 'optional') : undefined;
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
  return carrier?.source.kind === 'read' && carrier.source.read.miss === 'null' && carrier.steps.every((step) => step === 'async')
    ? from({ kind: 'read', read: { ...carrier.source.read, miss: 'slots' } })
    : undefined;
}

function carrierOfMember(access: ts.ElementAccessExpression | ts.PropertyAccessExpression, program: ts.Program): Carrier | undefined {
  if (ts.isPropertyAccessExpression(access) && access.expression.kind === ts.SyntaxKind.ThisKeyword) {
    const field = program.getTypeChecker().getSymbolAtLocation(access.name)?.valueDeclaration;
    return field && ts.isPropertyDeclaration(field) ? allWritten(writesOf(field, program), program) : undefined;
  }
  if (ts.isElementAccessExpression(access) && ts.isNumericLiteral(access.argumentExpression)) {
    return elementOf(access.expression, Number(access.argumentExpression.text), isOptionalChain(access) ? 'optional' : 'element', program);
  }
  return after(carrierOf(access.expression, program), isOptionalChain(access) ? 'optional' : 'member');
}

/** The value at `index` of `list`: of `await Promise.all([…])` the one that was written there. */
function elementOf(list: ts.Expression, index: number, step: Step, program: ts.Program): Carrier | undefined {
  const written = listInitializerOf(list, program);
  const awaited = written && ts.isAwaitExpression(written) ? elementOfAll(unwrapped(written.expression), index, program) : undefined;
  return awaited ?? after(carrierOf(list, program), step);
}

function elementOfAll(promise: ts.Expression, index: number, program: ts.Program): Carrier | undefined {
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

function carrierOfName(name: ts.Identifier, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
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

function allWritten(values: readonly ts.Expression[], program: ts.Program): Carrier | undefined {
  return combined(values.flatMap((value): Flow | readonly Flow[] => (nullishOf(value) ? 'neutral' : flowsOf(value, program))));
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
  return after(carrierOfHolder(holder, program), 'member');
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
    return index === 1 ? after(fromRead(read), 'await') : undefined;
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

const READS = namesWithRole((role) => role.kind === 'cache' && role.miss !== null);

function readIn(call: ts.CallExpression, program: ts.Program): CacheRead | undefined {
  const callee = calleeOf(call);
  const role = ts.isIdentifier(callee) || READS.has(calleeNameOf(callee)?.text ?? '') ? classifyCall(call, program) : undefined;
  if (role?.kind !== 'cache' || role.miss === null || isQueued(call, program) || (role.miss === 'aborted' && !isTransaction(call.expression, program))) {
    return undefined;
  }
  return { call, key: role.key === null ? undefined : call.arguments[role.key], library: role.library, method: role.method, miss: role.miss };
}

/** Whether `exec` ends a chain that `multi` began: only a transaction is aborted, a pipeline always answers. */
function isTransaction(callee: ts.Expression, program: ts.Program): boolean {
  for (let link = unwrapped(callee), links = 0; links < MAX_LINKS; links += 1) {
    if (ts.isPropertyAccessExpression(link)) {
      if (link.name.text === 'multi') {
        return true;
      }
      link = unwrapped(link.expression);
    } else if (ts.isCallExpression(link)) {
      link = unwrapped(link.expression);
    } else {
      const declaration = ts.isIdentifier(link) ? program.getTypeChecker().getSymbolAtLocation(link)?.valueDeclaration : undefined;
      const value = declaration && ts.isVariableDeclaration(declaration) && isConst(declaration) ? declaration.initializer : undefined;
      if (value === undefined) {
        return false;
      }
      link = unwrapped(value);
    }
  }
  return false;
}

function flowsOf(value: ts.Expression, program: ts.Program): readonly Flow[] {
  const expression = unwrapped(value);
  if (ts.isConditionalExpression(expression)) {
    return [...flowsOf(expression.whenTrue, program), ...flowsOf(expression.whenFalse, program)];
  }
  const absent = nullishOf(expression);
  if (absent !== undefined) {
    const lost = absentCarrierAt(expression, program);
    return [lost === undefined ? 'neutral' : { carrier: after(lost, absent === 'null' ? 'lostNull' : 'lostUndefined'), missing: true }];
  }
  if (ts.isBinaryExpression(expression)) {
    const flows = logicalFlowsOf(expression, program);
    if (flows !== undefined) {
      return flows;
    }
  }
  const checker = program.getTypeChecker();
  const carrier = carrierOf(expression, program);
  const present = isKnownPresent(expression, EITHER, checker) ? carrier : presentCarrierIn(expression, program);
  if (present !== undefined) {
    return [{ carrier: carrier ?? present, missing: false }];
  }
  return [carrier === undefined ? 'other' : { carrier, missing: true }];
}

function logicalFlowsOf({ left, operatorToken, right }: ts.BinaryExpression, program: ts.Program): readonly Flow[] | undefined {
  switch (operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return [...flowsOf(left, program), ...flowsOf(right, program)];
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken: {
      const carrier = carrierOf(left, program);
      const nullish = nullishOf(right);
      if (carrier === undefined) {
        return ['other'];
      }
      if (nullish !== undefined) {
        return [{ carrier: after(carrier, nullish === 'null' ? 'lostNull' : 'lostUndefined'), missing: true }];
      }
      return isEmpty(unwrapped(right))
        ? [{ carrier: after(carrier, 'emptied'), missing: true }]
        : [{ carrier, missing: false }, ...flowsOf(right, program)];
    }
    default:
      return undefined;
  }
}

/** `[]`, `{}`, or one of them as JSON. */
function isEmpty(value: ts.Expression): boolean {
  return (
    (ts.isArrayLiteralExpression(value) && value.elements.length === 0) ||
    (ts.isObjectLiteralExpression(value) && value.properties.length === 0) ||
    (ts.isStringLiteralLike(value) && (value.text === '{}' || value.text === '[]'))
  );
}

/** A cache read that `node` only runs without: `null` in `raw ? parse(raw) : null`. */
function absentCarrierAt(node: ts.Expression, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  for (const reference of testedBefore(node)) {
    if (runsWhenAbsent(node, reference, EITHER, checker)) {
      const carrier = carrierOf(reference, program);
      if (carrier !== undefined) {
        return carrier;
      }
    }
  }
  return undefined;
}

/** A cache read that `expression` is made from, and that is known to be there. */
function presentCarrierIn(expression: ts.Expression, program: ts.Program): Carrier | undefined {
  const checker = program.getTypeChecker();
  function visit(node: ts.Node): Carrier | undefined {
    if (ts.isIdentifier(node) && isKnownPresent(node, EITHER, checker)) {
      return carrierOf(node, program);
    }
    return ts.isFunctionLike(node) || ts.isAwaitExpression(node) ? undefined : ts.forEachChild(node, visit);
  }
  const waits = checker.getPropertyOfType(checker.getTypeAtLocation(expression), 'then') !== undefined;
  return waits ? undefined : visit(expression);
}

/** Names and members in the conditions that decide whether `node` runs, nearest first. */
function testedBefore(node: ts.Node): readonly ts.Expression[] {
  const references: ts.Expression[] = [];
  function collect(test: ts.Node): void {
    if (ts.isIdentifier(test) || ts.isPropertyAccessExpression(test)) {
      references.push(test);
    }
    ts.forEachChild(test, collect);
  }
  for (let child = node, { parent } = child; !ts.isSourceFile(child) && !ts.isFunctionLike(child); child = parent, { parent } = parent) {
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      collect(ts.isIfStatement(parent) ? parent.expression : parent.condition);
    } else if (ts.isBlock(parent)) {
      for (const earlier of parent.statements) {
        if (earlier.pos < child.pos && ts.isIfStatement(earlier)) {
          collect(earlier.expression);
        }
      }
    }
  }
  return references;
}

function combined(flows: readonly Flow[]): Carrier | undefined {
  const carried = flows.filter((flow) => typeof flow === 'object');
  const missing = carried.find((flow) => flow.missing);
  if (missing === undefined || flows.includes('other')) {
    return undefined;
  }
  const also = carried.filter((flow) => flow !== missing).map(({ carrier }) => carrier);
  return { ...missing.carrier, also: [...missing.carrier.also, ...also] };
}

function returnsIn(body: ts.Block): readonly (ts.Expression | undefined)[] {
  const values: (ts.Expression | undefined)[] = [];
  function visit(node: ts.Node): void {
    if (ts.isReturnStatement(node)) {
      values.push(node.expression);
    } else if (!ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  }
  visit(body);
  return values;
}

function namedBodiesOf(name: ts.Identifier, program: ts.Program): readonly CalledBody[] {
  const declaration = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  return declaration && ts.isFunctionDeclaration(declaration) && declaration.body !== undefined
    ? [{ body: declaration.body, declaration, name: name.text }]
    : [];
}

function isCallback(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isAsync(declaration: ts.SignatureDeclaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) !== 0;
}

function isConst(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function isOptionalChain(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.OptionalChain) !== 0;
}

function isGlobalMember(callee: ts.Expression, object: string, member: string): boolean {
  return ts.isPropertyAccessExpression(callee) && callee.name.text === member && ts.isIdentifier(callee.expression) && callee.expression.text === object;
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

function fromRead(read: CacheRead): Carrier {
  return from({ kind: 'read', read });
}

function from(source: Source): Carrier {
  return { also: [], source, steps: [] };
}

function after(carrier: Carrier, step: Step): Carrier;
function after(carrier: Carrier | undefined, step: Step): Carrier | undefined;
function after(carrier: Carrier | undefined, step: Step): Carrier | undefined {
  return carrier && { ...carrier, steps: [...carrier.steps, step] };
}
