import { type CacheReadValue, cacheReadBinding, cacheReadDefaulted, cacheReadPassed, cacheReadValue } from '../../facts/cache-read-value.ts';
import { type Absent, nullishOf, worthWhenAbsent } from '../../typing/absence.ts';
import { leaves } from '../../typing/situation.ts';
import { DEFAULT_LIBRARY } from '../../typing/declaring-package.ts';
import { isTypeNamed } from '../../typing/named-type.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { mayBeReady, readyValueOf, valueSetBy } from './ready-value.ts';

/** A place where a missed read is answered with a value that the code holds ready. */
export interface DefaultedRead {
  readonly read: CacheReadValue;
  /** The expression or name that is missed. */
  readonly subject: ts.Expression | ts.BindingName;
  /** What stands in for it. */
  readonly value: ts.Expression;
  /** The code that puts it there: `?? 'failed'`; undefined where a branch does. */
  readonly by: string | undefined;
}

/** Whether a value, standing in for `subject`, is one that a decision is taken on; asked before what costs more. */
export type Decides = (value: ts.Expression, subject: ts.Expression | ts.BindingName) => boolean;

type Site<Node> = (node: Node, program: ts.Program, decides: Decides) => DefaultedRead | undefined;

const DEFAULTING = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

/** `read ?? value`, `read || value` and their assignments. */
export const defaultedByOperator: Site<ts.BinaryExpression> = ({ left, operatorToken, right }, program, decides) => {
  if (!DEFAULTING.has(operatorToken.kind) || !mayBeReady(right) || !decides(right, unwrapped(left))) {
    return undefined;
  }
  const missed = missedIn(left, program);
  return missed && { ...missed, by: `${operatorToken.getText()} `, value: right };
};

/** What `left` is missing when it is nullish: itself, or the name it is looked up under. */
function missedIn(left: ts.Expression, program: ts.Program): Pick<DefaultedRead, 'read' | 'subject'> | undefined {
  const expression = unwrapped(left);
  for (const subject of [expression, lookedUpIn(expression, program)]) {
    const read = subject && readOf(subject, program);
    if (read !== undefined) {
      return { read, subject: subject ?? expression };
    }
  }
  return undefined;
}

/** A missed value that is not a hash, a list or a record, which are never nullish. */
function readOf(expression: ts.Expression, program: ts.Program): CacheReadValue | undefined {
  const read = cacheReadValue(expression, program) ?? cacheReadPassed(expression, program);
  return read?.miss === 'empty' ? undefined : read;
}

function lookedUpIn(expression: ts.Expression, program: ts.Program): ts.Expression | undefined {
  if (ts.isElementAccessExpression(expression)) {
    return unwrapped(expression.argumentExpression);
  }
  const [key] = ts.isCallExpression(expression) ? expression.arguments : [];
  if (key === undefined || !ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) {
    return undefined;
  }
  const { expression: receiver, name } = expression.expression;
  const isMap = (map: string): boolean => isTypeNamed(program.getTypeChecker().getTypeAtLocation(receiver), map, [DEFAULT_LIBRARY], program);
  return name.text === 'get' && (isMap('Map') || isMap('ReadonlyMap')) ? unwrapped(key) : undefined;
}

/** The branches of a ternary that a missed read ends in. */
export const defaultedByTernary: Site<ts.ConditionalExpression> = ({ condition, whenFalse, whenTrue }, program, decides) =>
  branchTaken(condition, [readyValueOf(whenTrue), readyValueOf(whenFalse)], program, decides);

/** The value that the branch of an `if`, or the `return` after one that has none, gives when the read was missed. */
export const defaultedByIf: Site<ts.IfStatement> = (statement, program, decides) => {
  const { elseStatement, expression, thenStatement } = statement;
  const otherwise = elseStatement ?? (leaves(thenStatement) ? statementAfter(statement) : undefined);
  return branchTaken(expression, [valueSetBy([thenStatement]), otherwise && valueSetBy([otherwise])], program, decides);
};

const ABSENTS: readonly Absent[] = ['null', 'undefined'];

