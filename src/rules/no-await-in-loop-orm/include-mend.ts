import type { SourceCode } from '@typescript-eslint/utils/ts-eslint';
import ts from 'typescript';

import { dataModelOf, type Relation } from '../../facts/data-model.ts';
import { isExtendedIn } from '../../facts/extended-client.ts';
import { addition, dropsComment, fixOf, nameOfProperty, propertyOf, removal, type TextEdit } from '../../fixes/text-edits.ts';
import type { Mend } from '../../fixes/mend.ts';
import { referencedSymbolOf, rootSymbolOf } from '../../typing/referenced-symbol.ts';
import { unwrapped, withoutParentheses } from '../../typing/unwrapped.ts';
import { type Enriching, enrichingBy, unwrappedParent } from './include-shape.ts';
import type { Finding } from './finding.ts';
import { isOnlyMadeOf, type Parent, parentOf } from './parent-query.ts';
import { isSteadyClient } from './steady-client.ts';

/** Reads whose rows an include answers as the query in the loop did. */
const INCLUDABLE = new Set(['findFirst', 'findMany', 'findUnique', 'findUniqueOrThrow']);
const IN_ORDER = new Set(['skip', 'take']);
const UNPROVED = new Set(['cursor', 'distinct', 'skip', 'take']);

/**
 * The parent query gains an `include` and the loop goes. `proved` where nothing can come out differently; `likely` where the
 * edit fits, but what it does not show may matter; none where the loop does more than an include could.
 */
export function includeMend(
  finding: Finding,
  sourceCode: Readonly<SourceCode>,
  program: ts.Program,
): Mend<'includeRelation'> | undefined {
  const checker = program.getTypeChecker();
  const { at: child, evidence } = finding.query;
  const enriching =
    finding.query.steps.length === 0 && INCLUDABLE.has(evidence.method) ? enrichingBy(finding, checker) : undefined;
  const parent = enriching && parentOf(finding.iteration, enriching, program);
  if (
    enriching === undefined ||
    parent === undefined ||
    !ts.isCallExpression(child) ||
    !isSameClient(parent.query, child, checker)
  ) {
    return undefined;
  }
  const delegate = delegateOf(parent.query);
  const relation = delegate && dataModelOf(delegate, program)?.relations.find(({ name }) => name === enriching.property);
  const args = relation && argumentsBesideKey(child, relation, enriching.row, checker);
  if (
    relation === undefined ||
    args === undefined ||
    !isModel(child, relation, program) ||
    !answersAlike(relation, evidence.method) ||
    !args.every(({ name }) => includes(relation, nameOfProperty(name) ?? ''))
  ) {
    return undefined;
  }
  const included = args.length === 0 ? 'true' : `{ ${args.map((arg) => arg.getText()).join(', ')} }`;
  const include = includeInto(parent.query, `${enriching.property}: ${included}`, enriching.property);
  const edits = include && editsFor(parent, enriching, include, sourceCode);
  if (edits === undefined || !args.every((arg) => isOnlyMadeOf(arg, parent.query, enriching.row, checker))) {
    return undefined;
  }
  const proved =
    parent.isUndisturbed &&
    delegate !== undefined &&
    isSteadyClient(delegate.expression, program) &&
    isComparedExactly(child, relation, checker) &&
    !isReturnedInTry(enriching) &&
    !omitsColumns(parent.query) &&
    relation.isInverse &&
    evidence.method !== 'findUniqueOrThrow' &&
    isSettled(args) &&
    !isExtendedIn(program, program);
  return {
    data: { relation: enriching.property },
    fix: fixOf(edits),
    level: proved ? 'proved' : 'likely',
    messageId: 'includeRelation',
  };
}

/** Arguments that an include takes as well; one of a single row takes only those that choose columns. */
function includes({ isList }: Relation, argument: string): boolean {
  return COLUMNS.has(argument) || (isList && ROWS.has(argument));
}

const COLUMNS = new Set(['include', 'omit', 'select']);
const ROWS = new Set(['cursor', 'distinct', 'orderBy', 'skip', 'take']);

