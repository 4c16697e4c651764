import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';

type Declared = ts.PropertyDeclaration | ts.VariableDeclaration;

/** Whether a variable starts with no value: with nothing, `undefined` or `null`. */
export function isNullish(initial: ts.Expression | undefined): boolean {
  const value = initial && unwrapped(initial);
  return (
    value === undefined || value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(value) && value.text === 'undefined')
  );
}

/** Whether the code allows for there being no answer: it tests the value here, or has before. */
export function isTested(read: ts.Expression, declaration: Declared, checker: ts.TypeChecker): boolean {
  const { parent } = wrapped(read);
  return isNarrowed(read, declaration, checker) || isTest(wrapped(read), parent);
}

function isNarrowed(read: ts.Expression, { name }: Declared, checker: ts.TypeChecker): boolean {
  const symbol = checker.getSymbolAtLocation(name);
  return (
    symbol !== undefined && admitsNullish(checker.getTypeOfSymbol(symbol)) && !admitsNullish(checker.getTypeAtLocation(read))
  );
}

function admitsNullish(type: ts.Type): boolean {
  return (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0);
}

function isTest(child: ts.Node, parent: ts.Node): boolean {
  if (
    ts.isIfStatement(parent) ||
    ts.isWhileStatement(parent) ||
    ts.isDoStatement(parent) ||
    ts.isSwitchStatement(parent) ||
    ts.isTypeOfExpression(parent)
  ) {
    return true;
  }
  if (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) {
    return parent.condition === child;
  }
  if (ts.isBinaryExpression(parent)) {
    return TESTS.has(parent.operatorToken.kind);
  }
  return (
    ts.isPrefixUnaryExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && parent.questionDotToken !== undefined) ||
    (ts.isCallExpression(parent) && parent.questionDotToken !== undefined)
  );
}

const TESTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InstanceOfKeyword,
]);
