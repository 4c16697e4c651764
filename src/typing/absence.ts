import { isSameReference } from './same-reference.ts';
import { type IsSubject, negated, type Situation, situationOf, withoutAssignment, worthOf } from './situation.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** What stands where a value is missing. */
export type Absent = 'null' | 'undefined';

/**
 * What `condition` is worth when the subject is absent: true, false, or undefined where something else decides too. It reads
 * `!`, `&&`, `||`, `Boolean(x)`, optional chains, and comparisons with null, undefined, literals and the names of `typeof`.
 */
export function worthWhenAbsent(condition: ts.Expression, isSubject: IsSubject, absent: Absent): boolean | undefined {
  return worthOf(condition, (test) => (isSubject(test) || isOptionalOf(test, isSubject) ? false : comparedWhenAbsent(test, isSubject, absent)));
}

function comparedWhenAbsent(test: ts.Expression, isSubject: IsSubject, absent: Absent): boolean | undefined {
  const equality = ts.isBinaryExpression(test) ? EQUALITIES.get(test.operatorToken.kind) : undefined;
  if (equality === undefined || !ts.isBinaryExpression(test)) {
    return undefined;
  }
  const { left, right } = test;
  const equal = equalsWhenAbsent(left, right, equality.loose, isSubject, absent) ?? equalsWhenAbsent(right, left, equality.loose, isSubject, absent);
  return equality.positive ? equal : negated(equal);
}

/** How each operator compares. */
export const EQUALITIES = new Map<ts.SyntaxKind, { readonly loose: boolean; readonly positive: boolean }>([
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

/**
 * Whether the code before `reference` has made sure, in the same file, that it is not absent: by a condition it stands under, by
 * one that left the block before, by a call that was handed the value to judge. Misses loops and assignments in between.
 */
export function isKnownPresent(reference: ts.Expression, absents: readonly Absent[], checker: ts.TypeChecker): boolean {
  return absenceAround(reference, reference, absents, 'present', checker) === 'present';
}

/** Whether `node` runs where `reference` is absent: under a condition that is so decided, or after the present ones have left. */
export function runsWhenAbsent(node: ts.Node, reference: ts.Expression, absents: readonly Absent[], checker: ts.TypeChecker): boolean {
  return absenceAround(node, reference, absents, 'absent', checker) === 'absent';
}

function absenceAround(node: ts.Node, reference: ts.Expression, absents: readonly Absent[], wanted: 'absent' | 'present', checker: ts.TypeChecker): Situation {
  function isSubject(expression: ts.Expression): boolean {
    return isSameReference(expression, reference, checker);
  }
  return situationOf(node, isSubject, (condition) => absents.map((absent) => worthWhenAbsent(condition, isSubject, absent)), wanted, checker);
}
