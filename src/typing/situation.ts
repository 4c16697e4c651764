import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

export type IsSubject = (expression: ts.Expression) => boolean;

/** What a test is worth, undefined where something else decides too. */
type WorthOf = (test: ts.Expression) => boolean | undefined;

/** What `condition` is worth where `worthOfTest` says it of the tests it is made of: it reads `!`, `&&`, `||` and `Boolean(x)`. */
export function worthOf(condition: ts.Expression, worthOfTest: WorthOf): boolean | undefined {
  const test = withoutAssignment(condition);
  const worth = worthOfTest(test);
  if (worth !== undefined) {
    return worth;
  }
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken) {
    return negated(worthOf(test.operand, worthOfTest));
  }
  if (ts.isCallExpression(test)) {
    const [argument] = test.arguments;
    return argument && isBooleanCall(test) ? worthOf(argument, worthOfTest) : undefined;
  }
  const decisive = ts.isBinaryExpression(test) ? DECISIVE.get(test.operatorToken.kind) : undefined;
  if (decisive === undefined || !ts.isBinaryExpression(test)) {
    return undefined;
  }
  const worths = [worthOf(test.left, worthOfTest), worthOf(test.right, worthOfTest)];
  return worths.includes(decisive) ? decisive : worths.includes(undefined) ? undefined : !decisive;
}

/** The worth at which `&&` and `||` need not ask their other side. */
const DECISIVE = new Map<ts.SyntaxKind, boolean>([
  [ts.SyntaxKind.AmpersandAmpersandToken, false],
  [ts.SyntaxKind.BarBarToken, true],
]);

/** `x` of `(y = x)` in a condition: what is tested is what was assigned. */
export function withoutAssignment(expression: ts.Expression): ts.Expression {
  const value = unwrapped(expression);
  return ts.isBinaryExpression(value) && value.operatorToken.kind === ts.SyntaxKind.EqualsToken ? unwrapped(value.left) : value;
}

export function negated(worth: boolean | undefined): boolean | undefined {
  return worth === undefined ? undefined : !worth;
}

/** Whether the value a test is about is there or missing, undefined where nothing is known. */
export type Situation = 'absent' | 'present' | undefined;

/**
 * What the code before and around `node` has made sure of, by conditions of which `worthsWhenMissing` says what they are worth for
 * each way to be missing. Where one would be here and another would not, `wanted` is what counts.
 */
export function situationOf(
  node: ts.Node,
  isSubject: IsSubject,
  worthsWhenMissing: (condition: ts.Expression) => readonly (boolean | undefined)[],
  wanted: 'absent' | 'present',
  checker: ts.TypeChecker,
): Situation {
  function under(condition: ts.Expression, outcome: boolean): Situation {
    const worths = worthsWhenMissing(condition);
    const may = { absent: worths.includes(outcome), present: worths.includes(!outcome) };
    if (may[wanted]) {
      return wanted;
    }
    return may.present ? 'present' : may.absent ? 'absent' : isJudgedBy(condition, isSubject) ? 'present' : undefined;
  }
  for (let child: ts.Node = node, { parent } = child; !ts.isSourceFile(child); child = parent, { parent } = parent) {
    const situation = branchSituationOf(child, parent, under) ?? (isStatementList(parent) ? earlierSituationOf(child, parent, under, checker) : undefined);
    if (situation !== undefined) {
      return situation;
    }
  }
  return undefined;
}

type Under = (condition: ts.Expression, outcome: boolean) => Situation;

function branchSituationOf(child: ts.Node, parent: ts.Node, under: Under): Situation {
  if (ts.isIfStatement(parent) && child !== parent.expression) {
    return under(parent.expression, child === parent.thenStatement);
  }
  if (ts.isConditionalExpression(parent) && child !== parent.condition) {
    return under(parent.condition, child === parent.whenTrue);
  }
  if ((ts.isWhileStatement(parent) && child === parent.statement) || (ts.isForStatement(parent) && child === parent.statement)) {
    const condition = ts.isWhileStatement(parent) ? parent.expression : parent.condition;
    return condition && under(condition, true);
  }
  if (ts.isBinaryExpression(parent) && child === parent.right) {
    const decisive = DECISIVE.get(parent.operatorToken.kind);
    return decisive === undefined ? undefined : under(parent.left, !decisive);
  }
  return undefined;
}

function earlierSituationOf(child: ts.Node, { statements }: StatementList, under: Under, checker: ts.TypeChecker): Situation {
  let situation: Situation;
  for (const earlier of statements) {
    if (earlier.pos >= child.pos) {
      break;
    }
    if (ts.isIfStatement(earlier) && earlier.elseStatement === undefined && leaves(earlier.thenStatement)) {
      situation = under(earlier.expression, false) ?? situation;
    } else if (ts.isExpressionStatement(earlier)) {
      const asserted = assertedBy(earlier.expression, checker);
      situation = (asserted && under(asserted, true)) ?? situation;
    }
  }
  return situation;
}

/** What a call of a function that `asserts` something was handed first. */
function assertedBy(expression: ts.Expression, checker: ts.TypeChecker): ts.Expression | undefined {
  const call = ts.isCallExpression(expression) && expression.arguments.length > 0 ? expression : undefined;
  const signature = call && checker.getResolvedSignature(call);
  const kind = signature && checker.getTypePredicateOfSignature(signature)?.kind;
  return kind === ts.TypePredicateKind.AssertsIdentifier ? call?.arguments[0] : undefined;
}

type StatementList = ts.Block | ts.CaseOrDefaultClause | ts.SourceFile;

function isStatementList(node: ts.Node): node is StatementList {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseOrDefaultClause(node);
}

/** Whether a call in `expression` takes the subject itself: a guard, an assertion, or something that cares for the absence. */
function isJudgedBy(expression: ts.Expression, isSubject: IsSubject): boolean {
  function visit(node: ts.Node): boolean {
    return (
      (ts.isCallExpression(node) && !isBooleanCall(node) && node.arguments.some((argument) => isSubject(argument))) ||
      ts.forEachChild(node, (child) => visit(child) || undefined) === true
    );
  }
  return visit(expression);
}

function isBooleanCall({ expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'Boolean';
}

/** Whether running `statement` ends with leaving the list of statements it is in. */
export function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  if (last === undefined) {
    return false;
  }
  return (
    ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isBreakOrContinueStatement(last) ||
    (ts.isIfStatement(last) && last.elseStatement !== undefined && leaves(last.thenStatement) && leaves(last.elseStatement))
  );
}
