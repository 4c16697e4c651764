import ts from 'typescript';

import type { DefaultedRead } from './defaulted-read.ts';
import { isPresenceName } from './vocabulary.ts';

/** Words with which a comment gives a reason rather than repeat the code. */
const REASON = /\b(?:because|since|so that|means|meaning|by design|on purpose|intentional(?:ly)?|deliberate(?:ly)?|harmless|safe|best effort|never|until|only)\b/i;

const LOG_METHODS = /^(?:captureException|captureMessage|debug|error|fatal|info|log|trace|warn|warning)$/;

/** Whether the team has said that the default is meant: in a comment, in a log line, by a 401, 403 or 404, or in the name of the key. */
export function isExempt({ read, value }: DefaultedRead): boolean {
  const statement = statementAround(value);
  return (
    (read.key !== undefined && isPresenceName(read.key.getText())) ||
    isExplained(statement) || (statement !== value && refusesOrLogs(statement))
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
    if (ts.isNumericLiteral(node) && /^40[134]$/.test(node.text)) {
      return true;
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LOG_METHODS.test(node.expression.name.text)) {
      return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  }
  return visit(statement);
}