function branchTaken(
  condition: ts.Expression,
  [whenTrue, whenFalse]: readonly (ts.Expression | undefined)[],
  program: ts.Program,
  decides: Decides,
): DefaultedRead | undefined {
  if ((whenTrue ?? whenFalse) === undefined) {
    return undefined;
  }
  for (const subject of referencesIn(condition)) {
    const taken = ABSENTS.map((absent) => {
      const worth = worthWhenAbsent(condition, (candidate) => candidate === subject, absent);
      return worth === undefined ? undefined : worth ? whenTrue : whenFalse;
    });
    const deciding = new Set(taken.filter((value) => value !== undefined && decides(value, subject)));
    const read = deciding.size === 0 ? undefined : readOf(subject, program);
    const value = read && taken[ABSENTS.indexOf(read.miss === 'undefined' ? 'undefined' : 'null')];
    if (read !== undefined && value !== undefined && deciding.has(value)) {
      return { by: undefined, read, subject, value };
    }
  }
  return undefined;
}

/** What `default:` gives when the `switch` is over a read, and no case is the one of a miss. */
export const defaultedBySwitch: Site<ts.SwitchStatement> = ({ caseBlock: { clauses }, expression }, program, decides) => {
  const subject = unwrapped(expression);
  const fallback = clauses.find(ts.isDefaultClause);
  const value = fallback && valueSetBy(fallback.statements);
  if (value === undefined || !decides(value, subject) || clauses.some((clause) => ts.isCaseClause(clause) && nullishOf(clause.expression) !== undefined)) {
    return undefined;
  }
  const read = readOf(subject, program);
  return read && { by: undefined, read, subject, value };
};

/** `const { status = value } = read` and `(status = value) => …`: defaults that stand in for undefined, and never for null. */
export const defaultedByPattern: Site<ts.BindingElement | ts.ParameterDeclaration> = (element, program, decides) => {
  const { initializer: value, name } = element;
  if (value === undefined || !mayBeReady(value) || !decides(value, name)) {
    return undefined;
  }
  const read = ts.isParameter(element) ? cacheReadDefaulted(element, program) : cacheReadBinding(element, program);
  return read?.miss === 'undefined' ? { by: '= ', read, subject: name, value } : undefined;
};

/** What a `catch` gives when the JSON of a missed read has no fields: `JSON.parse(null)` is null. */
export const defaultedByCatch: Site<ts.CatchClause> = ({ block, parent }, program, decides) => {
  const value = valueSetBy([block]);
  function visit(node: ts.Node): DefaultedRead | undefined {
    const text = ts.isCallExpression(node) && node.expression.getText() === 'JSON.parse' ? node.arguments[0] : undefined;
    const subject = text && unwrapped(text);
    if (value !== undefined && subject !== undefined && decides(value, subject) && isOpened(node, program)) {
      const read = readOf(subject, program);
      return read?.miss === 'null' ? { by: undefined, read, subject, value } : undefined;
    }
    return ts.isFunctionLike(node) ? undefined : ts.forEachChild(node, visit);
  }
  return value && visit(parent.tryBlock);
};

/** Whether a field of `call`, or of the constant it initialises, is read in a way that throws on null. */
function isOpened(call: ts.Node, program: ts.Program): boolean {
  let node = call;
  while (ts.isParenthesizedExpression(node.parent) || ts.isAsExpression(node.parent) || ts.isNonNullExpression(node.parent)) {
    node = node.parent;
  }
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent)) {
    return ts.isPropertyAccessExpression(parent) && parent.questionDotToken === undefined;
  }
  const { name } = parent;
  if (!ts.isIdentifier(name)) {
    return true;
  }
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(name);
  const visit = (use: ts.Node): boolean =>
    (ts.isPropertyAccessExpression(use) && use.questionDotToken === undefined && ts.isIdentifier(use.expression) &&
      checker.getSymbolAtLocation(use.expression) === symbol) ||
    (ts.forEachChild(use, visit) ?? false);
  return visit(parent.parent.parent.parent);
}

function referencesIn(condition: ts.Expression): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isAwaitExpression(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  }
  visit(condition);
  return found;
}

function statementAfter(statement: ts.Statement): ts.Statement | undefined {
  const { parent } = statement;
  return ts.isBlock(parent) ? parent.statements[parent.statements.indexOf(statement) + 1] : undefined;
}