/** A database may compare texts without regard to case; Prisma, which joins the rows of an include, never does. */
function isComparedExactly(child: ts.CallExpression, { keys }: Relation, checker: ts.TypeChecker): boolean {
  const [argument] = child.arguments;
  const literal = argument && withoutParentheses(argument);
  const where = literal && ts.isObjectLiteralExpression(literal) ? propertyOf(literal, 'where') : undefined;
  const filter = where && ts.isPropertyAssignment(where) ? withoutParentheses(where.initializer) : undefined;
  return keys.every(({ other }) => {
    const part = filter && ts.isObjectLiteralExpression(filter) ? propertyOf(filter, other) : undefined;
    const type = part && ts.isPropertyAssignment(part) ? checker.getTypeAtLocation(part.initializer) : undefined;
    const parts = type === undefined ? [] : type.isUnion() ? type.types : [type];
    return parts.length > 0 && parts.every(({ flags }) => (flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0);
  });
}

/** A promise that a `try` returns without waiting rejects past its `catch`; what is awaited before does not. */
function isReturnedInTry({ into }: Enriching): boolean {
  if (into.kind !== 'result' || ts.isAwaitExpression(unwrappedParent(into.all).parent)) {
    return false;
  }
  for (let node: ts.Node = into.all; !ts.isFunctionLike(node) && !ts.isSourceFile(node); node = node.parent) {
    if (ts.isTryStatement(node)) {
      return true;
    }
  }
  return false;
}

function omitsColumns({ arguments: [argument] }: ts.CallExpression): boolean {
  const literal = argument && withoutParentheses(argument);
  return literal !== undefined && ts.isObjectLiteralExpression(literal) && propertyOf(literal, 'omit') !== undefined;
}

/** `prisma.user` of `prisma.user.findMany(…)`. */
function delegateOf(call: ts.CallExpression): ts.PropertyAccessExpression | undefined {
  const delegate = ts.isPropertyAccessExpression(call.expression) ? unwrapped(call.expression.expression) : undefined;
  return delegate && ts.isPropertyAccessExpression(delegate) ? delegate : undefined;
}

function isSameClient(parent: ts.CallExpression, child: ts.CallExpression, checker: ts.TypeChecker): boolean {
  const [first, second] = [parent, child].map((call) => delegateOf(call)?.expression);
  const symbol = first && rootSymbolOf(first, checker);
  // Two objects of one class have the same member: only `this` is known to be the same object twice.
  const isPlain =
    first !== undefined &&
    (ts.isIdentifier(first) || (ts.isPropertyAccessExpression(first) && first.expression.kind === ts.SyntaxKind.ThisKeyword));
  return (
    symbol !== undefined &&
    second !== undefined &&
    first?.kind === second.kind &&
    isPlain &&
    rootSymbolOf(second, checker) === symbol &&
    (ts.isIdentifier(second) || (ts.isPropertyAccessExpression(second) && second.expression.kind === ts.SyntaxKind.ThisKeyword))
  );
}

function isModel(child: ts.CallExpression, { model }: Relation, program: ts.Program): boolean {
  const delegate = delegateOf(child);
  return delegate !== undefined && dataModelOf(delegate, program)?.name === model;
}

/** Whether `method` answers with the rows of a relation of this kind: a list, or one row or null. */
function answersAlike({ isList }: Relation, method: string): boolean {
  return isList === (method === 'findMany');
}

/** The child's arguments besides `where`, if that is the whole foreign key and nothing else, each part compared with `row`. */
function argumentsBesideKey(
  child: ts.CallExpression,
  { keys }: Relation,
  row: ts.Identifier,
  checker: ts.TypeChecker,
): readonly ts.PropertyAssignment[] | undefined {
  const [argument, ...others] = child.arguments;
  const literal = argument && withoutParentheses(argument);
  const properties =
    literal !== undefined && ts.isObjectLiteralExpression(literal) ? literal.properties.filter(ts.isPropertyAssignment) : [];
  if (
    literal === undefined ||
    others.length > 0 ||
    !ts.isObjectLiteralExpression(literal) ||
    properties.length < literal.properties.length
  ) {
    return undefined;
  }
  const where = properties.find(({ name }) => nameOfProperty(name) === 'where');
  const filter = where && withoutParentheses(where.initializer);
  if (filter === undefined || !ts.isObjectLiteralExpression(filter) || filter.properties.length !== keys.length) {
    return undefined;
  }
  const isKey = keys.every(({ other, own }) => {
    const part = propertyOf(filter, other);
    const value = part && ts.isPropertyAssignment(part) ? withoutParentheses(part.initializer) : undefined;
    return (
      value !== undefined &&
      ts.isPropertyAccessExpression(value) &&
      value.name.text === own &&
      value.questionDotToken === undefined &&
      ts.isIdentifier(value.expression) &&
      referencedSymbolOf(value.expression, checker) === checker.getSymbolAtLocation(row)
    );
  });
  return isKey ? properties.filter((property) => property !== where) : undefined;
}

/** Whether the arguments say the same of the rows of one parent as of those of all. */
function isSettled(args: readonly ts.PropertyAssignment[]): boolean {
  const names = new Set(args.map(({ name }) => nameOfProperty(name) ?? ''));
  return (
    args.every(({ initializer }) => isLiteral(initializer)) &&
    (names.has('orderBy')
      ? [...names].every((name) => !UNPROVED.has(name) || IN_ORDER.has(name))
      : ![...names].some((name) => UNPROVED.has(name)))
  );
}

function isLiteral(expression: ts.Expression): boolean {
  const value = withoutParentheses(expression);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (property) =>
        ts.isPropertyAssignment(property) && nameOfProperty(property.name) !== undefined && isLiteral(property.initializer),
    );
  }
  return ts.isArrayLiteralExpression(value)
    ? value.elements.every(isLiteral)
    : ts.isStringLiteralLike(value) ||
        ts.isNumericLiteral(value) ||
        LITERALS.has(value.kind) ||
        (ts.isPrefixUnaryExpression(value) && ts.isNumericLiteral(value.operand));
}

