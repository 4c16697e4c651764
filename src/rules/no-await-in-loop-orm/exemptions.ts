import { argumentsOf, carriedThrough, mentions, operandsOf, receiverOf, withDerived } from '../../facts/data-flow.ts';
import { isFixedList, isFixedNumber } from '../../facts/fixed-list.ts';
import { isMemoized } from '../../facts/memoized.ts';
import { reachedEffect } from '../../facts/reached-effect.ts';
import { tablesNamedIn } from '../../calls/classify-built.ts';
import { isAssignment } from '../../typing/assignment.ts';
import type { Invocation } from '../../typing/callee-symbol.ts';
import { isWithin, rootSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { pages, takesChunk } from './chunks-and-pages.ts';
import { leavesOnSuccess, runsOnce } from './ends-early.ts';
import type { Repeated } from './finding.ts';
import { replaysLog } from './replayed-log.ts';

type Exemption = (repeated: Repeated, program: ts.Program) => boolean;

/** Whether one query per pass is what the code is for, or all it can do. */
export function isExempt(repeated: Repeated, program: ts.Program): boolean {
  return EXEMPTIONS.some((exempts) => exempts(repeated, program));
}

const EXEMPTIONS: readonly Exemption[] = [
  runsOnce,
  goesThroughFixedList,
  takesChunk,
  pages,
  feedsNext,
  leavesOnSuccess,
  asksAnotherClient,
  ({ call, iteration }, program) => isMemoized(call, iteration.body, program),
  replaysLog,
  isolatesItem,
];

function goesThroughFixedList({ iteration: { collection, node } }: Repeated, program: ts.Program): boolean {
  if (collection !== undefined && isFixedList(collection, program)) {
    return true;
  }
  const condition = ts.isIterationStatement(node, false) && ts.isForStatement(node) ? node.condition : undefined;
  return (
    condition !== undefined &&
    ts.isBinaryExpression(condition) &&
    (isFixedNumber(condition.right, program) || isFixedNumber(condition.left, program))
  );
}

/** One pass gives the next what it asks with: a cursor, the row before, ids that were created, more elements to go through. */
function feedsNext({ call, iteration: { body, carrying, collection, node, varying } }: Repeated, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const carried = new Set(carrying);
  function add(target: ts.Expression): void {
    const symbol = rootSymbolOf(ts.isElementAccessExpression(target) ? target.expression : target, checker);
    if (symbol?.valueDeclaration !== undefined && !isWithin(symbol.valueDeclaration, node) && !varying.has(symbol)) {
      carried.add(symbol);
    }
  }
  function visit(child: ts.Node): void {
    if (ts.isBinaryExpression(child) && isAssignmentOf(child)) {
      add(child.left);
    } else if (
      ts.isCallExpression(child) &&
      ts.isPropertyAccessExpression(child.expression) &&
      FILLING.has(child.expression.name.text)
    ) {
      add(child.expression.expression);
    }
    ts.forEachChild(child, visit);
  }
  visit(body);
  if (collection !== undefined && mentions(collection, carried, checker)) {
    return true;
  }
  const reaching = withDerived(carried, body, program);
  return operandsOf(call).some((operand) => mentions(operand, reaching, checker));
}

const FILLING = new Set(['add', 'push', 'set', 'unshift']);

function isAssignmentOf(node: ts.BinaryExpression): boolean {
  return isAssignment(node) && !ts.isNumericLiteral(node.right);
}

/** Each pass asks another database, or another model. */
function asksAnotherClient({ call, iteration, query }: Repeated, program: ts.Program): boolean {
  const { at, evidence } = query;
  if (evidence.asksForReceiver) {
    return false;
  }
  const receiver = receiverOf(at, evidence.method);
  const carries = carriedThrough(query.steps, withDerived(iteration.varying, iteration.body, program), program);
  const models = [...tablesNamedIn(at, program), ...classesHandedTo(receiver, program)];
  if (models.some(carries) || (evidence.where === 1 && carriesClass(at, carries))) {
    return true;
  }
  return receiver !== undefined && carries(receiver) && (query.at !== call || !ts.isCallExpression(unwrapped(receiver)));
}

/** Of `manager.find(entity, …)`. */
function carriesClass(at: Invocation, carries: (node: ts.Node) => boolean): boolean {
  const [model] = argumentsOf(at);
  return model !== undefined && carries(model);
}

/** The arguments of `getRepository(entity)` that are classes. */
function classesHandedTo(receiver: ts.Expression | undefined, program: ts.Program): readonly ts.Expression[] {
  const call = receiver && unwrapped(receiver);
  const checker = program.getTypeChecker();
  return call !== undefined && ts.isCallExpression(call)
    ? call.arguments.filter((argument) => checker.getTypeAtLocation(argument).getConstructSignatures().length > 0)
    : [];
}

/** Each item is a job of its own, whose failure does not stop the others: a `try` around something that changes the outside. */
function isolatesItem({ call, iteration: { body } }: Repeated, program: ts.Program): boolean {
  for (
    let child: ts.Node = call, { parent } = child;
    child !== body && !ts.isSourceFile(parent);
    child = parent, { parent } = parent
  ) {
    if (
      ts.isTryStatement(parent) &&
      child === parent.tryBlock &&
      parent.catchClause !== undefined &&
      !throws(parent.catchClause.block)
    ) {
      return hasEffect(parent.tryBlock, program);
    }
  }
  return false;
}

function throws(block: ts.Block): boolean {
  const last = block.statements.at(-1);
  return last !== undefined && (ts.isThrowStatement(last) || ts.isReturnStatement(last));
}

/** Whether running `node` changes something outside the process. */
export function hasEffect(node: ts.Node, program: ts.Program): boolean {
  return (
    ((ts.isCallExpression(node) || ts.isNewExpression(node)) && reachedEffect(node, program) !== undefined) ||
    (ts.forEachChild(node, (child) => hasEffect(child, program) || undefined) ?? false)
  );
}
