import { EQUALITIES, nullishOf } from './absence.ts';
import { type IsSubject, situationOf, worthOf } from './situation.ts';
import { isSameReference } from './same-reference.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/** What the functions that ask it of a number answer for NaN. */
const ANSWERS: ReadonlyMap<string, boolean> = new Map([
  ['isFinite', false],
  ['isInteger', false],
  ['isNaN', true],
  ['isSafeInteger', false],
]);

const RELATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.LessThanToken,
]);

/** Whether `node` is `a < b` or the like, which is false for NaN on either side. */
export function isRelation(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && RELATIONS.has(node.operatorToken.kind);
}

/** Whether `node` is `a === b`, `a != b` or the like. */
export function isEquality(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && EQUALITIES.has(node.operatorToken.kind);
}

/** What `call`, one of `isNaN(x)`, `Number.isInteger(x)` and the like, answers for NaN; undefined for any other call. */
export function answerToNaN({ arguments: given, expression }: ts.CallExpression): boolean | undefined {
  const name = ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Number' ? expression.name : expression;
  return given.length === 1 && ts.isIdentifier(name) ? ANSWERS.get(name.text) : undefined;
}

/**
 * What `condition` is worth when the subject is NaN: true, false, or undefined where something else decides too, as it does
 * wherever the subject is compared with `===`, but with null and undefined, which it never is.
 */
export function worthOfNaN(condition: ts.Expression, isSubject: IsSubject): boolean | undefined {
  return worthOf(condition, (test) => {
    if (isSubject(test)) {
      return false;
    }
    if (ts.isCallExpression(test)) {
      const [argument] = test.arguments;
      return argument !== undefined && isSubject(argument) ? answerToNaN(test) : undefined;
    }
    if (isRelation(test)) {
      return isSubject(test.left) || isSubject(test.right) ? false : undefined;
    }
    if (!isEquality(test) || !isSubject(test.left)) {
      return undefined;
    }
    return isSubject(test.right) || nullishOf(test.right) !== undefined ? !EQUALITIES.get(test.operatorToken.kind)?.positive : undefined;
  });
}

/** Whether the code before and around `reference` has made sure that it is no NaN, or has handed it to something that judges it. */
export function isKnownNumber(reference: ts.Expression, checker: ts.TypeChecker): boolean {
  function isSubject(expression: ts.Expression): boolean {
    return isSameReference(unwrapped(expression), reference, checker);
  }
  return situationOf(reference, isSubject, (condition) => [worthOfNaN(condition, isSubject)], 'present', checker) === 'present';
}
