import { answerOf } from '../calls/classify-response.ts';
import { isAssignment } from '../typing/assignment.ts';
import { localReferencesOf, writeOf } from '../typing/local-references.ts';
import { answerToNaN, isEquality, isKnownNumber, isRelation, worthOfNaN } from '../typing/not-a-number.ts';
import { nullishOf } from '../typing/absence.ts';
import { isSameReference } from '../typing/same-reference.ts';
import { leaves } from '../typing/situation.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { arrivalAt, type Outcome, type UncheckedUse } from './number-arrival.ts';

/**
 * The first thing that the number `parse` arrives at as it is: through constants, arithmetic and literals of its function. Silent where a guard
 * that NaN does not pass stands anywhere, and where it is handed to a function of the program or of an unknown package before.
 */
export function uncheckedUseOf(parse: ts.Expression, program: ts.Program): UncheckedUse | undefined {
  const outcomes = outcomesOf(parse, { isComputed: false, program, seen: new Set() });
  const [first] = outcomes.toSorted((one, other) => one.at.getStart() - other.at.getStart());
  return first === undefined || !('name' in first) || outcomes.some(({ how }) => how === 'guarded') ? undefined : first;
}

/** Whether anything looks at the number `value`, in its function, before or after it is used, or something takes its place. */
export function isGuardedNumber(value: ts.Expression, program: ts.Program): boolean {
  const { parent } = wrapped(value);
  return (
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.BarBarToken && parent.left === wrapped(value)) ||
    (ts.isIdentifier(value) && isKnownNumber(value, program.getTypeChecker())) ||
    outcomesOf(value, { isComputed: false, program, seen: new Set() }).some(({ how }) => how === 'guarded')
  );
}

interface Flow {
  /** Something has been computed from it on the way. */
  readonly isComputed: boolean;
  readonly program: ts.Program;
  readonly seen: Set<ts.Node>;
}

function outcomesOf(value: ts.Expression, flow: Flow): readonly Outcome[] {
  const checker = flow.program.getTypeChecker();
  if (ts.isIdentifier(value) && isKnownNumber(value, checker)) {
    return [];
  }
  const node = wrapped(value);
  const { parent } = node;
  const test = testAround(node);
  if (test !== undefined) {
    return judged(test, value, flow);
  }
  if (isTest(parent)) {
    return isComparedToNothing(parent, node) ? [] : [{ at: node, how: 'guarded' }];
  }
  if (ts.isVariableDeclaration(parent)) {
    return outcomesOfVariable(parent, flow, (use) => outcomesOf(use, flow));
  }
  if (ts.isConditionalExpression(parent)) {
    return outcomesOf(parent, flow);
  }
  if (ts.isBinaryExpression(parent)) {
    return outcomesOfOperand(node, parent, flow);
  }
  if (ts.isPrefixUnaryExpression(parent) && (parent.operator === ts.SyntaxKind.MinusToken || parent.operator === ts.SyntaxKind.PlusToken)) {
    return outcomesOf(parent, { ...flow, isComputed: true });
  }
  if (ts.isCallExpression(parent) && parent.expression !== node) {
    return isMath(parent) ? outcomesOf(parent, { ...flow, isComputed: true }) : arrivalAt(parent, node, undefined, flow.program);
  }
  if (ts.isTemplateSpan(parent)) {
    return flow.isComputed ? [{ at: node, how: 'arithmetic', name: parent.parent.getText() }] : [];
  }
  if (isPart(parent)) {
    return outcomesOfPart(node, node, undefined, flow);
  }
  return isHarmless(parent) ? [] : [{ at: node, how: 'gone' }];
}

/** What hands it to the caller, or does nothing with it. */
function isHarmless(parent: ts.Node): boolean {
  return ts.isReturnStatement(parent) || ts.isArrowFunction(parent) || ts.isExpressionStatement(parent) || ts.isTypeOfExpression(parent);
}

const ARITHMETIC: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskToken, ts.SyntaxKind.MinusToken, ts.SyntaxKind.PercentToken, ts.SyntaxKind.PlusToken, ts.SyntaxKind.SlashToken,
]);

function outcomesOfOperand(node: ts.Expression, operation: ts.BinaryExpression, flow: Flow): readonly Outcome[] {
  const { left, operatorToken, right } = operation;
  const { kind } = operatorToken;
  if (ARITHMETIC.has(kind)) {
    // What `+` makes of a number and a text is a text.
    return isNumber(operation, flow.program) ? outcomesOf(operation, { ...flow, isComputed: true }) : [];
  }
  if (kind === ts.SyntaxKind.QuestionQuestionToken || ((kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken) && right === node)) {
    return outcomesOf(operation, flow);
  }
  if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    return [];
  }
  const declaration = isAssignment(operation) && kind !== ts.SyntaxKind.EqualsToken && ts.isIdentifier(left) && isNumber(left, flow.program)
    ? flow.program.getTypeChecker().getSymbolAtLocation(left)?.valueDeclaration
    : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || flow.seen.has(declaration)) {
    return [{ at: node, how: 'gone' }];
  }
  flow.seen.add(declaration);
  const guards = localReferencesOf(declaration, flow.program).filter((use) => writeOf(use) === undefined).flatMap((use) => outcomesOf(use, flow));
  return [{ at: node, how: 'arithmetic', name: left.getText() }, ...guards.filter(({ how }) => how === 'guarded')];
}

