import { isConst } from '../typing/constant.ts';
import { isFunctionWithBody, enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { pausesIn } from '../typing/await-order.ts';
import { calleeNameOf, calleeOf, isInvocation } from '../typing/callee-symbol.ts';
import { localReferencesOf, writeOf } from '../typing/local-references.ts';
import { isWithin, referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { isCollectionMethod, type LaterWork, laterWorksOf } from './later-work.ts';
import { isNullish, isTested } from './tested-read.ts';
import { handleOf, mayWaitFor, tellsAfter, type WorkHandle } from './work-handle.ts';

export interface PendingAssignment {
  /** The name where it is assigned. */
  readonly assigned: ts.Identifier;
  readonly work: LaterWork;
  readonly handle: WorkHandle;
  /** The function that reads it and starts the work, or the file. */
  readonly scope: ts.FunctionLikeDeclaration | ts.SourceFile;
  /** Nothing is awaited between: the read comes first, whatever happens. */
  readonly isCertain: boolean;
  /** What the variable holds until then; undefined for `undefined`. */
  readonly initial: ts.Expression | undefined;
}

/**
 * The assignment that `read`, the use of a local variable, comes too early for: the variable is assigned only in work that its
 * function starts before and does not wait for in between. Misses variables that hold a real value from the start, works started
 * under a condition, and reads that allow for the answer not being there while something else is awaited.
 */
export function pendingAssignmentOf(read: ts.Identifier, program: ts.Program): PendingAssignment | undefined {
  const declaration = referencedSymbolOf(read, program.getTypeChecker())?.valueDeclaration;
  if (declaration === undefined || !isPlainVariable(declaration) || !isPlaceholder(declaration.initializer)) {
    return undefined;
  }
  const scope = enclosingFunctionOf(declaration);
  if (writeOf(read) !== undefined || !runsAtOnceIn(scope, read, program)) {
    return undefined;
  }
  const writes = localReferencesOf(declaration, program).filter((use) => writeOf(use) !== undefined);
  const pending: PendingAssignment[] = [];
  for (const assigned of writes) {
    const works = laterWorksOf(assigned, scope, program);
    if (works === undefined) {
      return undefined;
    }
    for (const work of works.filter(({ start }) => start.end <= read.pos)) {
      const found = pendingIn(work, assigned, read, declaration, scope, program);
      if (found === undefined) {
        return undefined;
      }
      pending.push(found);
    }
  }
  return pending[0];
}

function pendingIn(
  work: LaterWork,
  assigned: ts.Identifier,
  read: ts.Identifier,
  declaration: ts.VariableDeclaration,
  scope: PendingAssignment['scope'],
  program: ts.Program,
): PendingAssignment | undefined {
  const handle = runsBefore(work.start, read) ? handleOf(work, read, scope, program) : undefined;
  if (handle === undefined || mayComeAround(work.start, read, declaration, scope)) {
    return undefined;
  }
  const pauses = pausesBetween(work.start, read, scope);
  const isCertain = pauses.length === 0;
  if (isCertain ? work.by === 'event' && isFed(work.start, read, scope) : !isRaced()) {
    return undefined;
  }
  return { assigned, handle, initial: declaration.initializer, isCertain, scope, work };

  function isRaced(): boolean {
    return (
      isNullish(declaration.initializer) &&
      RACING.has(work.by) &&
      !pauses.some((pause) => mayWaitFor(pause, handle as WorkHandle, program)) &&
      !isTested(read, declaration, program.getTypeChecker()) &&
      !tellsAfter(writeOf(assigned) ?? assigned, work, program)
    );
  }
}

/** Kinds of work that nobody has any reason to believe done after an unrelated `await`; a timer or an event may be what it waits for. */
const RACING: ReadonlySet<LaterWork['by']> = new Set(['async', 'callback', 'reaction']);

function isPlainVariable(declaration: ts.Declaration): declaration is ts.VariableDeclaration {
  return (
    ts.isVariableDeclaration(declaration) &&
    ts.isVariableStatement(declaration.parent.parent) &&
    !isConst(declaration)
  );
}

/** What stands for "no answer yet": a variable that starts with a value of its own may be meant to be read as it is. */
function isPlaceholder(initial: ts.Expression | undefined): boolean {
  const value = initial && unwrapped(initial);
  return (
    value === undefined ||
    isNullish(value) ||
    value.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isNumericLiteral(value) && value.text === '0') ||
    (ts.isStringLiteralLike(value) && value.text === '') ||
    (ts.isArrayLiteralExpression(value) && value.elements.length === 0) ||
    (ts.isObjectLiteralExpression(value) && value.properties.length === 0)
  );
}

/** Whether `read` runs with `scope` itself: in it, or in the callback of a collection's method. */
function runsAtOnceIn(scope: ts.Node, read: ts.Node, program: ts.Program): boolean {
  if (ts.isExportSpecifier(read.parent)) {
    return false;
  }
  const inner = enclosingFunctionOf(read);
  if (inner === scope) {
    return true;
  }
  if (!ts.isArrowFunction(inner) && !ts.isFunctionExpression(inner)) {
    return false;
  }
  const { parent: call } = wrapped(inner);
  const isAtOnce = ts.isCallExpression(call) && (call.expression === wrapped(inner) || isCollectionMethod(call, program));
  return isAtOnce && runsAtOnceIn(scope, call, program);
}

/** Whether every way to `read` leads through `start`. */
function runsBefore(start: ts.Node, read: ts.Node): boolean {
  let statement = start;
  for (let { parent } = statement; !isStatementList(parent); statement = parent, { parent } = parent) {
    if (isConditional(statement, parent)) {
      return false;
    }
  }
  while (read.pos >= statement.parent.end) {
    const block = statement.parent;
    const { parent } = block;
    if (!ts.isBlock(block) || !(ts.isTryStatement(parent) ? parent.tryBlock === block : isStatementList(parent))) {
      return false;
    }
    statement = ts.isTryStatement(parent) ? parent : block;
  }
  return !ts.isTryStatement(statement) || read.pos >= statement.end;
}

function isStatementList(node: ts.Node): boolean {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node);
}

