import { type ClassifiedCall, classifyCall, conflictCodeOf } from '../calls/classify-call.ts';
import { runsWhenAbsent } from '../typing/absence.ts';
import { calleeOf } from '../typing/callee-symbol.ts';
import { enclosingFunctionOf, isFunctionWithBody } from '../typing/enclosing-function.ts';
import { perProgram } from '../typing/per-program.ts';
import { rootSymbolOf } from '../typing/referenced-symbol.ts';
import { isRejectionHandler } from '../typing/rejection-handler.ts';
import { isSameReference } from '../typing/same-reference.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { conditionsOn, worthWhenZero } from './checked-then-acted/conditions.ts';
import { holdsValue, isLiteral, leavesOf } from './checked-then-acted/filter.ts';
import { fileKindOf } from './file-kind.ts';
import { looksAtError } from './retried.ts';
import { isSerializable } from './serializable.ts';
import { singleFlightOf } from './single-flight.ts';
import { unguardedRotationsIn } from './token-rotation.ts';

type Query = Extract<ClassifiedCall, { kind: 'query' }>;

/** A write that is right only as long as what a query of the same function has found is still so. */
export interface CheckedThenActed {
  readonly role: Query;
  /** The query that looked, and the constant that holds its answer. */
  readonly found: ts.CallExpression;
  readonly declaration: ts.VariableDeclaration & { readonly name: ts.Identifier };
  /** Of a change: the field that a condition looked at and that the write changes, and that condition. */
  readonly checked: { readonly field: string; readonly condition: ts.Expression } | undefined;
}

/**
 * The check that `act`, a query that adds or changes one row, relies on: its function has looked for the row by values that the new one
 * has too and found none, or has looked at a field that the change overwrites. None where something keeps the second of two requests out:
 * a handler that looks at the error, a lock, a serializable transaction, a condition in the filter. Misses a check and an act in two functions.
 */
export function checkedBefore(act: ts.CallExpression, program: ts.Program): CheckedThenActed | undefined {
  const role = classifyCall(act, program);
  if (role?.kind !== 'query' || role.row === undefined) {
    return undefined;
  }
  const model = modelOf(act, program);
  const data = objectAt(act, 'data');
  if (model === undefined || data === undefined) {
    return undefined;
  }
  for (const declaration of answersBefore(act)) {
    const found = sentIn(declaration.initializer);
    const looked = found && classifyCall(found, program);
    if (found !== undefined && looked?.kind === 'query' && looked.operation === 'read' && modelOf(found, program) === model) {
      const checked = role.row === 'changed' ? fieldChecked(act, declaration, data, program) : undefined;
      const relies =
        role.row === 'added' ? sharesKey(found, data, program) && runsWhenNone(act, declaration, program) : checked !== undefined;
      if (relies && !isGuarded(act, role, program)) {
        return { checked, declaration, found, role };
      }
    }
  }
  return undefined;
}

/** The thing a query is sent for: the `user` of `prisma.user.create(…)`. */
function modelOf(call: ts.CallExpression, program: ts.Program): ts.Symbol | undefined {
  const callee = calleeOf(call);
  return ts.isPropertyAccessExpression(callee) ? rootSymbolOf(unwrapped(callee.expression), program.getTypeChecker()) : undefined;
}

/** What `call` is handed under `key`. */
export function objectAt(call: ts.CallExpression, key: string): ts.Expression | undefined {
  const [given] = call.arguments;
  const object = given && unwrapped(given);
  const property = object && ts.isObjectLiteralExpression(object) ? object.properties.find(({ name }) => name?.getText() === key) : undefined;
  if (property !== undefined && ts.isShorthandPropertyAssignment(property)) {
    return property.name;
  }
  return property && ts.isPropertyAssignment(property) ? unwrapped(property.initializer) : undefined;
}

type Answer = ts.VariableDeclaration & { readonly name: ts.Identifier };

/** The constants before `act` in its function, nearest first. */
function answersBefore(act: ts.Node): readonly Answer[] {
  const answers: Answer[] = [];
  const within = enclosingFunctionOf(act);
  (function visit(node: ts.Node): void {
    if (node.pos >= act.pos || (isFunctionWithBody(node) && node !== within)) {
      return;
    }
    if (ts.isVariableDeclaration(node) && node.end <= act.pos && ts.isIdentifier(node.name) && isInScope(node, act)) {
      answers.unshift(node as Answer);
    }
    ts.forEachChild(node, visit);
  })(within);
  return answers;
}

function isInScope({ parent }: ts.VariableDeclaration, act: ts.Node): boolean {
  const block = parent.parent.parent;
  return block.pos <= act.pos && act.end <= block.end;
}

