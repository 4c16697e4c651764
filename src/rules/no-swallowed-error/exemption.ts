import { isExplainedOn } from '../../facts/stated-reason.ts';
import { isHealthCheck } from '../../facts/health-check.ts';
import { reachedIo, ioIn } from '../../facts/reached-io.ts';
import { isInvocation } from '../../typing/callee-symbol.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import { type Caught, functionNameAround, rootOf, statementOf } from './caught.ts';
import type { Outcome } from './outcome.ts';
import { isExplained } from './reason.ts';

/** Functions that end work, where nothing is left to be done about a failure. */
const TEARDOWN =
  /^(?:close|clean_?up|destroy|disconnect|dispose|log_?out|release(?:_?lock)?|shut_?down|sign_?out|stop|tear_?down|unlock)(?![a-z])|(?:Destroy|Shutdown)$/i;

/** Functions that let pass or refuse: no answer is a refusal. */
const VERIFIER = /^(?:assert|authenticate|authori[sz]e|check|decode|decrypt|validate|verify)(?![a-z])/;
const QUESTION = /^(?:allows?|can|has|is|may|should)(?![a-z])/;

/** Questions where a plain no is what lets pass. */
const GATE = new RegExp(
  [
    'banned|block|charged|consumed|denied|disabled|duplicate|exceeded|exist|expired|fraud|known|limit|locked',
    'paid|processed|revoked|sent|suspended|taken|used',
  ].join('|'),
  'i',
);

const REFUSAL = /denied|forbidden|unauth|\b40[13]\b/i;
const SERVER_ERROR = /internal_?server_?error/i;

/** Whether the failure is meant to end here, or another rule speaks of it. */
export function isExempt(caught: Caught, outcome: Outcome, program: ts.Program): boolean {
  return (
    isRefusal(outcome) ||
    isFailClosed(caught, outcome) ||
    isTeardown(caught.handler) ||
    isHealthCheck(caught.handler) ||
    isOwnManifest(caught) ||
    isRefusedAfter(caught, outcome) ||
    isHeldElsewhere(caught, program) ||
    isExplained(caught) ||
    isFollowedByThrow(caught, outcome) ||
    isBesideRethrow(caught.handler) ||
    isCacheBesideSource(caught, outcome, program)
  );
}

/** Whether the code tidies up after another failure, which it then throws on. */
function isBesideRethrow(handler: ts.Node): boolean {
  for (let { parent } = handler; !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); { parent } = parent) {
    const last = ts.isCatchClause(parent) ? parent.block.statements.at(-1) : undefined;
    if (last !== undefined) {
      return ts.isThrowStatement(last);
    }
  }
  return false;
}

/** Whether failures are meant to end at `statement`: it ends work itself, or a comment on it gives a reason. */
export function isMeant(statement: ts.Statement): boolean {
  return isTeardown(statement) || isHealthCheck(statement) || isExplainedOn(statement);
}

/** An answer of 401 or 403 refuses, one of 500 and more is another rule's. */
function isRefusal(outcome: Outcome): boolean {
  if (outcome.kind === 'status') {
    return outcome.status === 401 || outcome.status === 403 || outcome.status >= 500;
  }
  const text = outcome.kind === 'failure' || outcome.kind === 'value' ? outcome.value.getText() : '';
  return REFUSAL.test(text) || SERVER_ERROR.test(text);
}

/** `const role = await roleOf(user).catch(() => null); if (!role) { throw new Forbidden(); }`. */
function isRefusedAfter(caught: Caught, outcome: Outcome): boolean {
  const result = outcome.kind === 'value' && caught.isChained ? resultOf(caught) : undefined;
  if (result === undefined) {
    return false;
  }
  const name = new RegExp(`\\b${result.text.replaceAll('$', '\\$')}\\b`);
  const test = followingOf(caught).find((next) => ts.isIfStatement(next) && name.test(next.expression.getText())) as
    ts.IfStatement | undefined;
  return test !== undefined && REFUSAL.test(test.thenStatement.getText());
}

/** The variable that takes what comes of the chain. */
function resultOf(caught: Caught): ts.Identifier | undefined {
  const statement = statementOf(caught);
  const name = statement && ts.isVariableStatement(statement) ? statement.declarationList.declarations[0]?.name : undefined;
  return name && ts.isIdentifier(name) ? name : undefined;
}

