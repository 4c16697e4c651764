import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** Where the outcomes of `Promise.allSettled` go. */
export interface Settled {
  /** What is settled. */
  readonly work: ts.Expression;
  /** The whole expression that answers the outcomes, `await` included. */
  readonly outcomes: ts.Expression;
  /** The constant that holds them, undefined where nobody takes them. */
  readonly name: string | undefined;
  readonly statement: ts.Statement;
}

/**
 * The outcomes of `call`, a `Promise.allSettled(…)`, where nothing reads the reasons of those that were rejected: nobody takes
 * them, or only those that were fulfilled are looked at. Misses outcomes that are handed on.
 */
export function unreadOutcomesOf(call: ts.CallExpression): Settled | undefined {
  const [work] = call.arguments;
  const outcomes = ts.isAwaitExpression(call.parent) ? call.parent : undefined;
  const statement = outcomes && ts.findAncestor(outcomes, ts.isStatement);
  if (work === undefined || outcomes === undefined || statement === undefined) {
    return undefined;
  }
  const { parent } = outcomes;
  if (ts.isExpressionStatement(parent)) {
    return { name: undefined, outcomes, statement, work };
  }
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) && looksAtFulfilledOnly(parent.name, statement)
    ? { name: parent.name.text, outcomes, statement, work }
    : undefined;
}

function looksAtFulfilledOnly(name: ts.Identifier, statement: ts.Statement): boolean {
  const { text } = statement.parent.getSourceFile();
  const following = text.slice(statement.end, statement.parent.end);
  return (
    /'fulfilled'|"fulfilled"/.test(following) && !/\breason\b|rejected/.test(following) && !isHandedOn(name, statement.parent)
  );
}

/** Whether the outcomes go somewhere as a whole, rather than being gone through. */
function isHandedOn(name: ts.Identifier, scope: ts.Node): boolean {
  function visit(node: ts.Node): boolean {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isGoneThrough(node)) {
      return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  }
  return visit(scope);
}

function isGoneThrough(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && (parent.expression === node || parent.name === node)) ||
    (ts.isElementAccessExpression(parent) && parent.expression === node) ||
    (ts.isForOfStatement(parent) && unwrapped(parent.expression) === node) ||
    ts.isPropertyAssignment(parent)
  );
}
