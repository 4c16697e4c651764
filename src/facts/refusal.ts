import { isFrameworkCall } from '../calls/classify-input.ts';
import { isAsyncFunction } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { PROMISE_METHODS } from '../typing/promise-methods.ts';
import { callsTo } from '../typing/references.ts';
import ts from '../typing/typescript.ts';
import { isLoud } from './loud.ts';
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
  return name === 'parse' || name === 'parseAsync' ? fliesOut(node, name === 'parseAsync', program, 0) : isTestedFor(node, program);
}

/**
 * Whether all that is asked at `site` is whether the schema takes the value, and nobody is answered when it does not: a test of
 * what the value is, which two outcomes are meant to have.
 */
export function isProbe(site: ParseSite, program: ts.Program): boolean {
  const { node } = site;
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    SAFE.test(node.expression.name.text) &&
    readsSuccessOnly(node, program) &&
    !refusalIsAnError(site, program)
  );
}

const SAFE = /^safeParse(?:Async)?$|^spa$/;

function readsSuccessOnly(call: ts.CallExpression, program: ts.Program): boolean {
  const result = resultOf(call);
  const { parent } = result;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name.text === 'success';
  }
  if (!ts.isVariableDeclaration(parent)) {
    return false;
  }
  if (ts.isObjectBindingPattern(parent.name)) {
    return parent.name.elements.every(({ name, propertyName }) => (propertyName ?? name).getText() === 'success');
  }
  const uses = localReferencesOf(parent, program);
  return (
    uses.length > 0 &&
    uses.every((use) => ts.isPropertyAccessExpression(use.parent) && use.parent.expression === use && use.parent.name.text === 'success')
  );
}

/** `call` with what is awaited and in parentheses around it. */
function resultOf(call: ts.Expression): ts.Expression {
  let result = call;
  while (ts.isAwaitExpression(result.parent) || ts.isParenthesizedExpression(result.parent)) {
    result = result.parent;
  }
  return result;
}

const PARSING = /^(?:safeP|p)arse(?:Async)?$|^spa$/;

/** Whether nothing between `node` and the outside catches what it throws, or rejects with where it is `promised`, without answering for it. */
function fliesOut(node: ts.Node, promised: boolean, program: ts.Program, depth: number): boolean {
  let isPromise = promised;
  let isReturned = false;
  for (let child = node, { parent } = node; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (isPromise && ts.isAwaitExpression(parent)) {
      isPromise = false;
    } else if (isPromise && !isReturned && !handsPromiseOn(parent, child)) {
      return false;
    }
    isReturned ||= ts.isReturnStatement(parent);
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
        (call) =>
          ts.findAncestor(call, (ancestor) => ancestor === parent) !== undefined ||
          fliesOut(call, isPromise || isAsyncFunction(parent), program, depth + 1),
      );
    }
  }
  return true;
}

/** Whether what `parent` makes of the promise `child` rejects when it does: it is returned, chained or waited for with others; one that is kept may be caught anywhere. */
function handsPromiseOn(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isCallExpression(parent)) {
    return parent.expression === child || /^Promise\.(?:all|race)$/.test(parent.expression.getText());
  }
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    (ts.isPropertyAccessExpression(parent) && PROMISE_METHODS.has(parent.name.text))
  );
}

function rejectionHandlerIn({ arguments: handlers }: ts.CallExpression, method: string): ts.Expression | undefined {
  return method === 'catch' ? handlers[0] : method === 'then' ? handlers[1] : undefined;
}

/** Whether the failure of a `safeParse` is tested for where its result is kept, and answered there. */
function isTestedFor(call: ts.CallExpression, program: ts.Program): boolean {
  const { parent } = resultOf(call);
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