function isConditional(child: ts.Node, parent: ts.Node): boolean {
  if (ts.isConditionalExpression(parent) || ts.isIfStatement(parent)) {
    return child !== (ts.isIfStatement(parent) ? parent.expression : parent.condition);
  }
  if (ts.isBinaryExpression(parent)) {
    return child === parent.right && SHORT_CIRCUITS.has(parent.operatorToken.kind);
  }
  return (
    ts.isIterationStatement(parent, false) ||
    ts.isLabeledStatement(parent) ||
    ((ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent)) &&
      parent.questionDotToken !== undefined &&
      child !== parent.expression)
  );
}

const SHORT_CIRCUITS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

/** Whether a loop that pauses brings the answer of one pass to the next: the variable is declared outside it. */
function mayComeAround(start: ts.Node, read: ts.Node, declaration: ts.Node, scope: ts.Node): boolean {
  return loopsAround(read, scope).some(
    (loop) =>
      isWithin(start, loop) && !isWithin(declaration, loop) && (isPausing(loop) || pausesIn(loop, loop.pos, loop.end).length > 0),
  );
}

/** What is awaited after `start` and before `read`, in a loop around the read also behind it. */
function pausesBetween(start: ts.Node, read: ts.Node, scope: ts.Node): readonly ts.Node[] {
  const around = loopsAround(read, scope).filter((loop) => !isWithin(start, loop));
  return [
    ...pausesIn(scope, start.end, read.pos),
    ...around.flatMap((loop) => [...(isPausing(loop) ? [loop] : []), ...pausesIn(loop, loop.pos, loop.end)]),
  ];
}

function isPausing(loop: ts.Node): boolean {
  return ts.isForOfStatement(loop) && loop.awaitModifier !== undefined;
}

function loopsAround(node: ts.Node, scope: ts.Node): ts.Node[] {
  const loops: ts.Node[] = [];
  for (let { parent } = node; parent !== scope; { parent } = parent) {
    if (ts.isIterationStatement(parent, false)) {
      loops.push(parent);
    }
  }
  return loops;
}

/** Methods that make no emitter emit at once. */
const PASSIVE: ReadonlySet<string | undefined> = new Set([
  'addEventListener',
  'addListener',
  'on',
  'once',
  'pause',
  'prependListener',
  'prependOnceListener',
  'setEncoding',
]);

/** Whether something is called between that may make the emitter emit at once. */
function isFed(start: ts.Node, read: ts.Node, scope: ts.Node): boolean {
  function feeds(node: ts.Node): boolean {
    if (node.pos >= read.pos || node.end <= start.end || isFunctionWithBody(node)) {
      return false;
    }
    const isBetween = node.pos >= start.end && node.end <= read.pos;
    return (
      (isBetween && isInvocation(node) && !PASSIVE.has(calleeNameOf(calleeOf(node))?.text)) ||
      (ts.forEachChild(node, (child) => feeds(child) || undefined) ?? false)
    );
  }
  return ts.forEachChild(scope, (child) => feeds(child) || undefined) ?? false;
}