/** The call that `const x = await …` waits for. */
function sentIn(value: ts.Expression | undefined): ts.CallExpression | undefined {
  const held = value && unwrapped(value);
  const sent = held !== undefined && ts.isAwaitExpression(held) ? unwrapped(held.expression) : undefined;
  return sent !== undefined && ts.isCallExpression(sent) ? sent : undefined;
}

/** Whether a value that the query looked for is one that the new row gets, under the same name. */
function sharesKey(found: ts.CallExpression, data: ts.Expression, program: ts.Program): boolean {
  const where = objectAt(found, 'where');
  return where !== undefined && leavesOf(where).some(({ name, value }) => !isLiteral(value) && holdsValue(data, name, value, program));
}

/** Whether `act` runs where the answer is that there is none: nothing, zero, or an empty list. */
function runsWhenNone(act: ts.Node, { name }: Answer, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(name);
  return (type.flags & ts.TypeFlags.NumberLike) !== 0 || checker.isArrayType(type)
    ? conditionsOn(act).some(({ condition, outcome }) => worthWhenZero(condition, name, checker) === outcome)
    : runsWhenAbsent(act, name, ['null', 'undefined'], checker);
}

/** The field of the found row that a condition before `act` looked at, and that `act` overwrites by its key alone. */
function fieldChecked(act: ts.CallExpression, { name }: Answer, data: ts.Expression, program: ts.Program): CheckedThenActed['checked'] {
  const checker = program.getTypeChecker();
  const where = objectAt(act, 'where');
  const object = unwrapped(data);
  if (where === undefined || !ts.isObjectLiteralExpression(where) || where.properties.length !== 1 || !ts.isObjectLiteralExpression(object)) {
    return undefined;
  }
  const written = new Map(object.properties.flatMap((property) => (property.name === undefined ? [] : [[property.name.getText(), property] as const])));
  for (const { condition } of conditionsOn(act)) {
    const fields = fieldsIn(condition, name, checker).filter((field) => written.has(field.name.text));
    const [field] = fields.filter((candidate) => !isComparedWithNew(candidate, written.get(candidate.name.text), checker));
    if (field !== undefined) {
      return { condition, field: field.name.text };
    }
  }
  return undefined;
}

function fieldsIn(node: ts.Node, name: ts.Identifier, checker: ts.TypeChecker): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  (function visit(child: ts.Node): void {
    if (ts.isPropertyAccessExpression(child) && isSameReference(child.expression, name, checker)) {
      found.push(child);
    }
    ts.forEachChild(child, visit);
  })(node);
  return found;
}

/** `if (user.name !== name)` before writing `name`: it saves a write, and decides nothing. */
function isComparedWithNew({ parent }: ts.Node, property: ts.ObjectLiteralElementLike | undefined, checker: ts.TypeChecker): boolean {
  const value = property && (ts.isPropertyAssignment(property) ? property.initializer : ts.isShorthandPropertyAssignment(property) ? property.name : undefined);
  return (
    value !== undefined && ts.isBinaryExpression(parent) &&
    [parent.left, parent.right].some((side) => isSameReference(side, value, checker) || (isLiteral(value) && unwrapped(side).getText() === value.getText()))
  );
}

function isGuarded(act: ts.CallExpression, role: Query, program: ts.Program): boolean {
  return (
    isAwaitedInTry(act, program) ||
    isSerializable(act, program) ||
    singleFlightOf(act, program)?.kind === 'held' ||
    (role.row === 'added' && isConflictAnswered(conflictCodeOf(role.library), program)) ||
    (role.row === 'changed' && unguardedRotationsIn(act.getSourceFile(), program).some(({ rotated }) => rotated === act))
  );
}

/** Whether a handler around `act` or on its promise looks at what failed. */
function isAwaitedInTry(act: ts.CallExpression, program: ts.Program): boolean {
  for (let child: ts.Node = act, { parent } = child; !isFunctionWithBody(child) && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isTryStatement(parent) && child === parent.tryBlock && parent.catchClause !== undefined && looksAtError(parent.catchClause)) {
      return true;
    }
    if (ts.isCallExpression(parent) && parent.arguments.length > 0 && child === parent.expression && isRejectionHandler(parent.arguments.at(-1) ?? parent, program.getTypeChecker())) {
      return true;
    }
  }
  return false;
}

/** Whether one place of the program, which adds no row itself, answers for conflicts: an error middleware, a filter. */
function isConflictAnswered(code: string | undefined, program: ts.Program): boolean {
  return code !== undefined && handlingFilesIn(program, program).some(({ text }) => text.includes(`'${code}'`) || text.includes(`"${code}"`));
}

const handlingFilesIn = perProgram<ts.Program, readonly ts.SourceFile[]>((program) =>
  program.getSourceFiles().filter((file) => !file.isDeclarationFile && !/\.create\(|@ts-nocheck/.test(file.text) && fileKindOf(file, program) !== 'test'),
);
