import { isSameReference } from '../../typing/same-reference.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { DefaultedRead } from './defaulted-read.ts';
import { isKeptInProcess } from './kept-in-process.ts';
import { isPresenceName } from './vocabulary.ts';

/** Words with which a comment gives a reason rather than repeat the code. */
const REASON = /\b(?:because|since|so that|means|meaning|by design|on purpose|intentional(?:ly)?|deliberate(?:ly)?|harmless|safe|best effort|never|until|only)\b/i;

const LOG_METHODS = /^(?:captureException|captureMessage|debug|error|fatal|info|log|trace|warn|warning)$/;

/**
 * Whether the default is meant: a comment gives the reason, the miss is logged, the answer is a 401, 403 or 404, the key is one
 * whose absence is the answer, the read is only asked whether there is a key, or the code before it has made sure that there is.
 */
export function isExempt(defaulted: DefaultedRead, program: ts.Program): boolean {
  const { read, value } = defaulted;
  const statement = statementAround(value);
  return (
    (read.key !== undefined && isPresenceName(read.key.getText())) || isExplained(statement) || refusesOrLogs(statement) ||
    isLoggedBefore(defaulted, program) || asksOnlyForPresence(defaulted, program) || isKeptInProcess(read, program)
  );
}

/** The statement that `value` is part of: the whole `if` for a branch of one. */
function statementAround(value: ts.Node): ts.Node {
  const statement = ts.findAncestor(value, (node) => ts.isStatement(node) && !ts.isBlock(node)) ?? value;
  const branch = ts.isBlock(statement.parent) ? statement.parent.parent : statement.parent;
  return ts.isIfStatement(branch) ? branch : statement;
}

function isExplained(statement: ts.Node): boolean {
  const { text } = statement.getSourceFile();
  const lineEnd = text.indexOf('\n', statement.end);
  const after = text.slice(statement.end, lineEnd === -1 ? undefined : lineEnd);
  const comments = `${text.slice(statement.pos, statement.getStart())}${statement.getText()}${after}`.match(/\/\/.*|\/\*[\s\S]*?\*\//g);
  return comments?.some((comment) => REASON.test(comment)) ?? false;
}

function refusesOrLogs(statement: ts.Node): boolean {
  function visit(node: ts.Node): boolean {
    return (ts.isNumericLiteral(node) && /^40[134]$/.test(node.text)) || isLogCall(node) || (ts.forEachChild(node, visit) ?? false);
  }
  return visit(statement);
}

function isLogCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LOG_METHODS.test(node.expression.name.text);
}

/** Whether an `if` before the default asks for the same value and logs. */
function isLoggedBefore({ subject, value }: DefaultedRead, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  function asks(node: ts.Node): boolean {
    return (ts.isExpression(node) && ts.isIdentifier(node) && isSameReference(node, subject as ts.Expression, checker)) || (ts.forEachChild(node, asks) ?? false);
  }
  function visit(node: ts.Node): boolean {
    return (ts.isIfStatement(node) && node.end <= value.pos && asks(node.expression) && refusesOrLogs(node.thenStatement)) || (ts.forEachChild(node, visit) ?? false);
  }
  const scope = ts.isIdentifier(subject) ? ts.findAncestor(value, ts.isFunctionLike) : undefined;
  return scope !== undefined && visit(scope);
}

/** Whether a branch is chosen by whether there is a key, and what was read under it is never looked at. */
function asksOnlyForPresence({ by, subject, value }: DefaultedRead, program: ts.Program): boolean {
  const test = by === undefined ? conditionOver(subject) : undefined;
  if (test === undefined || comparesWithText(test)) {
    return false;
  }
  const checker = program.getTypeChecker();
  const scope = ts.findAncestor(value, ts.isFunctionLike);
  function isUsed(node: ts.Node): boolean {
    return node !== test && ((ts.isIdentifier(node) && node !== subject && isSameReference(node, subject as ts.Expression, checker) && !ts.isVariableDeclaration(node.parent)) || (ts.forEachChild(node, isUsed) ?? false));
  }
  return !ts.isIdentifier(subject) ? ts.isAwaitExpression(subject) : scope !== undefined && !isUsed(scope);
}

function conditionOver(subject: ts.Node): ts.Expression | undefined {
  for (let child = subject, { parent } = child; ts.isExpression(child); child = parent, { parent } = parent) {
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      return child;
    }
  }
  return undefined;
}

function comparesWithText(test: ts.Expression): boolean {
  function visit(node: ts.Node): boolean {
    return (ts.isExpression(node) && (ts.isStringLiteralLike(unwrapped(node)) || ts.isNumericLiteral(node))) || (ts.forEachChild(node, visit) ?? false);
  }
  return visit(test);
}
