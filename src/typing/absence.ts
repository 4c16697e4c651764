import ts from 'typescript';

import { isSameReference } from './same-reference.ts';
import { unwrapped } from './unwrapped.ts';

/** What stands where a value is missing. */
export type Absent = 'null' | 'undefined';

export type IsSubject = (expression: ts.Expression) => boolean;

/**
 * What `condition` is worth when the subject is absent: true, false, or undefined where something else decides too. It reads
 * `!`, `&&`, `||`, `Boolean(x)`, optional chains, and comparisons with null, undefined, literals and the names of `typeof`.
 */
export function worthWhenAbsent(condition: ts.Expression, isSubject: IsSubject, absent: Absent): boolean | undefined {
  const test = withoutAssignment(condition);
  if (isSubject(test) || isOptionalOf(test, isSubject)) {
    return false;
  }
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    return negated(worthWhenAbsent(test.operand, isSubject, absent));
  }
  if (ts.isCallExpression(test)) {
    const [argument] = test.arguments;
    return argument && ts.isIdentifier(test.expression) && test.expression.text === 'Boolean'
      ? worthWhenAbsent(argument, isSubject, absent)
      : undefined;
  }
  if (!ts.isBinaryExpression(test)) {
    return undefined;
  }
  const { left, operatorToken, right } = test;
  const decisive = DECISIVE.get(operatorToken.kind);
  if (decisive !== undefined) {
    const worths = [worthWhenAbsent(left, isSubject, absent), worthWhenAbsent(right, isSubject, absent)];
    return worths.includes(decisive) ? decisive : worths.includes(undefined) ? undefined : !decisive;
  }
  const equality = EQUALITIES.get(operatorToken.kind);
  if (equality === undefined) {
    return undefined;
  }
  const equal = equalsWhenAbsent(left, right, equality.loose, isSubject, absent) ?? equalsWhenAbsent(right, left, equality.loose, isSubject, absent);
  return equality.positive ? equal : negated(equal);
}

/** The worth at which `&&` and `||` need not ask their other side. */
const DECISIVE = new Map<ts.SyntaxKind, boolean>([
  [ts.SyntaxKind.AmpersandAmpersandToken, false],
  [ts.SyntaxKind.BarBarToken, true],
]);

const EQUALITIES = new Map<ts.SyntaxKind, { readonly loose: boolean; readonly positive: boolean }>([
  [ts.SyntaxKind.EqualsEqualsToken, { loose: true, positive: true }],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, { loose: false, positive: true }],
  [ts.SyntaxKind.ExclamationEqualsToken, { loose: true, positive: false }],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, { loose: false, positive: false }],
]);

function equalsWhenAbsent(side: ts.Expression, other: ts.Expression, loose: boolean, isSubject: IsSubject, absent: Absent): boolean | undefined {
  const value = withoutAssignment(side);
  const compared = unwrapped(other);
  if (ts.isTypeOfExpression(value)) {
    const name = absent === 'null' ? 'object' : 'undefined';
    return isSubject(unwrapped(value.expression)) && ts.isStringLiteralLike(compared) ? compared.text === name : undefined;
  }
  const direct = isSubject(value);
  if (!direct && !isOptionalOf(value, isSubject)) {
    return undefined;
  }
  const nullish = nullishOf(compared);
  if (nullish !== undefined) {
    return loose || nullish === (direct ? absent : 'undefined');
  }
  return ts.isLiteralExpression(compared) || isBoolean(compared) || isEnumMember(compared) ? false : undefined;
}

/** `null` or `undefined` as they are written, undefined for any other expression. */
export function nullishOf(expression: ts.Expression): Absent | undefined {
  const value = unwrapped(expression);
  if (value.kind === ts.SyntaxKind.NullKeyword) {
    return 'null';
  }
  return (ts.isIdentifier(value) && value.text === 'undefined') || ts.isVoidExpression(value) ? 'undefined' : undefined;
}

function isBoolean({ kind }: ts.Expression): boolean {
  return kind === ts.SyntaxKind.TrueKeyword || kind === ts.SyntaxKind.FalseKeyword;
}

/** `PaymentStatus.Paid`, read off the capitals: no member of an enum is null. */
function isEnumMember(expression: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression) && /^[A-Z]/.test(expression.expression.text) &&
    /^[A-Z]/.test(expression.name.text)
  );
}

/** `x` of `(y = x)` in a condition: what is tested is what was assigned. */
function withoutAssignment(expression: ts.Expression): ts.Expression {
  const value = unwrapped(expression);
  return ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken ? unwrapped(value.left) : value;
}

/** Whether `expression` is `subject?.…`, which is undefined when the subject is absent. */
function isOptionalOf(expression: ts.Expression, isSubject: IsSubject): boolean {
  for (let link = expression; isLink(link); link = unwrapped(link.expression)) {
    if (link.questionDotToken !== undefined && isSubject(unwrapped(link.expression))) {
      return true;
    }
  }
  return false;
}

function isLink(node: ts.Expression): node is ts.CallExpression | ts.ElementAccessExpression | ts.PropertyAccessExpression {
  return (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)) &&
    (node.flags & ts.NodeFlags.OptionalChain) !== 0;
}

