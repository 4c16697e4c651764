import ts from 'typescript';

import { classifyCall } from '../../calls/classify-call.ts';
import { argumentsOf, carriedThrough, mentionIn, mentions, withDerived } from '../../facts/data-flow.ts';
import type { Reached } from '../../facts/define-fact.ts';
import { isFixedList, isFixedNumber } from '../../facts/fixed-list.ts';
import type { Iteration } from '../../facts/iteration.ts';
import { isMemoized } from '../../facts/memoized.ts';
import { reachedEffect } from '../../facts/reached-effect.ts';
import { reachedPause } from '../../facts/reached-pause.ts';
import { reachedQuery } from '../../facts/reached-query.ts';
import { calleeOf, type Invocation } from '../../typing/callee-symbol.ts';
import { isWithin, referencedSymbolOf, rootSymbolOf } from '../../typing/referenced-symbol.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { ClassifiedQuery } from './finding.ts';

interface Repeated {
  /** The call in the loop. */
  readonly call: Invocation;
  readonly query: Reached<ClassifiedQuery>;
  readonly iteration: Iteration;
}

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

/** A pass that sends the query ends the loop: `return await …`, or a `break` after it. */
function runsOnce({ call, iteration: { body, node: loop } }: Repeated): boolean {
  if (!ts.isIterationStatement(loop, false)) {
    return false;
  }
  for (let child: ts.Node = call, { parent } = child; child !== body; child = parent, { parent } = parent) {
    if (ts.isFunctionLike(parent)) {
      return false;
    }
    if (ts.isReturnStatement(parent)) {
      return true;
    }
    const last = ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? parent.statements.at(-1) : undefined;
    if (last !== undefined && isExit(last, ts.isCaseOrDefaultClause(parent))) {
      return true;
    }
  }
  return false;
}

/** Whether `statement` ends the loop it stands in; a `break` within a `switch` ends only that. */
function isExit(statement: ts.Statement, inSwitch: boolean): boolean {
  return ts.isReturnStatement(statement) || ts.isThrowStatement(statement) || (ts.isBreakStatement(statement) && !inSwitch);
}

function goesThroughFixedList({ iteration: { collection, node } }: Repeated, program: ts.Program): boolean {
  if (collection !== undefined && isFixedList(collection, program)) {
    return true;
  }
  const condition = ts.isIterationStatement(node, false) && ts.isForStatement(node) ? node.condition : undefined;
  return condition !== undefined && ts.isBinaryExpression(condition) && (isFixedNumber(condition.right, program) || isFixedNumber(condition.left, program));
}

const LIST_FILTERS = new Set(['hasEvery', 'hasSome', 'in', 'notIn']);

/** What is gone through are chunks: the query takes the whole list that a pass is about. */
function takesChunk({ call, iteration, query }: Repeated, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const varying = withDerived(iteration.varying, iteration.body, program);
  const carries = carriedThrough(query.steps, varying, program);
  return (
    query.evidence.bulk ||
    argumentsOf(query.at).some((argument) => propertiesIn(argument, program).some(({ name, value }) => LIST_FILTERS.has(name) && carries(value))) ||
    argumentsOf(call).some((argument) =>
      mentionIn(argument, (identifier) => {
        const symbol = referencedSymbolOf(identifier, checker);
        return symbol !== undefined && varying.has(symbol) && !isPicked(identifier) && isList(checker.getTypeAtLocation(identifier), checker);
      }),
    )
  );
}

function isList(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type);
}

/** Whether only an element of `list`, or its length, is used. */
function isPicked({ parent }: ts.Identifier): boolean {
  return ts.isElementAccessExpression(parent) || (ts.isPropertyAccessExpression(parent) && parent.name.text === 'length');
}

const PAGE_ARGUMENTS = new Set(['cursor', 'offset', 'skip']);

/** Each pass asks for the next page, by cursor or offset. */
function pages({ iteration, query }: Repeated, program: ts.Program): boolean {
  const carries = carriedThrough(query.steps, withDerived(iteration.varying, iteration.body, program), program);
  if (ts.isTaggedTemplateExpression(query.at) && ts.isTemplateExpression(query.at.template)) {
    const { head, templateSpans } = query.at.template;
    return templateSpans.some(({ expression }, index) => /\boffset\s*$/i.test((index === 0 ? head : templateSpans[index - 1]?.literal)?.text ?? '') && carries(expression));
  }
  return argumentsOf(query.at).some((argument) =>
    propertiesIn(argument, program).some(({ name, value }) => PAGE_ARGUMENTS.has(name) && carries(value)),
  );
}