function isFailClosed(caught: Caught, outcome: Outcome): boolean {
  const { attempt, handler, isChained } = caught;
  const chained = isChained ? [calledNameOf(rootOf(attempt as ts.Expression)), resultOf(caught)?.text ?? ''] : [];
  const names = [functionNameAround(handler), ...chained];
  if (outcome.kind === 'success') {
    return names.some((name) => GATE.test(name) || QUESTION.test(name)) || isForWebhook(handler);
  }
  if (outcome.kind !== 'value' && outcome.kind !== 'failure') {
    return false;
  }
  const answer = unwrapped(outcome.value);
  const refuses = answer.kind === ts.SyntaxKind.FalseKeyword || (ts.isObjectLiteralExpression(answer) && holdsFalse(answer));
  return (
    !names.some((name) => GATE.test(name)) &&
    (names.some((name) => VERIFIER.test(name) && (refuses || isNothing(answer))) ||
      (refuses && names.some((name) => QUESTION.test(name))))
  );
}

/** Whoever calls a webhook tries again until it is told that all went well, so it is told so. */
function isForWebhook(handler: ts.Node): boolean {
  const route = ts.findAncestor(
    handler,
    (node) =>
      ts.isCallExpression(node) && node.arguments.some((given) => ts.isStringLiteralLike(given) && WEBHOOK.test(given.text)),
  );
  return route !== undefined || WEBHOOK.test(functionNameAround(handler)) || WEBHOOK.test(handler.getSourceFile().fileName);
}

const WEBHOOK = /hook/i;

function isNothing(value: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(value) ? value.name : value;
  return value.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(name) && /^(?:none|undefined)$/i.test(name.text));
}

function holdsFalse({ properties }: ts.ObjectLiteralExpression): boolean {
  return properties.some(
    (property) => ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword,
  );
}

function calledNameOf(root: ts.Expression): string {
  const callee = ts.isCallExpression(root) ? unwrapped(root.expression) : root;
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
}

function isTeardown(handler: ts.Node): boolean {
  for (let child = handler; !ts.isSourceFile(child); child = child.parent) {
    if (ts.isTryStatement(child.parent) && child.parent.finallyBlock === child) {
      return true;
    }
  }
  return TEARDOWN.test(functionNameAround(handler));
}

/** A version read off the package.json, where a build may have left it behind. */
function isOwnManifest({ attempt }: Caught): boolean {
  return attempt.getText().includes('package.json');
}

/** A promise that has a name is awaited or raced where that is used: the handler only keeps it from being unhandled. */
function isHeldElsewhere({ attempt, isChained }: Caught, program: ts.Program): boolean {
  const root = isChained ? unwrapped(rootOf(attempt as ts.Expression)) : undefined;
  if (root === undefined || !ts.isIdentifier(root)) {
    return root !== undefined && (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root));
  }
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(root);
  function isUsed(node: ts.Node): boolean {
    return (
      (ts.isIdentifier(node) &&
        node !== root &&
        node.text === root?.getText() &&
        !isDeclared(node) &&
        checker.getSymbolAtLocation(node) === symbol) ||
      (ts.forEachChild(node, (child) => isUsed(child) || undefined) ?? false)
    );
  }
  return isUsed(root.getSourceFile());
}

function isDeclared({ parent }: ts.Identifier): boolean {
  return ts.isVariableDeclaration(parent) || ts.isParameter(parent);
}

/** `try { return await first(); } catch {}` and a `throw` after it: what follows speaks for the failure. */
function isFollowedByThrow(caught: Caught, outcome: Outcome): boolean {
  const next = outcome.kind === 'goes on' && !caught.isChained ? followingOf(caught)[0] : undefined;
  return next !== undefined && ts.isThrowStatement(next);
}

/** A cache that fails is passed by, on the way to the source of truth. */
function isCacheBesideSource(caught: Caught, outcome: Outcome, program: ts.Program): boolean {
  if (outcome.kind !== 'goes on' || caught.isChained) {
    return false;
  }
  const { evidence } = ioIn(caught.attempt, program) ?? {};
  return evidence?.kind === 'cache' && evidence.isRead && followingOf(caught).some((statement) => reachesIo(statement, program));
}

function reachesIo(node: ts.Node, program: ts.Program): boolean {
  return (
    (isInvocation(node) && reachedIo(node, program) !== undefined) ||
    (ts.forEachChild(node, (child) => reachesIo(child, program) || undefined) ?? false)
  );
}

/** The statements that run after the one that fails, nearest first, up to the end of the function. */
function followingOf(caught: Caught): readonly ts.Statement[] {
  const following: ts.Statement[] = [];
  for (
    let node: ts.Node | undefined = statementOf(caught);
    node && !ts.isFunctionLike(node) && !ts.isSourceFile(node);
    node = node.parent
  ) {
    const { parent } = node;
    if (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent)) {
      following.push(...parent.statements.slice(parent.statements.indexOf(node as ts.Statement) + 1));
    }
  }
  return following;
}
