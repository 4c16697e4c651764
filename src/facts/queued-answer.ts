import { isQueueType } from '../calls/is-queued.ts';
import { isAssignment } from '../typing/assignment.ts';
import { isHole } from '../typing/binding-hole.ts';
import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import { callsTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';

interface Following {
  readonly program: ts.Program;
  /** Whether it was awaited on the way: nobody awaits a queue to go on filling it. */
  readonly isAwaited: boolean;
  /** Whether a variable was on the way, which may be asked whether there is a queue at all. */
  readonly inVariable: boolean;
  readonly seen: ReadonlySet<ts.Node>;
}

/**
 * Where the queue that the queued command `call` hands back is taken for the command's answer: awaited and kept, defaulted, compared,
 * written into text, handed to what reads a value; through variables, `Promise.all`, and functions that hand it back. A queue that is
 * filled further, executed, dropped, or handed on as a queue is none. Misses what is kept in objects and lists without an `await`.
 */
export const answerTakenOf = perProgram((call: ts.CallExpression, program): ts.Node | undefined =>
  takenAt(call, { inVariable: false, isAwaited: false, program, seen: new Set() }),
);

function takenAt(value: ts.Expression, following: Following): ts.Node | undefined {
  const { parent } = value;
  const { isAwaited } = following;
  if (ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent)) {
    return isOther(following.program.getTypeChecker().getTypeAtLocation(parent), following.program) ? parent : takenAt(parent, following);
  }
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isSatisfiesExpression(parent)) {
    return takenAt(parent, following);
  }
  if (ts.isAwaitExpression(parent)) {
    return takenAt(parent, { ...following, isAwaited: true });
  }
  if (ts.isTemplateSpan(parent)) {
    return value;
  }
  if (ts.isBinaryExpression(parent)) {
    return takenByOperator(value, parent, following);
  }
  if (ts.isConditionalExpression(parent)) {
    return parent.condition === value ? tested(value, following) : takenAt(parent, following);
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) {
    return tested(value, following);
  }
  if (ts.isCallExpression(parent) && parent.expression !== value) {
    return takenByCall(value, parent, following);
  }
  if (ts.isArrayLiteralExpression(parent)) {
    const all = combinatorAround(parent);
    return all === undefined ? (isAwaited ? value : undefined) : isKept(all, parent.elements.indexOf(value)) ? value : undefined;
  }
  if (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent)) {
    return isAwaited && !isExpectedAsQueue(value, following.program) ? value : undefined;
  }
  if (ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === value)) {
    return takenByCaller(value, following);
  }
  return ts.isVariableDeclaration(parent) && parent.initializer === value ? takenFromVariable(value, parent, following) : undefined;
}

/** Whether a test of `value` asks for the answer: a variable may hold no queue at all, a call always does. */
function tested(value: ts.Expression, { inVariable, isAwaited }: Following): ts.Node | undefined {
  return isAwaited || !inVariable ? value : undefined;
}

function takenByOperator(value: ts.Expression, operation: ts.BinaryExpression, following: Following): ts.Node | undefined {
  const { left, operatorToken, right } = operation;
  switch (operatorToken.kind) {
    case ts.SyntaxKind.CommaToken:
      return right === value ? takenAt(operation, following) : undefined;
    case ts.SyntaxKind.AmpersandAmpersandToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionToken:
      return (left === value ? tested(value, following) : undefined) ?? takenAt(operation, following);
    default:
      break;
  }
  if (isAssignment(operation)) {
    return right === value ? takenFromTarget(value, left, following) : undefined;
  }
  const other = left === value ? right : left;
  return following.isAwaited || ts.isLiteralExpression(other) ? value : undefined;
}

function takenFromTarget(value: ts.Expression, target: ts.Expression, following: Following): ts.Node | undefined {
  const { isAwaited, program } = following;
  const checker = program.getTypeChecker();
  if (!isAwaited || isQueueType(checker.getTypeAtLocation(target), checker)) {
    return undefined;
  }
  const declaration = ts.isIdentifier(target) ? referencedSymbolOf(target, checker)?.valueDeclaration : undefined;
  return declaration && ts.isVariableDeclaration(declaration) ? takenFromUses(declaration, following) : value;
}