/** One pass gives the next what it asks with: a cursor, the row before, ids that were created. */
function feedsNext({ call, iteration: { body, carrying, node, varying } }: Repeated, program: ts.Program): boolean {
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
    } else if (ts.isCallExpression(child) && ts.isPropertyAccessExpression(child.expression) && FILLING.has(child.expression.name.text)) {
      add(child.expression.expression);
    }
    ts.forEachChild(child, visit);
  }
  visit(body);
  const reaching = withDerived(carried, body, program);
  return argumentsOf(call).some((argument) => mentions(argument, reaching, checker));
}

const FILLING = new Set(['add', 'push', 'set', 'unshift']);

function isAssignmentOf({ operatorToken: { kind }, right }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment && !ts.isNumericLiteral(right);
}

/** Retrying, polling and probing: the loop ends as soon as the answer is there. */
function leavesOnSuccess({ call, iteration: { body, node: loop } }: Repeated, program: ts.Program): boolean {
  if (!ts.isIterationStatement(loop, false)) {
    return false;
  }
  const answers = withDerived(answersOf(call, program), body, program);
  const goesThrough = ts.isForOfStatement(loop) || ts.isForInStatement(loop);
  const checker = program.getTypeChecker();

  function leavesAfter(node: ts.Node): boolean {
    if (ts.isFunctionLike(node)) {
      return false;
    }
    if (ts.isIfStatement(node) && endsLoop(node.thenStatement) && (isWithin(call, node.expression) || mentions(node.expression, answers, checker))) {
      return !goesThrough || isPositive(node.expression);
    }
    return ts.forEachChild(node, (child) => leavesAfter(child) || undefined) ?? false;
  }
  return leavesAfter(body);
}

function endsLoop(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isBreakStatement(last));
}

/** Whether `condition` is true when there is an answer, as far as its form tells. */
function isPositive(condition: ts.Expression): boolean {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test)) {
    return false;
  }
  if (!ts.isBinaryExpression(test)) {
    return true;
  }
  switch (test.operatorToken.kind) {
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return isPositive(test.left) && isPositive(test.right);
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
      return isNothing(test.right);
    case ts.SyntaxKind.GreaterThanToken:
    case ts.SyntaxKind.GreaterThanEqualsToken:
      return true;
    default:
      return false;
  }
}

function isNothing(expression: ts.Expression): boolean {
  return expression.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(expression) && expression.text === 'undefined') || expression.getText() === '0';
}

/** The variable that is initialised or set with what `call` answers. */
function answersOf(call: Invocation, program: ts.Program): Set<ts.Symbol> {
  const checker = program.getTypeChecker();
  for (let { parent } = call as ts.Node; !ts.isStatement(parent) && !ts.isFunctionLike(parent); { parent } = parent) {
    if (ts.isVariableDeclaration(parent) || (ts.isBinaryExpression(parent) && ts.isIdentifier(parent.left))) {
      const name = ts.isVariableDeclaration(parent) ? parent.name : parent.left;
      const symbol = checker.getSymbolAtLocation(name);
      return new Set(symbol && [symbol]);
    }
  }
  return new Set();
}

/** Each pass asks another database, or another model. */
function asksAnotherClient({ call, iteration, query }: Repeated, program: ts.Program): boolean {
  const callee = calleeOf(query.at);
  const receiver = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee) ? callee.expression : undefined;
  const carries = carriedThrough(query.steps, withDerived(iteration.varying, iteration.body, program), program);
  return receiver !== undefined && carries(receiver) && (query.at !== call || !ts.isCallExpression(unwrapped(receiver)));
}

/** A log of operations is replayed: what happens depends on which kind an element is, and the order is part of it. */
function replaysLog({ call, iteration: { body, varying } }: Repeated, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const element = withDerived(varying, body, program);
  for (let child: ts.Node = call, { parent } = child; child !== body && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isSwitchStatement(parent) && mentions(parent.expression, element, checker)) {
      return parent.caseBlock.clauses.filter((clause) => clause.statements.some((statement) => sends(statement, program))).length > 1;
    }
    if (ts.isIfStatement(parent) && child === parent.thenStatement && isKindTest(parent.expression, element, checker) && parent.elseStatement !== undefined) {
      return sends(parent.elseStatement, program);
    }
    if (ts.isIfStatement(parent) && child === parent.elseStatement && isKindTest(parent.expression, element, checker)) {
      return sends(parent.thenStatement, program);
    }
  }
  return false;
}

/** `op.type === 'delete'`, of an element. */
function isKindTest(condition: ts.Expression, element: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  const test = unwrapped(condition);
  return (
    ts.isBinaryExpression(test) && test.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
    (ts.isStringLiteralLike(test.right) || ts.isPropertyAccessExpression(test.right)) && ts.isPropertyAccessExpression(test.left) &&
    mentions(test.left, element, checker)
  );
}