const LITERALS = new Set([ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword]);

/** Adds `entry` to what the parent query includes, unless it selects its columns or includes `name` already. */
function includeInto(parent: ts.CallExpression, entry: string, name: string): TextEdit | undefined {
  const [argument, ...others] = parent.arguments;
  if (parent.typeArguments !== undefined) {
    return undefined;
  }
  if (argument === undefined) {
    return { range: [parent.end - 1, parent.end - 1], text: `{ include: { ${entry} } }` };
  }
  const literal = withoutParentheses(argument);
  if (
    others.length > 0 ||
    !ts.isObjectLiteralExpression(literal) ||
    !literal.properties.every(isNamed) ||
    propertyOf(literal, 'select') !== undefined
  ) {
    return undefined;
  }
  const include = propertyOf(literal, 'include');
  if (include === undefined) {
    return addition(literal, `include: { ${entry} }`);
  }
  const included = ts.isPropertyAssignment(include) ? withoutParentheses(include.initializer) : include;
  return ts.isObjectLiteralExpression(included) && included.properties.every(isNamed) && propertyOf(included, name) === undefined
    ? addition(included, entry)
    : undefined;
}

function isNamed(property: ts.ObjectLiteralElementLike): boolean {
  return property.name !== undefined && nameOfProperty(property.name) !== undefined;
}

/** The edits that let the rows of the parent query stand where the loop put the enriched ones. */
function editsFor(
  parent: Parent,
  { into }: Enriching,
  include: TextEdit,
  sourceCode: Readonly<SourceCode>,
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  const { declaration } = parent;
  if (into.kind === 'row') {
    edits.push(include, removal(parent.loop));
  } else if (into.kind === 'list') {
    const list = parent.list;
    if (list === undefined) {
      return undefined;
    }
    const name = into.list.text + (list.type === undefined ? '' : `: ${list.type.getText()}`);
    const statement = list.parent.parent as ts.VariableStatement;
    edits.push(removal(statement));
    if (declaration === undefined) {
      edits.push({
        range: [parent.loop.getStart(), parent.loop.end],
        text: `const ${name} = await ${textWith(parent.query, include)};`,
      });
    } else {
      edits.push({ range: [declaration.name.getStart(), declaration.name.end], text: name }, include, removal(parent.loop));
    }
  } else {
    const outcome = awaitedOrReturned(into.all);
    const target = outcome && constantFor(outcome.expression);
    if (outcome === undefined) {
      return undefined;
    }
    if (declaration === undefined) {
      edits.push({
        range: [outcome.expression.getStart(), outcome.expression.end],
        text: `await ${textWith(parent.query, include)}`,
      });
    } else if (
      target !== undefined &&
      ts.isIdentifier(target.name) &&
      ts.isVariableStatement(parent.loop) &&
      parent.loop.modifiers === undefined &&
      target.parent.parent === parent.loop
    ) {
      const name = target.name.getText() + (target.type === undefined ? '' : `: ${target.type.getText()}`);
      edits.push({ range: [declaration.name.getStart(), declaration.name.end], text: name }, include, removal(parent.loop));
    } else {
      edits.push(include, { range: [outcome.expression.getStart(), outcome.expression.end], text: declaration.name.getText() });
    }
  }
  const removed = edits.filter(({ range: [start, end] }) => end > start);
  const isUnsafe = removed.some(({ range }) => dropsComment(sourceCode, range)) || joinsLines(parent.loop) || isDirected(parent.loop);
  return isUnsafe ? undefined : edits;
}

/** Without semicolons, what follows the loop could become a part of what stands before it. */
function joinsLines(loop: ts.Statement): boolean {
  const { text } = loop.getSourceFile();
  return /^(?:\s|\/\/.*|\/\*[^]*?\*\/)*[[(`+*/,.-]/.test(text.slice(loop.end));
}

/** A directive for the compiler above the loop would be about something else then. */
function isDirected(loop: ts.Statement): boolean {
  return loop.getFullText().slice(0, loop.getLeadingTriviaWidth()).includes('@ts-');
}

/** `await Promise.all(…)`, or `Promise.all(…)` where an async function returns it. */
function awaitedOrReturned(all: ts.CallExpression): { expression: ts.Expression } | undefined {
  const { parent } = unwrappedParent(all);
  if (ts.isAwaitExpression(parent)) {
    return { expression: parent };
  }
  const returning = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === all);
  return returning ? { expression: all } : undefined;
}

function constantFor(expression: ts.Expression): ts.VariableDeclaration | undefined {
  const { parent } = unwrappedParent(expression);
  return ts.isVariableDeclaration(parent) &&
    ts.isVariableDeclarationList(parent.parent) &&
    parent.parent.declarations.length === 1 &&
    (parent.parent.flags & ts.NodeFlags.Const) !== 0
    ? parent
    : undefined;
}

function textWith(query: ts.CallExpression, { range: [start, end], text }: TextEdit): string {
  const source = query.getSourceFile().text;
  return source.slice(query.getStart(), start) + text + source.slice(end, query.end);
}
