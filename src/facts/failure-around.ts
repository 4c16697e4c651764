import { classifyByDeclaration } from '../calls/classify-call.ts';
import { isErrorHandlerOf, passesOn } from '../calls/classify-response.ts';
import { isErrorType } from '../typing/error-value.ts';
import { declaredNamesOf } from '../typing/referenced-symbol.ts';
import { isRejectionHandler } from '../typing/rejection-handler.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** Code that runs because something failed. */
export interface Failure {
  readonly handler: ts.ArrowFunction | ts.CatchClause | ts.FunctionLikeDeclaration | ts.IfStatement;
  /** What runs then. */
  readonly body: ts.ConciseBody | ts.Statement;
  /** The names under which the error, or a result that holds it, is at hand. */
  readonly errors: readonly ts.Identifier[];
  /** How the code writes the error; undefined where it has no name yet. */
  readonly error: string | undefined;
  /** The code that failed, where that is written beside it. */
  readonly attempt: ts.Node | undefined;
}

/**
 * The failure that `node` runs for: the nearest `catch`, handler of a rejection, error handler of a framework, failure arm of a
 * result, or branch in which a variable is an Error, around it in the same function.
 */
export function failureAround(node: ts.Node, program: ts.Program): Failure | undefined {
  for (let child = node, { parent } = node; !ts.isSourceFile(child); child = parent, { parent } = parent) {
    if (ts.isCatchClause(parent) && child === parent.block) {
      const name = parent.variableDeclaration?.name;
      return { attempt: parent.parent.tryBlock, body: parent.block, error: textOf(name), errors: declaredNamesOf(name), handler: parent };
    }
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      const failed = failedIn(parent, child === parent.thenStatement, program);
      if (failed !== undefined) {
        return { attempt: undefined, body: child as ts.Statement, error: failed.error, errors: [failed.name], handler: parent };
      }
    }
    if (ts.isFunctionLike(child)) {
      return handlerFailure(child, program);
    }
  }
  return undefined;
}

function handlerFailure(callable: ts.SignatureDeclaration, program: ts.Program): Failure | undefined {
  if (!('body' in callable) || callable.body === undefined) {
    return undefined;
  }
  const name = callable.parameters[0]?.name;
  const checker = program.getTypeChecker();
  const { body, parent } = callable;
  const found = { body, error: textOf(name), errors: declaredNamesOf(name), handler: callable };
  if (isRejectionHandler(callable, checker)) {
    const { expression } = (parent as ts.CallExpression).expression as ts.PropertyAccessExpression;
    return { ...found, attempt: expression };
  }
  if (ts.isCallExpression(parent) && isFailureArm(parent, callable, program)) {
    return { ...found, attempt: (parent.expression as ts.PropertyAccessExpression).expression };
  }
  return isErrorHandlerOf(callable, program) || isErrorMiddleware(callable, program) ? { ...found, attempt: undefined } : undefined;
}

/** `result.match(onValue, onError)`. */
function isFailureArm(call: ts.CallExpression, callable: ts.Node, program: ts.Program): boolean {
  const { expression: callee } = call;
  const role =
    ts.isPropertyAccessExpression(callee) && callee.name.text === 'match' && call.arguments[1] === callable
      ? classifyByDeclaration(callee, program)
      : undefined;
  return role?.kind === 'result' && role.asks === 'both';
}

/** A function with four parameters is called with errors only: `(error, request, response, next) => …`. */
function isErrorMiddleware({ parameters }: ts.SignatureDeclaration, program: ts.Program): boolean {
  const next = parameters.length === 4 ? parameters[3] : undefined;
  return next !== undefined && passesOn(program.getTypeChecker().getTypeAtLocation(next), program);
}

/** What failed in one branch of `statement`: `if (error)`, `if (result.isErr())`, `if (!result.ok)`. */
function failedIn(
  { expression }: ts.IfStatement,
  isThen: boolean,
  program: ts.Program,
): { readonly error: string; readonly name: ts.Identifier } | undefined {
  const plain = unwrapped(expression);
  const isNegated = ts.isPrefixUnaryExpression(plain) && plain.operator === ts.SyntaxKind.ExclamationToken;
  const test = isNegated ? unwrapped(plain.operand) : plain;
  const holds = isThen !== isNegated;
  if (ts.isIdentifier(test)) {
    return holds && isMaybeError(test, program) ? { error: test.text, name: test } : undefined;
  }
  const access = ts.isCallExpression(test) ? test.expression : test;
  if (!ts.isPropertyAccessExpression(access) || !ts.isIdentifier(access.expression)) {
    return undefined;
  }
  const result = access.expression;
  const failed = { error: `${result.text}.error`, name: result };
  if (ts.isCallExpression(test)) {
    const role = classifyByDeclaration(access, program);
    return role?.kind === 'result' && ((role.asks === 'failed' && holds) || (role.asks === 'succeeded' && !holds)) ? failed : undefined;
  }
  if (access.name.text === 'error') {
    return holds && isMaybeError(access, program) ? failed : undefined;
  }
  return SUCCEEDED.has(access.name.text) && !holds && holdsError(result, program) ? failed : undefined;
}

const SUCCEEDED = new Set(['isOk', 'ok', 'success']);

/** Whether the value is an Error or nothing at all. */
function isMaybeError(expression: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(expression);
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) === 0 && isErrorType(checker.getNonNullableType(type), program);
}

/** `{ ok: true; value: T } | { ok: false; error: Error }`. */
function holdsError(result: ts.Identifier, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(result);
  return (type.isUnion() ? type.types : []).some((part) => {
    const error = part.getProperty('error');
    const held = error && checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(error, result));
    return held !== undefined && (held.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Undefined)) === 0 && isErrorType(held, program);
  });
}

function textOf(name: ts.BindingName | undefined): string | undefined {
  return name && ts.isIdentifier(name) ? name.text : undefined;
}