function sends(node: ts.Node, program: ts.Program): boolean {
  return (
    (ts.isCallExpression(node) && reachedQuery(node, program)?.evidence.operation === 'write') ||
    (ts.forEachChild(node, (child) => sends(child, program) || undefined) ?? false)
  );
}

/** Each item is a job of its own, whose failure does not stop the others: a `try` around something that changes the outside. */
function isolatesItem({ call, iteration: { body } }: Repeated, program: ts.Program): boolean {
  for (let child: ts.Node = call, { parent } = child; child !== body && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isTryStatement(parent) && child === parent.tryBlock && parent.catchClause !== undefined && !throws(parent.catchClause.block)) {
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

/** Whether the passes are paced: by a timer, or by a stream or queue that hands out one item when it has one. */
export function isPaced({ body, collection, node }: Iteration, program: ts.Program): boolean {
  if (ts.isIterationStatement(node, false) && ts.isForOfStatement(node) && node.awaitModifier !== undefined && collection !== undefined) {
    const checker = program.getTypeChecker();
    const streamed = checker.getPropertiesOfType(checker.getTypeAtLocation(collection)).some(({ name }) => name.startsWith('__@asyncIterator'));
    return streamed && !isQueryingGenerator(collection, program);
  }
  function pauses(child: ts.Node): boolean {
    return (
      (ts.isAwaitExpression(child) && isInvocationPausing(child.expression, program)) ||
      (!ts.isFunctionLike(child) && (ts.forEachChild(child, (inner) => pauses(inner) || undefined) ?? false))
    );
  }
  return pauses(body);
}

function isInvocationPausing(expression: ts.Expression, program: ts.Program): boolean {
  const awaited = unwrapped(expression);
  return (ts.isCallExpression(awaited) || ts.isNewExpression(awaited)) && reachedPause(awaited, program) !== undefined;
}

/** Whether `collection` is what a generator of the program yields from rows that it reads itself. */
function isQueryingGenerator(collection: ts.Expression, program: ts.Program): boolean {
  const source = unwrapped(collection);
  return ts.isCallExpression(source) && reachedQuery(source, program) !== undefined;
}

/** Whether the query ends up in the list that one transaction sends. */
export function isHandedToTransaction(call: Invocation, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  for (let child: ts.Node = call, { parent } = child; !ts.isSourceFile(parent) && !ts.isAwaitExpression(parent); child = parent, { parent } = parent) {
    if (ts.isCallExpression(parent)) {
      if (classifyCall(parent, program)?.kind === 'transaction') {
        return true;
      }
      const filled = ts.isPropertyAccessExpression(parent.expression) && FILLING.has(parent.expression.name.text) && child !== parent.expression
        ? rootSymbolOf(parent.expression.expression, checker)
        : undefined;
      if (filled !== undefined) {
        return reachesTransaction(filled, call, program);
      }
    }
    if (ts.isVariableDeclaration(parent)) {
      const symbol = checker.getSymbolAtLocation(parent.name);
      return symbol !== undefined && reachesTransaction(symbol, call, program);
    }
    if (ts.isStatement(parent) && !ts.isReturnStatement(parent) && !ts.isBlock(parent)) {
      return false;
    }
  }
  return false;
}

function reachesTransaction(list: ts.Symbol, call: Invocation, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function sent(node: ts.Node): boolean {
    return (
      (ts.isCallExpression(node) && node.arguments.some((argument) => mentions(argument, new Set([list]), checker)) && classifyCall(node, program)?.kind === 'transaction') ||
      (ts.forEachChild(node, (child) => sent(child) || undefined) ?? false)
    );
  }
  return sent(call.getSourceFile());
}

/** The properties written in `argument`, in literals however deep, and in the constants it names. */
function propertiesIn(argument: ts.Expression, program: ts.Program): { name: string; value: ts.Expression }[] {
  const found: { name: string; value: ts.Expression }[] = [];
  const checker = program.getTypeChecker();
  const seen = new Set<ts.Node>();
  function visit(node: ts.Node): void {
    if (seen.has(node)) {
      return;
    }
    seen.add(node);
    if (ts.isPropertyAssignment(node)) {
      found.push({ name: node.name.getText(), value: node.initializer });
    } else if (ts.isShorthandPropertyAssignment(node)) {
      found.push({ name: node.name.text, value: node.name });
    } else if (ts.isIdentifier(node)) {
      const declaration = referencedSymbolOf(node, checker)?.valueDeclaration;
      if (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && ts.isObjectLiteralExpression(unwrapped(declaration.initializer))) {
        visit(declaration.initializer);
      }
    }
    ts.forEachChild(node, visit);
  }
  visit(argument);
  return found;
}