function takenFromVariable(value: ts.Expression, declaration: ts.VariableDeclaration, following: Following): ts.Node | undefined {
  const { isAwaited, program } = following;
  if (!ts.isIdentifier(declaration.name)) {
    return isAwaited ? value : undefined;
  }
  const type = declaration.type && program.getTypeChecker().getTypeFromTypeNode(declaration.type);
  return type && isOther(type, program) ? declaration.name : takenFromUses(declaration, following);
}

function takenFromUses(declaration: ts.VariableDeclaration, following: Following): ts.Node | undefined {
  if (following.seen.has(declaration)) {
    return undefined;
  }
  const kept = { ...following, inVariable: true, seen: new Set([...following.seen, declaration]) };
  for (const use of localReferencesOf(declaration, following.program)) {
    const taken = takenAt(use, kept);
    if (taken !== undefined) {
      return taken;
    }
  }
  return undefined;
}

/** Functions of the language that read a value off what they are handed. */
const READERS = new Set(['Boolean', 'Number', 'String', 'parse', 'parseFloat', 'parseInt', 'stringify']);

function takenByCall(value: ts.Expression, call: ts.CallExpression, following: Following): ts.Node | undefined {
  const { isAwaited, program } = following;
  if (isExpectedAsQueue(value, program)) {
    return undefined;
  }
  const callee = calleeSymbolOf(call.expression, program.getTypeChecker());
  const isReader = callee !== undefined && READERS.has(callee.name) && isDeclaredBy(callee, [DEFAULT_LIBRARY], program);
  return isAwaited || isReader ? value : undefined;
}

function isExpectedAsQueue(value: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const expected = checker.getContextualType(value);
  return expected !== undefined && isQueueType(expected, checker);
}

/** The `Promise.all` that waits for the elements of `list`, or for what a list's method made of them. */
function combinatorAround(list: ts.Expression): ts.CallExpression | undefined {
  const { parent } = list;
  return ts.isCallExpression(parent) && parent.arguments[0] === list && COMBINATORS.test(parent.expression.getText()) ? parent : undefined;
}

const COMBINATORS = /^Promise\.(?:all|allSettled|any|race)$/;

/** Whether what `all` brings is awaited and not dropped, the element at `index` in particular where that is said. */
function isKept({ parent }: ts.CallExpression, index?: number): boolean {
  if (!ts.isAwaitExpression(parent) || ts.isExpressionStatement(parent.parent)) {
    return false;
  }
  const name = ts.isVariableDeclaration(parent.parent) ? parent.parent.name : undefined;
  const element = name && ts.isArrayBindingPattern(name) && index !== undefined ? name.elements[index] : name;
  return name === undefined || (element !== undefined && !isHole(element));
}

function takenByCaller(value: ts.Expression, following: Following): ts.Node | undefined {
  const { isAwaited, program, seen } = following;
  const caller = enclosingFunctionOf(value);
  if (ts.isSourceFile(caller) || seen.has(caller)) {
    return undefined;
  }
  const { parent: receiver } = caller;
  if (ts.isCallExpression(receiver)) {
    const all = combinatorAround(receiver);
    return all !== undefined && MAPPERS.test(receiver.expression.getText()) && isKept(all) ? value : undefined;
  }
  if (isAwaited) {
    return value;
  }
  const entered = { ...following, inVariable: true, seen: new Set([...seen, caller]) };
  for (const call of callsTo(caller, program)) {
    const taken = takenAt(call, entered);
    if (taken !== undefined) {
      return taken;
    }
  }
  return undefined;
}

const MAPPERS = /\.(?:flatMap|map)$/;

/** Whether `type` is surely no queue. */
function isOther(type: ts.Type, program: ts.Program): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 && !isQueueType(type, program.getTypeChecker());
}
