import { classifyCall } from '../calls/classify-call.ts';
import { isHole } from '../typing/binding-hole.ts';
import { isFunctionWithBody } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { bodiesNamed } from './define-fact.ts';

/** What becomes of the `[error, value]` slots that executing a queue brings. */
export interface PipelineResult {
  /** Nothing looks at what it brings; undefined where something does. */
  readonly dropped: boolean;
  /** Where the value of a slot is read, the first in the text. */
  readonly value: ts.Node | undefined;
  /** An error is looked at somewhere, or the slots go where that is not known. */
  readonly isChecked: boolean;
}

interface Following {
  readonly program: ts.Program;
  readonly values: ts.Node[];
  readonly seen: Set<ts.Node>;
  isChecked: boolean;
  dropped: boolean;
}

/**
 * What the code does with the slots that `exec` brings, where the library keeps the error of a command in its slot: through `await`,
 * variables, patterns, loops, list methods and functions of the program that are handed them. Undefined for any other call.
 */
export const pipelineResult = perProgram((exec: ts.CallExpression, program): PipelineResult | undefined => {
  const role = classifyCall(exec, program);
  if (role?.kind !== 'cache' || role.operation !== 'execute' || role.miss !== 'aborted') {
    return undefined;
  }
  const following: Following = { dropped: false, isChecked: false, program, seen: new Set(), values: [] };
  const [callback] = exec.arguments;
  if (callback === undefined) {
    followSlots(exec, following);
  } else {
    followHandler(callback, 1, 'slots', following);
  }
  const [value] = following.values.toSorted((one, other) => one.pos - other.pos);
  return { dropped: following.dropped, isChecked: following.isChecked, value };
});

/** Goes on from an expression that holds all the slots. */
function followSlots(value: ts.Expression, following: Following): void {
  const { parent } = value;
  if (isTransparent(parent, value)) {
    followSlots(parent, following);
  } else if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) {
    following.dropped = true;
  } else if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    followName(parent.name, 'slots', following);
  } else if (ts.isForOfStatement(parent) && parent.expression === value && ts.isVariableDeclarationList(parent.initializer)) {
    parent.initializer.declarations.forEach(({ name }) => {
      followName(name, 'slot', following);
    });
  } else if (ts.isElementAccessExpression(parent) && parent.expression === value) {
    followSlot(parent, following);
  } else if (ts.isPropertyAccessExpression(parent) && parent.expression === value) {
    followMember(parent, following);
  } else if (ts.isCallExpression(parent) && parent.expression !== value) {
    followArgument(value, parent, 'slots', following);
  } else if (isPromiseList(parent)) {
    following.dropped = isDropped(parent.parent as ts.Expression);
    following.isChecked = !following.dropped;
  } else if (!isTest(parent, value)) {
    following.isChecked = true;
  }
}

/** Goes on from an expression that holds one slot. */
function followSlot(value: ts.Expression, following: Following): void {
  const { parent } = value;
  if (isTransparent(parent, value)) {
    followSlot(parent, following);
  } else if (ts.isElementAccessExpression(parent) && parent.expression === value) {
    const index = ts.isNumericLiteral(parent.argumentExpression) ? parent.argumentExpression.text : undefined;
    if (index === '1') {
      following.values.push(parent);
    } else {
      following.isChecked = true;
    }
  } else if (ts.isVariableDeclaration(parent) && parent.initializer === value) {
    followName(parent.name, 'slot', following);
  } else if (ts.isCallExpression(parent) && parent.expression !== value) {
    followArgument(value, parent, 'slot', following);
  } else if (!isTest(parent, value)) {
    following.isChecked = true;
  }
}

type Held = 'slot' | 'slots';

function followName(name: ts.BindingName, held: Held, following: Following): void {
  if (ts.isIdentifier(name)) {
    const { parent } = name;
    if (following.seen.has(name) || !(ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))) {
      return;
    }
    following.seen.add(name);
    for (const use of localReferencesOf(parent, following.program)) {
      (held === 'slots' ? followSlots : followSlot)(use, following);
    }
    return;
  }
  if (ts.isObjectBindingPattern(name)) {
    following.isChecked = true;
    return;
  }
  if (held === 'slots') {
    for (const { dotDotDotToken, name: inner } of name.elements.filter((element) => !isHole(element))) {
      followName(inner, dotDotDotToken === undefined ? 'slot' : 'slots', following);
    }
    return;
  }
  const [error, value] = name.elements;
  following.isChecked ||= error !== undefined && !isHole(error) && isUsed(error, following.program);
  if (value !== undefined && !isHole(value) && isUsed(value, following.program)) {
    following.values.push(value);
  }
}

