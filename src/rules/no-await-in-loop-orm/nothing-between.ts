import { isAssignment } from '../../typing/assignment.ts';
import { isInvocation } from '../../typing/callee-symbol.ts';
import { isWithin } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { statementOf } from './statement-of.ts';

/** Whether no code runs between `declaration` and `loop` but the declarations in `apart`. */
export function isQuietBetween(declaration: ts.Node, loop: ts.Statement, apart: readonly ts.Node[]): boolean {
  const first = statementOf(declaration);
  const siblings =
    ts.isBlock(loop.parent) || ts.isSourceFile(loop.parent) || ts.isCaseOrDefaultClause(loop.parent)
      ? loop.parent.statements
      : [];
  function runs(node: ts.Node): boolean {
    return acts(node) || (ts.forEachChild(node, (child) => runs(child) || undefined) ?? false);
  }
  return siblings
    .filter(
      (statement) =>
        first !== undefined &&
        statement.pos >= first.end &&
        statement.end <= loop.pos &&
        !apart.some((node) => isWithin(node, statement)),
    )
    .every((statement) => !runs(statement));
}

/** Whether `expression` is sure to run, and before all else that `statement` does. */
export function isFirstIn(expression: ts.Expression, statement: ts.Statement): boolean {
  function runsBefore(node: ts.Node): boolean {
    return (
      node.pos < expression.pos &&
      ((acts(node) && node.end <= expression.pos) ||
        (ts.forEachChild(node, (child) => runsBefore(child) || undefined) ?? false))
    );
  }
  for (let node: ts.Node = expression; node !== statement; node = node.parent) {
    if (!UNCONDITIONAL.has(node.kind)) {
      return false;
    }
  }
  return !runsBefore(statement);
}

/** Whether `node` by itself runs other code, waits, or changes what a name stands for. */
function acts(node: ts.Node): boolean {
  return (
    isInvocation(node) ||
    isAssignment(node) ||
    ts.isAwaitExpression(node) ||
    ts.isYieldExpression(node) ||
    ts.isDecorator(node) ||
    ts.isDeleteExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && STEPPING.has(node.operator)) ||
    ts.isForOfStatement(node) ||
    ts.isSpreadElement(node) ||
    ts.isArrayBindingPattern(node) ||
    (ts.isVariableDeclarationList(node) && /^await\s/.test(node.getText()))
  );
}

const STEPPING: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.MinusMinusToken, ts.SyntaxKind.PlusPlusToken]);

const UNCONDITIONAL = new Set([
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.AsExpression,
  ts.SyntaxKind.AwaitExpression,
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.SatisfiesExpression,
  ts.SyntaxKind.SpreadAssignment,
  ts.SyntaxKind.SpreadElement,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.VariableDeclarationList,
]);
