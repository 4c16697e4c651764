import { answerOf } from '../calls/classify-response.ts';
import { isAnsweredUnseen } from '../calls/thrown-answer.ts';
import { type CauseParameter, causeParameterOf } from '../typing/cause-parameter.ts';
import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { isErrorType } from '../typing/error-value.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import { declaredNamesOf, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import { isRejectionHandler } from '../typing/rejection-handler.ts';
import { isInvocation } from '../typing/callee-symbol.ts';
import ts from '../typing/typescript.ts';
import { conditionsOn } from './checked-then-acted/conditions.ts';
import { mentions } from './data-flow.ts';
import { reachedLog } from './reached-log.ts';
import { reachedReport } from './reached-report.ts';

/** An error that is thrown in the place of the one that was caught, and without it. */
export interface LostCause {
  readonly handler: ts.ArrowFunction | ts.CatchClause | ts.FunctionExpression;
  readonly parameter: CauseParameter;
}

/**
 * The handler that throws, rejects with or returns `made` instead of what it caught, although the constructor would take that as its cause.
 * None where the error goes into it, where it is on record because the handler has logged or reported it, and where a condition has told
 * what failed. Misses errors that are made elsewhere, and what core's preserve-caught-error sees.
 */
export function lostCauseOf(made: ts.NewExpression, program: ts.Program): LostCause | undefined {
  const checker = program.getTypeChecker();
  const handler = handlerAround(made, checker);
  if (handler === undefined || !isErrorType(checker.getTypeAtLocation(made), program) || isSeenByCore(made, handler, program)) {
    return undefined;
  }
  const caught = caughtIn(handler, checker);
  const parameter = keepsError(made, caught, checker) || hasCause(made) ? undefined : causeParameterOf(made, program);
  const isTold = conditionsOn(made).some(({ condition }) => mentions(condition, caught, checker));
  return parameter === undefined || isTold || isOnRecord(handler, caught, program) || isUnseenAnswer(made, program) ? undefined : { handler, parameter };
}

/** Whether a framework answers `made` with a status of its own fault and logs nothing of it: a cause would be seen by nobody. */
function isUnseenAnswer(made: ts.NewExpression, program: ts.Program): boolean {
  return (answerOf(made, program)?.status ?? 0) >= 500 && isAnsweredUnseen(made, program);
}

/** The handler whose own code `made` is, not that of a function in it. */
function handlerAround(made: ts.Node, checker: ts.TypeChecker): LostCause['handler'] | undefined {
  for (let node = made.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isCatchClause(node)) {
      return node;
    }
    if (ts.isFunctionLike(node)) {
      return (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) && isRejectionHandler(node, checker) ? node : undefined;
    }
  }
  return undefined;
}

/** `throw new Error(…)` in a catch clause, of a class of the language. */
function isSeenByCore({ expression, parent }: ts.NewExpression, handler: ts.Node, program: ts.Program): boolean {
  const symbol = program.getTypeChecker().getSymbolAtLocation(expression);
  return ts.isCatchClause(handler) && ts.isThrowStatement(parent) && symbol !== undefined && isDeclaredBy(symbol, [DEFAULT_LIBRARY], program);
}

function caughtIn(handler: LostCause['handler'], checker: ts.TypeChecker): ReadonlySet<ts.Symbol> {
  const name = ts.isCatchClause(handler) ? handler.variableDeclaration?.name : handler.parameters[0]?.name;
  return new Set((name === undefined ? [] : declaredNamesOf(name)).flatMap((declared) => checker.getSymbolAtLocation(declared) ?? []));
}

/** Whether the error goes into what is made: as a whole, or by any of its parts but its text. */
function keepsError(made: ts.Node, caught: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  function keeps(node: ts.Node): boolean {
    if (ts.isIdentifier(node)) {
      const symbol = referencedSymbolOf(node, checker);
      return symbol !== undefined && caught.has(symbol) && !isText(node);
    }
    return ts.forEachChild(node, (child) => keeps(child) || undefined) ?? false;
  }
  return keeps(made);
}

/** Whether it has been given another cause. */
function hasCause({ arguments: given }: ts.NewExpression): boolean {
  return given?.some((argument) => ts.isObjectLiteralExpression(argument) && argument.properties.some((property) => property.name?.getText() === 'cause')) ?? false;
}

/** `error.message`, `${error}` and `String(error)`, which leave the stack and the cause behind. */
function isText(error: ts.Identifier): boolean {
  const { parent } = error;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name.text === 'message') ||
    ts.isTemplateSpan(parent) ||
    (ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'String') ||
    (ts.isBinaryExpression(parent) && (parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword || parent.operatorToken.kind === ts.SyntaxKind.PlusToken))
  );
}

/** Whether the handler has logged or reported the error itself. */
function isOnRecord(handler: ts.Node, caught: ReadonlySet<ts.Symbol>, program: ts.Program): boolean {
  function records(node: ts.Node): boolean {
    return (
      (isInvocation(node) && mentions(node, caught, program.getTypeChecker()) && (reachedLog(node, program) ?? reachedReport(node, program)) !== undefined) ||
      (ts.forEachChild(node, (child) => records(child) || undefined) ?? false)
    );
  }
  return records(handler);
}