function isUsed(element: ts.BindingElement, program: ts.Program): boolean {
  return !ts.isIdentifier(element.name) || localReferencesOf(element, program).length > 0;
}

/** List methods whose callback is handed one slot after the other, and those whose list holds slots again. */
const PER_SLOT = new Set(['every', 'filter', 'find', 'findIndex', 'flatMap', 'forEach', 'map', 'some']);
const STILL_SLOTS = new Set(['filter', 'slice', 'toReversed']);

function followMember(access: ts.PropertyAccessExpression, following: Following): void {
  const method = access.name.text;
  const call = ts.isCallExpression(access.parent) && access.parent.expression === access ? access.parent : undefined;
  if (call === undefined) {
    following.isChecked ||= method !== 'length';
    return;
  }
  const [callback] = call.arguments;
  if (PER_SLOT.has(method) && callback !== undefined) {
    followHandler(callback, 0, 'slot', following);
  } else if (method === 'reduce' && callback !== undefined) {
    followHandler(callback, 1, 'slot', following);
  } else if (method === 'at') {
    followSlot(call, following);
  } else if (method === 'then' && callback !== undefined) {
    followThen(call, callback, following);
  } else if (method === 'catch' || method === 'finally') {
    followSlots(call, following);
  } else if (!STILL_SLOTS.has(method)) {
    following.isChecked = true;
  }
  if (STILL_SLOTS.has(method)) {
    followSlots(call, following);
  }
}

function followThen(call: ts.CallExpression, callback: ts.Expression, following: Following): void {
  if (isFunctionWithBody(callback) && callback.parameters.length === 0) {
    following.dropped = true;
  } else {
    followHandler(callback, 0, 'slots', following);
  }
  following.isChecked ||= call.arguments.length > 1;
}

/** Goes on in a function that is handed the slots, or one of them, as its parameter at `index`. */
function followHandler(handler: ts.Expression, index: number, held: Held, following: Following): void {
  const declared = isFunctionWithBody(handler) ? [handler as ts.SignatureDeclaration] : bodiesNamed(handler, following.program).map(({ declaration }) => declaration);
  following.isChecked ||= declared.length === 0;
  for (const { parameters } of declared) {
    const parameter = parameters[index];
    if (parameter !== undefined) {
      followName(parameter.name, parameter.dotDotDotToken === undefined ? held : 'slots', following);
    }
  }
}

function followArgument(value: ts.Expression, call: ts.CallExpression, held: Held, following: Following): void {
  const index = call.arguments.indexOf(value);
  if (bodiesNamed(call.expression, following.program).length === 0) {
    following.isChecked = true;
  } else {
    followHandler(call.expression, index, held, following);
  }
}

function isTransparent(parent: ts.Node, value: ts.Expression): parent is ts.Expression {
  return (
    ts.isAwaitExpression(parent) || ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent) ||
    ts.isNonNullExpression(parent) || ts.isSatisfiesExpression(parent) ||
    (ts.isBinaryExpression(parent) && parent.left === value && FALLBACKS.has(parent.operatorToken.kind))
  );
}

const FALLBACKS = new Set([ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken]);

/** Whether `value` is only asked whether it is there: a transaction that was aborted brings null. */
function isTest(parent: ts.Node, value: ts.Expression): boolean {
  return (
    ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition === value) ||
    (ts.isBinaryExpression(parent) && (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || EQUALITIES.has(parent.operatorToken.kind)))
  );
}

const EQUALITIES = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken,
]);

/** The list of a `Promise.all`. */
function isPromiseList(node: ts.Node): node is ts.ArrayLiteralExpression {
  return ts.isArrayLiteralExpression(node) && ts.isCallExpression(node.parent) && /^Promise\.(?:all|allSettled)$/.test(node.parent.expression.getText());
}

function isDropped(call: ts.Expression): boolean {
  return ts.isAwaitExpression(call.parent) && ts.isExpressionStatement(call.parent.parent);
}
