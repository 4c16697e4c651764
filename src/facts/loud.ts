import { calledBodiesOf } from '../typing/called-bodies.ts';
import { isShortCircuit } from '../typing/short-circuit.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { evaluated } from './followed-value.ts';

const MAX_CALLS = 2;

/**
 * Whether running `node` after a refusal tells somebody of an error whatever else holds: a throw, a status of 400 or more,
 * `next(error)`, the end of the process. What only a condition leads to counts where the condition is the refusal itself. Misses
 * answers in callbacks and through more than two calls.
 */
export function isLoud(node: ts.Node, program: ts.Program, calls = 0): boolean {
  if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) {
    return areLoud(node.statements, program, calls);
  }
  if (ts.isIfStatement(node)) {
    return isLoudIf(node, program, calls);
  }
  if (ts.isTryStatement(node)) {
    return isLoud(node.finallyBlock ?? node.tryBlock, program, calls);
  }
  if (ts.isFunctionLike(node)) {
    return 'body' in node && node.body !== undefined && isLoud(node.body, program, calls);
  }
  if (ts.isSwitchStatement(node) || ts.isIterationStatement(node, true)) {
    return false;
  }
  return tells(node, program, calls);
}

function areLoud(statements: readonly ts.Statement[], program: ts.Program, calls: number): boolean {
  for (const statement of statements) {
    if (isLoud(statement, program, calls)) {
      return true;
    }
    if (ts.isIfStatement(statement) ? mayLeave(statement, program, calls) : ts.isReturnStatement(statement)) {
      return false;
    }
  }
  return false;
}

function isLoudIf({ elseStatement, expression, thenStatement }: ts.IfStatement, program: ts.Program, calls: number): boolean {
  switch (refusalIn(expression)) {
    case true:
      return isLoud(thenStatement, program, calls);
    case false:
      return elseStatement !== undefined && isLoud(elseStatement, program, calls);
    case undefined:
      return elseStatement !== undefined && isLoud(thenStatement, program, calls) && isLoud(elseStatement, program, calls);
  }
}

/** Whether a branch that is not loud, and that a refusal may take, ends the function. */
function mayLeave({ elseStatement, expression, thenStatement }: ts.IfStatement, program: ts.Program, calls: number): boolean {
  const refused = refusalIn(expression);
  const branches = [...(refused === false ? [] : [thenStatement]), ...(refused === true ? [] : [elseStatement])];
  return branches.some((branch) => branch !== undefined && holdsReturn(branch) && !isLoud(branch, program, calls));
}

function holdsReturn(node: ts.Node): boolean {
  return ts.isReturnStatement(node) || (!ts.isFunctionLike(node) && (ts.forEachChild(node, holdsReturn) ?? false));
}

/** Whether a refusal makes `condition` true or false: `!result.success`, `result.error`, `error instanceof ZodError`. */
function refusalIn(condition: ts.Expression): boolean | undefined {
  const test = unwrapped(condition);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = refusalIn(test.operand);
    return inner === undefined ? undefined : !inner;
  }
  if (ts.isBinaryExpression(test)) {
    const kind = test.operatorToken.kind;
    if (kind === ts.SyntaxKind.InstanceOfKeyword) {
      return /(?:^|\.)\$?Zod(?:Real)?Error$/.test(test.right.getText()) ? true : undefined;
    }
    const success = kind === ts.SyntaxKind.EqualsEqualsEqualsToken || kind === ts.SyntaxKind.EqualsEqualsToken ? refusalIn(test.left) : undefined;
    return success === undefined
      ? undefined
      : test.right.kind === ts.SyntaxKind.FalseKeyword
        ? !success
        : test.right.kind === ts.SyntaxKind.TrueKeyword
          ? success
          : undefined;
  }
  const name = ts.isPropertyAccessExpression(test) ? test.name.text : ts.isIdentifier(test) ? test.text : '';
  return name === 'success' ? false : name === 'error' ? true : undefined;
}

function tells(node: ts.Node, program: ts.Program, calls: number): boolean {
  if (ts.isThrowStatement(node) || (ts.isNumericLiteral(node) && isErrorStatus(Number(node.text)) && isStatus(node))) {
    return true;
  }
  if (ts.isPropertyAccessExpression(node) && namesErrorStatus(node, program)) {
    return true;
  }
  if (ts.isCallExpression(node)) {
    const callee = unwrapped(node.expression).getText();
    if (
      (callee === 'next' && node.arguments.length > 0) ||
      callee === 'process.exit' ||
      (calls < MAX_CALLS && calledBodiesOf(node, program).some(({ body }) => isLoud(body, program, calls + 1)))
    ) {
      return true;
    }
  }
  if (ts.isConditionalExpression(node)) {
    return tells(node.condition, program, calls) || (tells(node.whenTrue, program, calls) && tells(node.whenFalse, program, calls));
  }
  if (isShortCircuit(node)) {
    return tells(node.left, program, calls);
  }
  return !ts.isFunctionLike(node) && (ts.forEachChild(node, (child) => tells(child, program, calls)) ?? false);
}

/** A number that stands for a status: the argument of `status`, `sendStatus` or `code`, or the property of that name. */
function isStatus({ parent }: ts.Node): boolean {
  const name = ts.isCallExpression(parent)
    ? parent.expression
    : ts.isPropertyAssignment(parent)
      ? parent.name
      : ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
        ? parent.left
        : undefined;
  const text = name?.getText() ?? '';
  return STATUS.test(text) || (ts.isCallExpression(parent) && parent.arguments.length > 1 && ANSWER.test(text));
}

/** `c.json(body, 400)`. */
const ANSWER = /(?:^|\.)(?:body|error|html|json|text)$/;

const STATUS = /(?:^|\.)(?:code|sendStatus|status|statusCode|writeHead)$/;

function isErrorStatus(status: number): boolean {
  return status >= 400 && status < 600;
}

/** `HttpStatus.BAD_REQUEST`. */
function namesErrorStatus(access: ts.PropertyAccessExpression, program: ts.Program): boolean {
  if (!/^[A-Z]/.test(access.name.text)) {
    return false;
  }
  const type = program.getTypeChecker().getTypeAtLocation(evaluated(access));
  return type.isNumberLiteral() && isErrorStatus(type.value);
}
