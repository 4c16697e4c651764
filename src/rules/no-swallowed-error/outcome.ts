import { blames, tellsFailure } from '../../facts/failure-state.ts';
import type { Handling } from '../../facts/handled-error.ts';
import { handlerBodyOf } from '../../typing/rejection-handler.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { type Caught, isDiscarded } from './caught.ts';

/** What comes of the failure, where the error itself is dropped. */
export type Outcome =
  | { readonly kind: 'failure' | 'value'; readonly value: ts.Expression }
  | { readonly kind: 'goes on' }
  | { readonly kind: 'status'; readonly status: number }
  /** The answer says that all went well. */
  | { readonly kind: 'success'; readonly text: string };

/** What `handler` makes of the failure; undefined where its body is not at hand. */
export function outcomeOf(caught: Caught, handling: Handling, program: ts.Program): Outcome | undefined {
  const body = handlerBodyOf(caught.handler);
  if (body === undefined) {
    return isDiscarded(caught) && handling.kind !== 'only logged' ? { kind: 'goes on' } : undefined;
  }
  const claim = successIn(body, handling.kind === 'one kind' ? handling.tests : [], program);
  if (claim !== undefined) {
    return { kind: 'success', text: claim };
  }
  if (handling.kind === 'only logged') {
    return undefined;
  }
  const skipped = handling.kind === 'one kind' ? handling.tests : [];
  // What is answered for one kind says nothing of the others.
  const status = statusIn(body, program, 500, 599) ?? statusIn(body, program, 400, 499);
  if (status !== undefined) {
    return { kind: 'status', status };
  }
  const value = isDiscarded(caught) ? undefined : ts.isBlock(body) ? answeredIn(body, skipped) : body;
  if (value === undefined) {
    return { kind: 'goes on' };
  }
  return { kind: tellsFailure(value) && !blames(value) ? 'failure' : 'value', value };
}

/** What is returned or assigned first. */
function answeredIn(node: ts.Node, skipped: readonly ts.Node[]): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) {
    return node.expression;
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return node.right;
  }
  return ts.isFunctionLike(node) || skipped.includes(node)
    ? undefined
    : ts.forEachChild(node, (child) => answeredIn(child, skipped));
}

/** The first HTTP status from `least` to `most` in the code: `status(404)`, `{ status: 404 }`, `HttpStatus.NOT_FOUND`. */
function statusIn(
  node: ts.Node,
  program: ts.Program,
  least: number,
  most: number,
  mayBeStatus: (operand: ts.Expression) => boolean = () => true,
): number | undefined {
  if (isOperand(node) && mayBeStatus(node)) {
    const type = program.getTypeChecker().getTypeAtLocation(node);
    if (type.isNumberLiteral() && type.value >= least && type.value <= most) {
      return type.value;
    }
  }
  return ts.forEachChild(node, (child) => statusIn(child, program, least, most, mayBeStatus));
}

/** Whether a number is given to what answers a request: 200 is as often a length or a delay. */
function isAnswering({ parent }: ts.Expression): boolean {
  return (
    !ts.isCallExpression(parent) ||
    /(?:^|\.)(?:body|code|html|json|send|sendStatus|status|text|writeHead)$/.test(parent.expression.getText())
  );
}

const SUCCESS_WORD = /^(?:done|ok|okay|paid|sent|success|succeeded)$/i;
const SUCCESS_FIELD = /^(?:ok|success|succeeded)$/;

/** What the handler answers, as a message writes it, where that says that all went well. */
function successIn(body: ts.ConciseBody, skipped: readonly ts.Node[], program: ts.Program): string | undefined {
  const returned = ts.isBlock(body) ? returnedIn(body, skipped) : body;
  const plain = returned && unwrapped(returned);
  if (plain && (plain.kind === ts.SyntaxKind.TrueKeyword || (ts.isStringLiteral(plain) && SUCCESS_WORD.test(plain.text)))) {
    return `\`${plain.getText()}\``;
  }
  const field = skipped.length === 0 ? successFieldIn(body) : undefined;
  if (field !== undefined) {
    return `\`${field.getText()}\``;
  }
  const status =
    skipped.length === 0 && statusIn(body, program, 400, 599) === undefined
      ? statusIn(body, program, 200, 204, isAnswering)
      : undefined;
  return status === undefined ? undefined : `status ${status}`;
}

function successFieldIn(node: ts.Node): ts.Node | undefined {
  return ts.isPropertyAssignment(node) &&
    SUCCESS_FIELD.test(node.name.getText()) &&
    node.initializer.kind === ts.SyntaxKind.TrueKeyword
    ? node
    : ts.forEachChild(node, successFieldIn);
}

function returnedIn(node: ts.Node, skipped: readonly ts.Node[]): ts.Expression | undefined {
  if (ts.isReturnStatement(node)) {
    return node.expression;
  }
  return ts.isFunctionLike(node) || skipped.includes(node)
    ? undefined
    : ts.forEachChild(node, (child) => returnedIn(child, skipped));
}

function isOperand(node: ts.Node): node is ts.Expression {
  const { parent } = node;
  return (
    (ts.isNumericLiteral(node) || ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) &&
    ((ts.isCallExpression(parent) && parent.arguments.some((argument) => argument === node)) ||
      (ts.isPropertyAssignment(parent) &&
        parent.initializer === node &&
        /^(?:code|status|statusCode)$/.test(parent.name.getText())) ||
      (ts.isBinaryExpression(parent) && parent.right === node))
  );
}
