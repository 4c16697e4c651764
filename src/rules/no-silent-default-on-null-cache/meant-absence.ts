import { keyTextsOf, useOfKey } from '../../facts/cache-key.ts';
import { localReferencesOf } from '../../typing/local-references.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { wrapped } from '../../typing/wrapped.ts';
import {
  areLogLevels, isDownWord, isGrantWord, isLeastAccess, isNamedFor, isOverWord, isRecordName,
} from './absence-vocabulary.ts';
import type { BusinessValue } from './business-value.ts';
import type { DefaultedRead } from './defaulted-read.ts';
import { destinationNameOf } from './destination.ts';
import { isQuantityName } from './vocabulary.ts';

/**
 * Whether it may well be meant that nothing under the key is answered so: what has ended, what gives no sign of life, the least
 * of all accesses, the first hit that is counted, a matter of taste, a mark, and what is only held against another value.
 */
export function isMeantAbsence(defaulted: DefaultedRead, { text, union, word = text }: BusinessValue, program: ts.Program): boolean {
  const { read: { key }, value } = defaulted;
  const names = namesOf(defaulted, program);
  const context = [names, union?.name, destinationNameOf(value)].join(' ');
  const isOfRecord = isRecordName(context);
  if (isHeldAgainst(defaulted, program) || areLogLevels(union?.members ?? [])) {
    return true;
  }
  if (isOverWord(word) && (isNamedFor('credential', `${names} ${word}`) || (!isOfRecord && (key === undefined || keyTextsOf(key, program).length === 0)))) {
    return true;
  }
  if (isDownWord(word) && isNamedFor('heartbeat', context)) {
    return true;
  }
  if (isOfRecord) {
    return false;
  }
  if (isNamedFor('preference', names) || isNamedFor('dialogue', context) || isDownWord(word) || isLeastAccess(word, union?.members ?? [])) {
    return true;
  }
  const use = key && useOfKey(key, program);
  return (
    (use?.isMark ?? false) || (isOverWord(word) && use?.expires === true) ||
    (isGrantWord(word) && !isQuantityName(context) &&
      (use?.isCounted === true || isNamedFor('rate', names) || isNamedFor('counter', names) || isCountedWith(defaulted, program)))
  );
}

/** The key as it is written here, as it is made, and the calls that it went through. */
function namesOf({ read: { key, path }, subject }: DefaultedRead, program: ts.Program): string {
  const made = key && path.length === 0 ? keyTextsOf(key, program) : [];
  return [key?.getText(), ...made, ...path, path.length > 0 ? callBehind(subject, program)?.getText() : undefined].join(' ');
}

/** The call that brought `subject`, where it is one itself or a constant, or a member of one. */
function callBehind(subject: ts.Node, program: ts.Program): ts.CallExpression | undefined {
  if (ts.isPropertyAccessExpression(subject)) {
    return callBehind(unwrapped(subject.expression), program);
  }
  function visit(node: ts.Node): ts.CallExpression | undefined {
    return ts.isCallExpression(node) ? node : ts.forEachChild(node, visit);
  }
  const declaration = ts.isIdentifier(subject) ? program.getTypeChecker().getSymbolAtLocation(subject)?.valueDeclaration : undefined;
  return declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer && visit(declaration.initializer) : visit(subject);
}

/** Whether the value is only held against another that is computed: `(last ?? 'pending') !== now`. */
function isHeldAgainst({ by, value }: DefaultedRead, program: ts.Program): boolean {
  const { parent } = value;
  if (by === undefined || !ts.isBinaryExpression(parent)) {
    return false;
  }
  const whole = wrapped(parent);
  if (!ts.isVariableDeclaration(whole.parent) || !ts.isIdentifier(whole.parent.name)) {
    return isComparedWithValue(whole);
  }
  const uses = localReferencesOf(whole.parent, program);
  return uses.length > 0 && uses.every((use) => isComparedWithValue(wrapped(use)));
}

function isComparedWithValue(node: ts.Expression): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || !/^[!=]==?$/.test(parent.operatorToken.getText())) {
    return false;
  }
  const other = unwrapped(parent.left === node ? parent.right : parent.left);
  return !ts.isLiteralExpression(other) && other.kind !== ts.SyntaxKind.NullKeyword && other.getText() !== 'undefined' && !/^[A-Z]\w*\./.test(other.getText());
}

/** Whether what was read is taken for a number in the same function: a count, as far as nothing calls it anything else. */
function isCountedWith({ subject }: DefaultedRead, program: ts.Program): boolean {
  const declaration = ts.isIdentifier(subject) ? program.getTypeChecker().getSymbolAtLocation(subject)?.valueDeclaration : undefined;
  return declaration !== undefined && ts.isVariableDeclaration(declaration) && localReferencesOf(declaration, program).some(isTakenForNumber);
}

function isTakenForNumber(use: ts.Identifier): boolean {
  const { parent } = wrapped(use);
  return (
    (ts.isCallExpression(parent) && /^(?:Number|parseInt|Number\.parseInt)$/.test(parent.expression.getText())) ||
    (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.PlusToken) ||
    (ts.isBinaryExpression(parent) && /^[<>]=?$/.test(parent.operatorToken.getText()))
  );
}