function outcomesOfVariable(declaration: ts.VariableDeclaration, { program, seen }: Flow, outcomesOfUse: (use: ts.Identifier) => readonly Outcome[]): readonly Outcome[] {
  if (seen.has(declaration)) {
    return [];
  }
  seen.add(declaration);
  const uses = localReferencesOf(declaration, program);
  return !ts.isIdentifier(declaration.name) || uses.some((use) => writeOf(use) !== undefined) ? [{ at: declaration, how: 'guarded' }] : uses.flatMap(outcomesOfUse);
}

function isNumber(expression: ts.Expression, program: ts.Program): boolean {
  return (program.getTypeChecker().getTypeAtLocation(expression).flags & ts.TypeFlags.NumberLike) !== 0;
}

function isMath({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'Math';
}

/** A test of a number, whether or not a statement asks it. */
function isTest(node: ts.Node): node is ts.Expression {
  return (
    isRelation(node) || isEquality(node) || (ts.isCallExpression(node) && answerToNaN(node) !== undefined) ||
    (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
  );
}

function isComparedToNothing(test: ts.Node, node: ts.Expression): boolean {
  return isEquality(test) && nullishOf(test.left === node ? test.right : test.left) !== undefined;
}

/** The whole condition that `node` is a part of, where a statement or a conditional asks it. */
function testAround(node: ts.Expression): ts.Expression | undefined {
  const { parent } = node;
  if (
    ((ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && parent.expression === node) ||
    ((ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node)
  ) {
    return node;
  }
  const joins = ts.isBinaryExpression(parent) && (parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken || parent.operatorToken.kind === ts.SyntaxKind.BarBarToken);
  return joins || isTest(parent) ? testAround(wrapped(parent)) : undefined;
}

/** What comes of asking `test`: NaN is let through, turned away, or refused by an `else`. */
function judged(test: ts.Expression, value: ts.Expression, { program }: Flow): readonly Outcome[] {
  const checker = program.getTypeChecker();
  const node = wrapped(value);
  if (isComparedToNothing(node.parent, node)) {
    return [];
  }
  const worth = worthOfNaN(test, (tested) => unwrapped(tested) === unwrapped(value) || isSameReference(tested, value, checker));
  const { parent } = test;
  if (worth !== false || (ts.isIfStatement(parent) && parent.elseStatement !== undefined && leaves(parent.elseStatement))) {
    return [{ at: test, how: 'guarded' }];
  }
  return ts.isIfStatement(parent) && isRelation(node.parent) && leaves(parent.thenStatement) && refuses(parent.thenStatement, program)
    ? [{ at: node, how: 'limit', name: node.parent.getText() }]
    : [];
}

/** Whether `statement` throws, or answers that the request is wrong. */
function refuses(statement: ts.Node, program: ts.Program): boolean {
  return (
    ts.isThrowStatement(statement) || (ts.isCallExpression(statement) && (answerOf(statement, program)?.status ?? 0) >= 400) ||
    ts.forEachChild(statement, (child) => refuses(child, program) || undefined) === true
  );
}

type Part = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression | ts.PropertyAssignment | ts.ShorthandPropertyAssignment | ts.SpreadAssignment | ts.SpreadElement;

function isPart(node: ts.Node): node is Part {
  return (
    ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) ||
    ts.isSpreadAssignment(node) || ts.isSpreadElement(node)
  );
}

/** A member of what holds the number may be the number, and be looked at. */
function isMember(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** Where the literal arrives that holds `value`, of which `property` is the innermost property on the way. */
function outcomesOfPart(value: ts.Node, part: ts.Node, property: ts.PropertyName | undefined, flow: Flow): readonly Outcome[] {
  const { parent } = ts.isExpression(part) ? wrapped(part) : part;
  if (isPart(parent)) {
    return outcomesOfPart(value, parent, property ?? (ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent) ? parent.name : undefined), flow);
  }
  if (ts.isConditionalExpression(parent) || (ts.isBinaryExpression(parent) && !isAssignment(parent))) {
    return outcomesOfPart(value, parent, property, flow);
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return arrivalAt(parent, value, property, flow.program);
  }
  if (ts.isVariableDeclaration(parent)) {
    return outcomesOfVariable(parent, flow, (use) => (ts.isExpression(use.parent) && isMember(use.parent) ? [{ at: use, how: 'guarded' }] : outcomesOfPart(use, use, property, flow)));
  }
  return isHarmless(parent) ? [] : [{ at: value, how: 'gone' }];
}
