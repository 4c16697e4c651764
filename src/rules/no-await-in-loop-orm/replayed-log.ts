import { mentions, withDerived } from '../../facts/data-flow.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { Repeated } from './finding.ts';
import { sendsWrite } from './sends-write.ts';

/** A log of operations is replayed: what happens depends on which kind an element is, and the order is part of it. */
export function replaysLog({ call, iteration: { body, varying } }: Repeated, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const element = withDerived(varying, body, program);
  for (
    let child: ts.Node = call, { parent } = child;
    child !== body && !ts.isSourceFile(parent);
    child = parent, { parent } = parent
  ) {
    if (ts.isSwitchStatement(parent) && mentions(parent.expression, element, checker)) {
      return (
        parent.caseBlock.clauses.filter((clause) => clause.statements.some((statement) => sendsWrite(statement, program))).length > 1
      );
    }
    if (
      ts.isIfStatement(parent) &&
      child === parent.thenStatement &&
      isKindTest(parent.expression, element, checker) &&
      parent.elseStatement !== undefined
    ) {
      return sendsWrite(parent.elseStatement, program);
    }
    if (ts.isIfStatement(parent) && child === parent.elseStatement && isKindTest(parent.expression, element, checker)) {
      return sendsWrite(parent.thenStatement, program);
    }
  }
  return false;
}

/** `op.type === 'delete'`, of an element. */
function isKindTest(condition: ts.Expression, element: ReadonlySet<ts.Symbol>, checker: ts.TypeChecker): boolean {
  const test = unwrapped(condition);
  return (
    ts.isBinaryExpression(test) &&
    test.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
    (ts.isStringLiteralLike(test.right) || ts.isPropertyAccessExpression(test.right)) &&
    ts.isPropertyAccessExpression(test.left) &&
    mentions(test.left, element, checker)
  );
}
