import ts from 'typescript';

import { tellsFailure } from '../../facts/failure-state.ts';
import type { Handling } from '../../facts/handled-error.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { type Caught, isDiscarded } from './caught.ts';

/** What comes of the failure, where the error itself is dropped. */
export type Outcome =
  | { readonly kind: 'failure' | 'value'; readonly value: ts.Expression }
  | { readonly kind: 'goes on' }
  | { readonly kind: 'status'; readonly status: number };

/** What `handler` makes of the failure; undefined where its body is not at hand. */
export function outcomeOf(caught: Caught, handling: Handling, program: ts.Program): Outcome | undefined {
  const body = bodyOf(caught.handler);
  if (body === undefined) {
    return isDiscarded(caught) ? { kind: 'goes on' } : undefined;
  }
  const status = statusIn(body, program);
  if (status !== undefined) {
    return { kind: 'status', status };
  }
  const skipped = handling.kind === 'one kind' ? handling.tests : [];
  const value = isDiscarded(caught) ? undefined : ts.isBlock(body) ? answeredIn(body, skipped) : body;
  if (value === undefined) {
    return { kind: 'goes on' };
  }
  return { kind: tellsFailure(value) ? 'failure' : 'value', value };
}

/** The code of a handler that is written in place. */
export function bodyOf(handler: Caught['handler']): ts.ConciseBody | undefined {
  if (ts.isCatchClause(handler)) {
    return handler.block;
  }
  const held = unwrapped(handler);
  return ts.isArrowFunction(held) || ts.isFunctionExpression(held) ? held.body : undefined;
}

/** What is returned or assigned first. */
function answeredIn(node: ts.Node, skipped: readonly ts.Node[]): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) {
    return node.expression;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return node.right;
  }
  return ts.isFunctionLike(node) || skipped.includes(node) ? undefined : ts.forEachChild(node, (child) => answeredIn(child, skipped));
}

/** The first HTTP status of 400 and more in the code: `status(404)`, `{ status: 404 }`, `HttpStatus.NOT_FOUND`. */
function statusIn(node: ts.Node, program: ts.Program): number | undefined {
  if (isOperand(node)) {
    const type = program.getTypeChecker().getTypeAtLocation(node);
    if (type.isNumberLiteral() && type.value >= 400 && type.value < 600) {
      return type.value;
    }
  }
  return ts.forEachChild(node, (child) => statusIn(child, program));
}

function isOperand(node: ts.Node): node is ts.Expression {
  const { parent } = node;
  return (
    (ts.isNumericLiteral(node) || ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) &&
    ((ts.isCallExpression(parent) && parent.arguments.some((argument) => argument === node)) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === node) || (ts.isBinaryExpression(parent) && parent.right === node))
  );
}
