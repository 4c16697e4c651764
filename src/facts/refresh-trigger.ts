import { calledBodiesOf } from '../typing/called-bodies.ts';
import { calleeOf, isInvocation } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { isCalledForEach } from './called-for-each.ts';
import { conditionsOf } from './memoized.ts';

const MAX_DEPTH = 2;

/**
 * The condition that sends `call` off when a token has expired: a comparison with the time, or an answer of 401. All that come
 * while it holds go the same way. Misses conditions that only a package knows of.
 */
export function refreshTriggerOf(call: ts.Node, within: ts.Node, program: ts.Program): ts.Expression | undefined {
  let trigger: ts.Expression | undefined;
  for (let child = call, { parent } = child; child !== within; child = parent, { parent } = parent) {
    trigger ??= conditionsOf(child, parent).find((condition) => asksForExpiry(condition, program, 0));
    // A job that goes through accounts refreshes each of them once.
    if (isCalledForEach(parent, call)) {
      return undefined;
    }
  }
  return trigger;
}

function asksForExpiry(condition: ts.Node, program: ts.Program, depth: number): boolean {
  if (ts.isBinaryExpression(condition)) {
    const { kind } = condition.operatorToken;
    if (EQUALITIES.has(kind) && [condition.left, condition.right].some((side) => isUnauthorized(side, program))) {
      return true;
    }
    if (RELATIONS.has(kind) && [condition.left, condition.right].some((side) => isTime(side, program))) {
      return true;
    }
  }
  if (isInvocation(condition) && (isOfDateLibrary(condition, program) || asksInBody(condition, program, depth))) {
    return true;
  }
  if (ts.isIdentifier(condition)) {
    const value = constantOf(condition, program);
    return value !== undefined && asksForExpiry(value, program, depth);
  }
  return ts.forEachChild(condition, (child) => asksForExpiry(child, program, depth) || undefined) ?? false;
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

const RELATIONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.LessThanToken,
]);

function isUnauthorized(side: ts.Expression, program: ts.Program): boolean {
  const value = unwrapped(side);
  if (ts.isNumericLiteral(value)) {
    return value.text === '401';
  }
  const type = ts.isPropertyAccessExpression(value) ? program.getTypeChecker().getTypeAtLocation(value) : undefined;
  return type !== undefined && type.isNumberLiteral() && type.value === 401;
}

function isTime(side: ts.Expression, program: ts.Program): boolean {
  function tells(node: ts.Node): boolean {
    if (ts.isNewExpression(node)) {
      return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
    }
    if (ts.isCallExpression(node) && /^(?:Date|performance)\.now$/.test(node.expression.getText())) {
      return true;
    }
    const value = ts.isIdentifier(node) ? constantOf(node, program) : undefined;
    return value !== undefined ? tells(value) : (ts.forEachChild(node, (child) => tells(child) || undefined) ?? false);
  }
  return tells(side);
}

/** The value of a constant that is declared above its use, so that no constant is asked about itself. */
function constantOf(name: ts.Identifier, program: ts.Program): ts.Expression | undefined {
  const declaration = program.getTypeChecker().getSymbolAtLocation(name)?.valueDeclaration;
  return declaration !== undefined &&
    isConst(declaration) &&
    declaration.getSourceFile() === name.getSourceFile() &&
    declaration.end <= name.pos &&
    !(declaration.initializer && ts.isFunctionLike(declaration.initializer))
    ? declaration.initializer
    : undefined;
}

const DATE_LIBRARIES: ReadonlySet<string | undefined> = new Set(['date-fns', 'dayjs', 'luxon', 'moment']);

function isOfDateLibrary(call: ts.Expression, program: ts.Program): boolean {
  const declaration = ts.isCallExpression(call) ? program.getTypeChecker().getResolvedSignature(call)?.declaration : undefined;
  return declaration !== undefined && DATE_LIBRARIES.has(declaringPackageOf(declaration, program));
}

/** A function of the project that asks, such as `isExpired(token)`. */
function asksInBody(call: ts.Node, program: ts.Program, depth: number): boolean {
  return (
    depth < MAX_DEPTH &&
    ts.isCallExpression(call) &&
    !ts.isFunctionLike(calleeOf(call)) &&
    calledBodiesOf(call, program).some(({ body }) => asksForExpiry(body, program, depth + 1))
  );
}
