import { classifyInputMember } from '../../calls/classify-input.ts';
import { type Answer, isAnswering } from '../../calls/classify-response.ts';
import { mentions } from '../../facts/data-flow.ts';
import { stepsInto } from '../../facts/define-fact.ts';
import { type Failure, failureAround } from '../../facts/failure-around.ts';
import { type Handling, handlingIn, isKindTest } from '../../facts/handled-error.ts';
import { reachedLog } from '../../facts/reached-log.ts';
import { reachedReport } from '../../facts/reached-report.ts';
import { calleeOf, calleeSymbolOf, type Invocation, isInvocation } from '../../typing/callee-symbol.ts';
import { DEFAULT_LIBRARY } from '../../typing/declaring-package.ts';
import { isDeclaredBy } from '../../typing/named-type.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import { isRejectionHandler } from '../../typing/rejection-handler.ts';
import { leaves } from '../../typing/situation.ts';
import ts from '../../typing/typescript.ts';

/** A failure whose error nobody hears of, and the line that is written without it where one is. */
export interface Unheard {
  readonly failure: Failure;
  readonly handling: Exclude<Handling, { kind: 'handled' | 'only logged' }>;
}

/** The failure that `answer` hides: nothing that runs on the way to it, or after it, does anything with the error. */
export function unheardBehind(answer: Answer, program: ts.Program): Unheard | undefined {
  const failure = failureAround(answer.call, program);
  if (failure === undefined || (failure.attempt && (isBodyRead(failure.attempt, program) || isLoggedWithin(failure.attempt, program)))) {
    return undefined;
  }
  if (answer.by === 'throw' && isCaughtAgain(failure.handler)) {
    return undefined;
  }
  const way = wayTo(answer, failure, program);
  const handling = way && handlingIn(way, failure.errors, program);
  return handling === undefined || handling.kind === 'handled' || handling.kind === 'only logged' ? undefined : { failure, handling };
}

/** Whether what is thrown in `handler` is caught around it. */
function isCaughtAgain(handler: ts.Node): boolean {
  for (let child = ts.isFunctionLike(handler) ? handler.parent : handler; !ts.isFunctionLike(child) && !ts.isSourceFile(child); child = child.parent) {
    if (ts.isTryStatement(child.parent) && child === child.parent.tryBlock && child.parent.catchClause !== undefined) {
      return true;
    }
  }
  return false;
}

/**
 * The code beside and around `call` that runs when it does; undefined where it answers one kind of error by name, or where a test
 * on the way hands the error to something that logs it.
 */
function wayTo({ by, call }: Answer, failure: Failure, program: ts.Program): readonly ts.Node[] | undefined {
  const checker = program.getTypeChecker();
  const errors = new Set(failure.errors.flatMap((name) => checker.getSymbolAtLocation(name) ?? []));
  const way: ts.Node[] = [];

  function mentionsError(node: ts.Node): boolean {
    return mentions(node, errors, checker);
  }
  /** Adds what of `statement` runs where it does not leave. */
  function addBeside(statement: ts.Statement): boolean {
    if (ts.isIfStatement(statement) && leaves(statement.thenStatement)) {
      return !logs(statement.expression, program) && (statement.elseStatement === undefined || addBeside(statement.elseStatement));
    }
    if (!leaves(statement) || ts.isThrowStatement(statement)) {
      way.push(statement);
    }
    return true;
  }

  // What throws or runs a helper would count as doing something; it is known to do nothing but to answer.
  if (by !== undefined && mentionsError(call)) {
    return undefined;
  }
  for (let child: ts.Node = call; child !== failure.body; child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent)) {
      const isNamed = child === parent.thenStatement && mentionsError(parent.expression) && isKindTest(parent.expression, mentionsError);
      if (isNamed || logs(parent.expression, program)) {
        return undefined;
      }
    } else if (ts.isCaseClause(parent)) {
      return undefined;
    }
    if (ts.isBlock(parent) && !parent.statements.every((statement) => statement === child || addBeside(statement))) {
      return undefined;
    }
    if (by === undefined && ts.isStatement(child) && !ts.isBlock(child) && isWithin(call, child) && !way.some((part) => isWithin(part, child) || isWithin(child, part))) {
      way.push(child);
    }
  }
  if (ts.isIfStatement(failure.handler)) {
    way.push(...betweenNamedAnd(failure.handler, failure.errors[0], checker));
  }
  return way.length === 0 && by === undefined ? [failure.body] : way;
}

/** What runs between the statement that declares the error and the branch for it. */
function betweenNamedAnd(branch: ts.IfStatement, name: ts.Identifier | undefined, checker: ts.TypeChecker): readonly ts.Statement[] {
  const declaration = name && checker.getSymbolAtLocation(name)?.valueDeclaration;
  const { parent } = branch;
  if (declaration === undefined || !ts.isBlock(parent)) {
    return [];
  }
  const test = branch.expression.getText();
  return parent.statements
    .filter(({ end, pos }) => pos >= declaration.end && end <= branch.pos)
    .map((statement) => (ts.isIfStatement(statement) && statement.expression.getText() === test ? statement.thenStatement : statement));
}

function isLogOrReport(call: Invocation, program: ts.Program): boolean {
  return reachedLog(call, program) !== undefined || reachedReport(call, program) !== undefined;
}

function logs(node: ts.Node, program: ts.Program): boolean {
  return (
    (isInvocation(node) && isLogOrReport(node, program)) || (ts.forEachChild(node, (child) => logs(child, program) || undefined) ?? false)
  );
}

const TELLING = new Set(['error', 'fatal', 'warn']);

/** Whether what fails logs its own error before it throws it on. */
function isLoggedWithin(attempt: ts.Node, program: ts.Program): boolean {
  function isHandler(node: ts.Node): boolean {
    return ts.isCatchClause(node) || (ts.isExpression(node) && isRejectionHandler(node, program.getTypeChecker()));
  }
  if (isHandler(attempt)) {
    return logs(attempt, program);
  }
  if (isInvocation(attempt)) {
    for (const { at, evidence } of reachedLog.behind(stepsInto(attempt, program), program)) {
      if (TELLING.has(evidence.level) && ts.findAncestor(at, isHandler) !== undefined) {
        return true;
      }
    }
  }
  return ts.forEachChild(attempt, (child) => isLoggedWithin(child, program) || undefined) ?? false;
}

/** Whether all that can fail is that the body of the request is read: its sender is at fault. */
function isBodyRead(attempt: ts.Node, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  let isRead = false;
  function isElse(node: ts.Node): boolean {
    if (isInvocation(node)) {
      const callee = calleeOf(node);
      const member = calleeSymbolOf(callee, checker);
      const input = ts.isPropertyAccessExpression(callee) && member && classifyInputMember(member, checker.getTypeAtLocation(callee.expression), program);
      if ((input && (input.part === 'body' || input.part === 'form')) || callee.getText() === 'JSON.parse') {
        isRead = true;
      } else if (!isAnswering(node, program) && !(member && isDeclaredBy(member, [DEFAULT_LIBRARY], program))) {
        return true;
      }
    }
    return ts.forEachChild(node, (child) => isElse(child) || undefined) ?? false;
  }
  return !isElse(attempt) && isRead;
}
