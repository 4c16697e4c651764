import ts from 'typescript';

import { isFrameworkCall } from '../calls/classify-input.ts';
import { calledBodiesOf } from '../typing/called-bodies.ts';
import { callsTo } from '../typing/references.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { evaluated } from './followed-value.ts';
import type { ParseSite } from './parsed-leaves.ts';

const MAX_CALLERS = 3;

/**
 * Whether a value that the schema refuses at `site` ends in an error for whoever sent it: the exception is left to fly or answered
 * with a 4xx or 5xx, a failed `safeParse` is tested for and answered, a framework answers by itself. Misses errors that are
 * answered further away, and never takes a fallback value for an error.
 */
export function refusalIsAnError({ node, onRefusal }: ParseSite, program: ts.Program): boolean {
  if (!ts.isCallExpression(node)) {
    return !node.parent.properties.some(({ name }) => name?.getText() === 'attachValidation');
  }
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
  if (!PARSING.test(name)) {
    return onRefusal === undefined || (ts.isFunctionLike(onRefusal) && isLoud(onRefusal, program));
  }
  return name === 'parse' || name === 'parseAsync' ? fliesOut(node, program, 0) : isTestedFor(node, program);
}

const PARSING = /^(?:safeP|p)arse(?:Async)?$|^spa$/;

/** Whether nothing between `node` and the outside catches what it throws without answering for it. */
function fliesOut(node: ts.Node, program: ts.Program, depth: number): boolean {
  for (let child = node, { parent } = node; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (
      ts.isTryStatement(parent) &&
      child === parent.tryBlock &&
      parent.catchClause &&
      !isLoud(parent.catchClause.block, program)
    ) {
      return false;
    }
    const handler =
      ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)
        ? rejectionHandlerIn(parent.parent, parent.name.text)
        : undefined;
    if (handler !== undefined) {
      return ts.isFunctionLike(handler) && isLoud(handler, program);
    }
    if (ts.isFunctionLike(parent)) {
      // What calls a callback is not known, and may catch what it throws.
      if (depth >= MAX_CALLERS || (ts.isCallExpression(parent.parent) && !isFrameworkCall(parent.parent, program))) {
        return false;
      }
      return callsTo(parent, program).every(
        (call) => ts.findAncestor(call, (ancestor) => ancestor === parent) !== undefined || fliesOut(call, program, depth + 1),
      );
    }
  }
  return true;
}

function rejectionHandlerIn({ arguments: handlers }: ts.CallExpression, method: string): ts.Expression | undefined {
  return method === 'catch' ? handlers[0] : method === 'then' ? handlers[1] : undefined;
}

/** Whether the failure of a `safeParse` is tested for where its result is kept, and answered there. */
function isTestedFor(call: ts.CallExpression, program: ts.Program): boolean {
  let result: ts.Node = call;
  while (ts.isAwaitExpression(result.parent) || ts.isParenthesizedExpression(result.parent)) {
    result = result.parent;
  }
  const { parent } = result;
  if (!ts.isVariableDeclaration(parent)) {
    return ts.isPropertyAccessExpression(parent) && isRefusalTest(parent, program);
  }
  const names = ts.isIdentifier(parent.name)
    ? [parent.name]
    : ts.isObjectBindingPattern(parent.name)
      ? parent.name.elements.map(({ name }) => name)
      : [];
  const block = ts.findAncestor(parent, ts.isBlock) ?? parent.getSourceFile();
  return names.some(
    (name) =>
      ts.isIdentifier(name) &&
      usesIn(block, name).some((use) => isRefusalTest(ts.isIdentifier(parent.name) ? use.parent : use, program)),
  );
}

function usesIn(block: ts.Node, { text, pos }: ts.Identifier): readonly ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isIdentifier(node) && node.text === text && node.pos > pos) {
      uses.push(node);
    }
    ts.forEachChild(node, visit);
  })(block);
  return uses;
}

/** `!result.success`, `result.success === false`, `result.error` as a condition whose branch answers with an error and leaves. */
function isRefusalTest(access: ts.Node, program: ts.Program): boolean {
  const name = ts.isPropertyAccessExpression(access) ? access.name.text : access.getText();
  let test = access;
  let refused = name === 'error';
  for (let { parent } = test; !ts.isIfStatement(parent); { parent } = parent) {
    if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.ExclamationToken) {
      refused = !refused;
    } else if (ts.isBinaryExpression(parent) && EQUALITIES.has(parent.operatorToken.kind)) {
      refused = parent.right.kind === ts.SyntaxKind.FalseKeyword ? !refused : refused;
    } else if (!ts.isParenthesizedExpression(parent)) {
      return false;
    }
    test = parent;
  }
  const statement = test.parent as ts.IfStatement;
  if (name !== 'error' && name !== 'success') {
    return false;
  }
  const answer = refused ? statement.thenStatement : statement.elseStatement;
  return answer !== undefined && isLoud(answer, program) && (refused ? leaves(statement.thenStatement) || statement.elseStatement !== undefined : true);
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.EqualsEqualsToken]);

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last) || isNever(last));
}

function isNever(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && /^process\.exit\b/.test(statement.expression.getText());
}

/** Whether running `node` tells somebody of an error: a throw, a status of 400 or more, `next(error)`, the end of the process. */
function isLoud(node: ts.Node, program: ts.Program, depth = 0): boolean {
  function tells(child: ts.Node): boolean {
    if (ts.isThrowStatement(child) || (ts.isNumericLiteral(child) && isErrorStatus(Number(child.text)) && isStatus(child))) {
      return true;
    }
    if (ts.isPropertyAccessExpression(child) && namesErrorStatus(child, program)) {
      return true;
    }
    if (ts.isCallExpression(child)) {
      const callee = unwrapped(child.expression).getText();
      if ((callee === 'next' && child.arguments.length > 0) || callee === 'process.exit') {
        return true;
      }
      if (depth < 2 && calledBodiesOf(child, program).some(({ body }) => isLoud(body, program, depth + 1))) {
        return true;
      }
    }
    return ts.forEachChild(child, tells) ?? false;
  }
  return tells(node);
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
