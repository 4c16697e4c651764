import { classifyCall } from '../calls/classify-call.ts';
import { classifyIo } from '../calls/classify-io.ts';
import { isAnswering, isPartOfAnswer } from '../calls/classify-response.ts';
import type { LogRole } from '../libraries/library.ts';
import { calleeOf, calleeSymbolOf, type Invocation, isInvocation } from '../typing/callee-symbol.ts';
import { bodiesOf, calledBodiesOf } from '../typing/called-bodies.ts';
import { isErrorType } from '../typing/error-value.ts';
import { perProgram } from '../typing/per-program.ts';
import { declaredNamesOf, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { failureStateIn } from './failure-state.ts';
import { reachedIo } from './reached-io.ts';
import { reachedLog } from './reached-log.ts';
import { isThrowing } from './throwing.ts';

/** What becomes of an error in the code that caught it. */
export type Handling =
  | { readonly kind: 'dropped' }
  | { readonly kind: 'handled' }
  /** Nothing is done with it but to log or report it. */
  | { readonly kind: 'only logged' }
  /** It is held against one kind of error, and dropped where it is another: the tests, in order. */
  | { readonly kind: 'one kind'; readonly tests: readonly ts.IfStatement[] }
  /** A log line is written without it. */
  | {
      readonly kind: 'text only';
      readonly log: ts.CallExpression;
      /** Of the call itself, where it is that of a library rather than of the program. */
      readonly role: LogRole | undefined;
    };

const HANDLED: Handling = { kind: 'handled' };

/**
 * What `handler`, a catch clause or a function that is called with a rejection, does with the error. Handled is what uses it for
 * anything but a test, what throws, what keeps the failure as a state or counts it, what does the work another way, and whatever
 * cannot be resolved.
 */
export const handlingOf = perProgram((handler: ts.CatchClause | ts.Expression, program): Handling => {
  if (ts.isCatchClause(handler)) {
    return handlingIn([handler.block], declaredNamesOf(handler.variableDeclaration?.name), program);
  }
  const held = unwrapped(handler);
  if (ts.isArrowFunction(held) || ts.isFunctionExpression(held)) {
    return handlingIn([held.body], declaredNamesOf(held.parameters[0]?.name), program);
  }
  const symbol = calleeSymbolOf(held, program.getTypeChecker());
  const [body, ...others] = symbol === undefined ? [] : bodiesOf(symbol, program);
  return body === undefined || others.length > 0 ? HANDLED : handlingIn([body.body], declaredNamesOf(body.declaration.parameters[0]?.name), program);
});

/** What the code in `parts`, some of what runs when something fails, does with the error that `names` stand for there. */
export function handlingIn(parts: readonly ts.Node[], names: readonly ts.Identifier[], program: ts.Program): Handling {
  const checker = program.getTypeChecker();
  const errors = new Set(names.map((name) => checker.getSymbolAtLocation(name)));
  const tests: ts.IfStatement[] = [];
  const seen: { isLogged?: true; textOnly?: Extract<Handling, { kind: 'text only' }> } = {};

  function isError(node: ts.Node): boolean {
    return ts.isIdentifier(node) && errors.has(referencedSymbolOf(node, checker));
  }
  function mentionsError(node: ts.Node): boolean {
    return errors.size > 0 && (isError(node) || (ts.forEachChild(node, (child) => mentionsError(child) || undefined) ?? false));
  }

  /** Whether `node` hands the failure on. */
  function speaks(node: ts.Node): boolean {
    if (ts.isThrowStatement(node) || isError(node) || isCount(node)) {
      return true;
    }
    if (ts.isIfStatement(node) && node.elseStatement === undefined && mentionsError(node.expression)) {
      if (isAnyErrorTest(node.expression)) {
        return speaks(node.thenStatement);
      }
      tests.push(node);
      return !isKindTest(node.expression, mentionsError);
    }
    if (isAssignment(node) && failureStateIn(node.left, node.right) && !isPartOfAnswer(node.left, program)) {
      return true;
    }
    if (isInvocation(node)) {
      if (logs(node)) {
        return false;
      }
      if (speaksByCall(node)) {
        return true;
      }
    }
    return ts.forEachChild(node, (child) => speaks(child) || undefined) ?? false;
  }

  function speaksByCall(call: Invocation): boolean {
    return (
      isThrowing(call, program) ||
      (ts.isNewExpression(call) && isErrorType(checker.getTypeAtLocation(call), program)) ||
      (isStatement(call) ? !isAnswering(call, program) : !isPlainValue(call, program))
    );
  }

  /** Whether `call` writes a log line or a report and does nothing else; takes down whether the error is in it. */
  function logs(call: Invocation): boolean {
    const role = classifyCall(call, program);
    if (role?.kind !== 'log' && role?.kind !== 'report' && !(isStatement(call) && isLogging(call, program))) {
      return false;
    }
    if (mentionsError(call)) {
      seen.isLogged = true;
    } else if (role?.kind !== 'report' && ts.isCallExpression(call)) {
      seen.textOnly ??= { kind: 'text only', log: call, role: role?.kind === 'log' ? role : undefined };
    }
    return true;
  }

  if (parts.some(speaks)) {
    return HANDLED;
  }
  return seen.isLogged
    ? { kind: 'only logged' }
    : (seen.textOnly ?? (tests.length > 0 ? { kind: 'one kind', tests } : { kind: 'dropped' }));
}

function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** `failures++`, `errors += 1`: someone will look at the number. */
function isCount(node: ts.Node): boolean {
  return (
    ((ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) &&
      (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)) ||
    (ts.isBinaryExpression(node) &&
      (node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken || node.operatorToken.kind === ts.SyntaxKind.MinusEqualsToken))
  );
}

/** `error instanceof Error`, which is no kind: nearly everything that is thrown is one. */
function isAnyErrorTest(condition: ts.Expression): boolean {
  const test = unwrapped(condition);
  return (
    ts.isBinaryExpression(test) &&
    test.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    ts.isIdentifier(test.right) &&
    test.right.text === 'Error'
  );
}

/** Whether `condition` holds for one kind of error rather than for all but one. A flag beside it counts as a kind. */
export function isKindTest(condition: ts.Expression, mentionsError: (node: ts.Node) => boolean): boolean {
  const test = unwrapped(condition);
  if (!ts.isBinaryExpression(test)) {
    return !ts.isPrefixUnaryExpression(test) && mentionsError(test);
  }
  switch (test.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return isKindTest(test.left, mentionsError) || isKindTest(test.right, mentionsError);
    case ts.SyntaxKind.BarBarToken:
      return isKindTest(test.left, mentionsError) && isKindTest(test.right, mentionsError);
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.InKeyword:
    case ts.SyntaxKind.InstanceOfKeyword:
      return mentionsError(test);
    default:
      return false;
  }
}

/** Whether what `call` answers is not asked for, which leaves what it does. */
function isStatement(call: Invocation): boolean {
  let { parent } = call;
  while (ts.isAwaitExpression(parent) || ts.isVoidExpression(parent) || ts.isParenthesizedExpression(parent)) {
    ({ parent } = parent);
  }
  return ts.isExpressionStatement(parent);
}

/** Whether `call` runs a function of the program that writes a log line and does nothing else outside. */
function isLogging(call: Invocation, program: ts.Program): boolean {
  return (
    calledBodiesOf(call, program).length > 0 &&
    reachedLog(call, program) !== undefined &&
    reachedIo(call, program) === undefined &&
    !isThrowing(call, program)
  );
}

/** Whether `call` only makes a value: a function of the program that does nothing outside, or one of a package that sends none. */
function isPlainValue(call: Invocation, program: ts.Program): boolean {
  if (calledBodiesOf(call, program).length > 0) {
    return reachedIo(call, program) === undefined && reachedLog(call, program) === undefined;
  }
  return declarationOf(call, program) !== undefined && classifyIo(call, program) === undefined;
}

/** Where a package declares what `call` runs. */
function declarationOf(call: Invocation, program: ts.Program): ts.Declaration | undefined {
  const declaration = calleeSymbolOf(calleeOf(call), program.getTypeChecker())?.declarations?.[0];
  return declaration?.getSourceFile().isDeclarationFile === true ? declaration : undefined;
}
