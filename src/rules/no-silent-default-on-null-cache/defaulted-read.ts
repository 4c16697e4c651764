import ts from 'typescript';

import { type CacheReadValue, cacheReadValue } from '../../facts/cache-read-value.ts';
import { worthWhenAbsent } from '../../typing/absence.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** A place where a missed read is answered with a value that the code holds ready. */
export interface DefaultedRead {
  readonly read: CacheReadValue;
  /** The expression that is missed. */
  readonly subject: ts.Expression;
  /** What stands in for it. */
  readonly value: ts.Expression;
  readonly form: 'branch' | 'operator';
}

const DEFAULTING = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** `read ?? value`, `read || value` and their assignments. */
export function defaultedByOperator({ left, operatorToken, right }: ts.BinaryExpression, program: ts.Program): DefaultedRead | undefined {
  if (!DEFAULTING.has(operatorToken.kind) || !mayBeReady(right)) {
    return undefined;
  }
  const subject = missedIn(left, program);
  return subject && { ...subject, form: 'operator', value: right };
}

/** What `left` is missing when it is nullish: itself, or the name it is looked up under. */
function missedIn(left: ts.Expression, program: ts.Program): Pick<DefaultedRead, 'read' | 'subject'> | undefined {
  const expression = unwrapped(left);
  const read = cacheReadValue(expression, program);
  if (read !== undefined) {
    return read.form === 'hash' ? undefined : { read, subject: expression };
  }
  const name = ts.isElementAccessExpression(expression) ? unwrapped(expression.argumentExpression) : undefined;
  const looked = name && cacheReadValue(name, program);
  return name && looked && { read: looked, subject: name };
}

/** The branches of a ternary that a missed read ends in. */
export function defaultedByTernary({ condition, whenFalse, whenTrue }: ts.ConditionalExpression, program: ts.Program): DefaultedRead | undefined {
  if (!mayBeReady(whenTrue) && !mayBeReady(whenFalse)) {
    return undefined;
  }
  for (const { read, subject, worth } of testedReadsIn(condition, program)) {
    const value = worth ? whenTrue : whenFalse;
    if (mayBeReady(value)) {
      return { form: 'branch', read, subject, value };
    }
  }
  return undefined;
}

/** The value that the branch of an `if` returns or assigns when the read was missed. */
export function defaultedByIf({ elseStatement, expression, thenStatement }: ts.IfStatement, program: ts.Program): DefaultedRead | undefined {
  const values = [valueSetBy(thenStatement), elseStatement && valueSetBy(elseStatement)];
  if (values.every((value) => value === undefined)) {
    return undefined;
  }
  for (const { read, subject, worth } of testedReadsIn(expression, program)) {
    const value = values[worth ? 0 : 1];
    if (value !== undefined) {
      return { form: 'branch', read, subject, value };
    }
  }
  return undefined;
}

interface TestedRead {
  readonly read: CacheReadValue;
  readonly subject: ts.Expression;
  /** What the whole condition is worth when this read was missed. */
  readonly worth: boolean;
}

function testedReadsIn(condition: ts.Expression, program: ts.Program): readonly TestedRead[] {
  const found: TestedRead[] = [];
  function visit(node: ts.Node): void {
    const read = isReference(node) ? cacheReadValue(node, program) : undefined;
    if (read === undefined || !isReference(node)) {
      ts.forEachChild(node, visit);
      return;
    }
    const absent = read.miss === 'empty' ? 'undefined' : read.miss;
    const worth = read.form === 'hash' ? undefined : worthWhenAbsent(condition, (candidate) => candidate === node, absent);
    if (worth !== undefined) {
      found.push({ read, subject: node, worth });
    }
  }
  visit(condition);
  return found;
}

function isReference(node: ts.Node): node is ts.Expression {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isAwaitExpression(node);
}

/** The value that a branch returns or assigns without doing anything else first. */
function valueSetBy(branch: ts.Statement): ts.Expression | undefined {
  const statements = ts.isBlock(branch) ? branch.statements : [branch];
  const [statement] = statements;
  if (statement === undefined || statements.length !== 1) {
    return undefined;
  }
  const value = ts.isReturnStatement(statement) ? statement.expression : assignedIn(statement);
  return value && mayBeReady(value) ? value : undefined;
}

function assignedIn(statement: ts.Statement): ts.Expression | undefined {
  return ts.isExpressionStatement(statement) && ts.isBinaryExpression(statement.expression) &&
    statement.expression.operatorToken.kind === ts.SyntaxKind.EqualsToken
    ? statement.expression.right
    : undefined;
}

/** Whether `value` may be one that the code holds ready, rather than one that it fetches or computes. */
function mayBeReady(value: ts.Expression): boolean {
  const expression = unwrapped(value);
  return (
    ts.isLiteralExpression(expression) || ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) ||
    ts.isObjectLiteralExpression(expression) || ts.isArrayLiteralExpression(expression) ||
    expression.kind === ts.SyntaxKind.TrueKeyword || expression.kind === ts.SyntaxKind.FalseKeyword
  );
}
