import { isAssignment } from './assignment.ts';
import { isFunctionWithBody } from './enclosing-function.ts';
import { isShortCircuit } from './short-circuit.ts';
import ts from './typescript.ts';

/**
 * Whether `node` runs only after its function `within` has awaited something, whichever way through the function is taken: a call
 * runs after its arguments.
 */
export function isAfterAwait(node: ts.Node, within: ts.Node): boolean {
  if (awaits(node)) {
    return true;
  }
  for (let child = node, { parent } = child; child !== within; child = parent, { parent } = parent) {
    if (earlierParts(child, parent).some(awaits)) {
      return true;
    }
    if (ts.isForOfStatement(parent) && parent.awaitModifier !== undefined && child === parent.statement) {
      return true;
    }
  }
  return false;
}

/** The parts of `parent` that have run when `child` does. */
function earlierParts(child: ts.Node, parent: ts.Node): readonly ts.Node[] {
  if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)) {
    return parent.statements.filter(({ end }) => end <= child.pos);
  }
  if (isAssignment(parent)) {
    return child === parent.left ? [parent.right] : [];
  }
  if (ts.isBinaryExpression(parent)) {
    return child === parent.right ? [parent.left] : [];
  }
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isSwitchStatement(parent)) {
    return child === parent.expression ? [] : [parent.expression];
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) {
    return child === parent.expression ? [] : [parent.expression];
  }
  if (ts.isForStatement(parent)) {
    return [parent.initializer, parent.condition].filter(
      (part) => part !== undefined && part !== child && part.end <= child.pos,
    ) as ts.Node[];
  }
  return ts.isConditionalExpression(parent) && child !== parent.condition ? [parent.condition] : [];
}

/** Whether running `node` to its end takes an `await`. */
function awaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) {
    return true;
  }
  if (isFunctionWithBody(node) || ts.isDoStatement(node)) {
    return ts.isDoStatement(node) && awaits(node.statement);
  }
  if (
    ts.isIfStatement(node) ||
    ts.isWhileStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isForInStatement(node)
  ) {
    return awaits(node.expression);
  }
  if (ts.isForStatement(node)) {
    return [node.initializer, node.condition].some((part) => part !== undefined && awaits(part));
  }
  if (ts.isTryStatement(node)) {
    return awaits(node.tryBlock) || (node.finallyBlock !== undefined && awaits(node.finallyBlock));
  }
  if (ts.isConditionalExpression(node)) {
    return awaits(node.condition);
  }
  if (isShortCircuit(node)) {
    return awaits(node.left);
  }
  return ts.forEachChild(node, (child) => awaits(child) || undefined) ?? false;
}

/** What `within` awaits by itself between two places: each `await`, `yield` and `for await`, not those of the functions in it. */
export function pausesIn(within: ts.Node, from: number, to: number): readonly ts.Node[] {
  const found: ts.Node[] = [];
  function visit(node: ts.Node): void {
    if (node.end <= from || node.pos >= to || isFunctionWithBody(node)) {
      return;
    }
    ts.forEachChild(node, visit);
    if (isPause(node) && (ts.isForOfStatement(node) ? node.expression.end : node.end) <= to && node.getStart() >= from) {
      found.push(node);
    }
  }
  ts.forEachChild(within, visit);
  return found;
}

function isPause(node: ts.Node): boolean {
  return (
    ts.isAwaitExpression(node) || ts.isYieldExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)
  );
}