function negated(worth: boolean | undefined): boolean | undefined {
  return worth === undefined ? undefined : !worth;
}

/**
 * Whether the code before `reference` has made sure, in the same file, that it is not absent: by a condition it stands under, by
 * one that left the block before, by a call that was handed the value to judge. Misses loops and assignments in between.
 */
export function isKnownPresent(reference: ts.Expression, absents: readonly Absent[], checker: ts.TypeChecker): boolean {
  return situationOf(reference, reference, absents, 'present', checker) === 'present';
}

/** Whether `node` runs where `reference` is absent: under a condition that is so decided, or after the present ones have left. */
export function runsWhenAbsent(node: ts.Node, reference: ts.Expression, absents: readonly Absent[], checker: ts.TypeChecker): boolean {
  return situationOf(node, reference, absents, 'absent', checker) === 'absent';
}

type Situation = 'absent' | 'present' | undefined;

/** Where one kind of absence would be here and the other would not, `wanted` is what counts. */
function situationOf(
  node: ts.Node,
  reference: ts.Expression,
  absents: readonly Absent[],
  wanted: 'absent' | 'present',
  checker: ts.TypeChecker,
): Situation {
  function isSubject(expression: ts.Expression): boolean {
    return isSameReference(expression, reference, checker);
  }
  function under(condition: ts.Expression, outcome: boolean): Situation {
    const worths = absents.map((absent) => worthWhenAbsent(condition, isSubject, absent));
    const may = { absent: worths.includes(outcome), present: worths.includes(!outcome) };
    if (may[wanted]) {
      return wanted;
    }
    return may.present ? 'present' : may.absent ? 'absent' : isJudgedBy(condition, isSubject) ? 'present' : undefined;
  }
  for (let child: ts.Node = node, { parent } = child; !ts.isSourceFile(child); child = parent, { parent } = parent) {
    const situation = branchSituationOf(child, parent, under) ?? (isStatementList(parent) ? earlierSituationOf(child, parent, under, checker) : undefined);
    if (situation !== undefined) {
      return situation;
    }
  }
  return undefined;
}

type Under = (condition: ts.Expression, outcome: boolean) => Situation;

function branchSituationOf(child: ts.Node, parent: ts.Node, under: Under): Situation {
  if (ts.isIfStatement(parent) && child !== parent.expression) {
    return under(parent.expression, child === parent.thenStatement);
  }
  if (ts.isConditionalExpression(parent) && child !== parent.condition) {
    return under(parent.condition, child === parent.whenTrue);
  }
  if ((ts.isWhileStatement(parent) && child === parent.statement) || (ts.isForStatement(parent) && child === parent.statement)) {
    const condition = ts.isWhileStatement(parent) ? parent.expression : parent.condition;
    return condition && under(condition, true);
  }
  if (ts.isBinaryExpression(parent) && child === parent.right) {
    const decisive = DECISIVE.get(parent.operatorToken.kind);
    return decisive === undefined ? undefined : under(parent.left, !decisive);
  }
  return undefined;
}

function earlierSituationOf(child: ts.Node, { statements }: StatementList, under: Under, checker: ts.TypeChecker): Situation {
  let situation: Situation;
  for (const earlier of statements) {
    if (earlier.pos >= child.pos) {
      break;
    }
    if (ts.isIfStatement(earlier) && earlier.elseStatement === undefined && leaves(earlier.thenStatement)) {
      situation = under(earlier.expression, false) ?? situation;
    } else if (ts.isExpressionStatement(earlier)) {
      const asserted = assertedBy(earlier.expression, checker);
      situation = (asserted && under(asserted, true)) ?? situation;
    }
  }
  return situation;
}

/** What a call of a function that `asserts` something was handed first. */
function assertedBy(expression: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  const call = ts.isCallExpression(expression) && expression.arguments.length > 0 ? expression : undefined;
  const signature = call && checker.getResolvedSignature(call);
  const kind = signature && checker.getTypePredicateOfSignature(signature)?.kind;
  return kind === ts.TypePredicateKind.AssertsIdentifier ? call?.arguments[0] : undefined;
}

type StatementList = ts.Block | ts.CaseOrDefaultClause | ts.SourceFile;

function isStatementList(node: ts.Node): node is StatementList {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node);
}

/** Whether a call in `expression` takes the subject itself: a guard, an assertion, or something that cares for the absence. */
function isJudgedBy(expression: ts.Expression, isSubject: IsSubject): boolean {
  function visit(node: ts.Node): boolean {
    return (
      (ts.isCallExpression(node) && !isBooleanCall(node) && node.arguments.some((argument) => isSubject(argument))) ||
      ts.forEachChild(node, (child) => visit(child) || undefined) === true
    );
  }
  return visit(expression);
}

function isBooleanCall({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'Boolean';
}

/** Whether running `statement` ends with leaving the list of statements it is in. */
export function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  if (last === undefined) {
    return false;
  }
  return (
    ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isBreakOrContinueStatement(last) ||
    (ts.isIfStatement(last) && last.elseStatement !== undefined && leaves(last.thenStatement) && leaves(last.elseStatement))
  );
}
