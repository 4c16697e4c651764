import { isErrorLike } from '@typescript-eslint/type-utils';

import { aliasedSymbolOf } from './callee-symbol.ts';
import { localReferencesOf, writeOf } from './local-references.ts';
import { referencedSymbolOf } from './referenced-symbol.ts';
import { rejectedValuesOf } from './rejected-values.ts';
import { isRejectionHandler } from './rejection-handler.ts';
import { leaves } from './situation.ts';
import ts from './typescript.ts';
import { unwrapped } from './unwrapped.ts';

/**
 * Whether `expression` holds an Error: its type says so, or it was caught (by `catch` or a rejection
 * handler, as `any` or `unknown`) and the code before it has not told it from an Error. Misses values that only may be one.
 */
export function isErrorValue(expression: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(expression);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) {
    const value = unwrapped(expression);
    return ts.isIdentifier(value) && isCaught(value, checker) && !isToldFromError(value, checker) && !isSomethingElse(value, program);
  }
  return isErrorType(type, program);
}

/** Whether every value of `type` is an Error; one that may be null or undefined is not. */
export function isErrorType(type: ts.Type, program: ts.Program): boolean {
  return (type.isUnion() ? type.types : [type]).every((part) => (part.flags & ts.TypeFlags.Never) === 0 && isErrorLike(program, part));
}

/** Whether `handler`, a function handed on by name, is sure to be called with an Error as its first argument. */
export function isErrorHandler(handler: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const signatures = checker.getContextualType(handler)?.getCallSignatures() ?? [];
  return (
    (isRejectionHandler(handler, checker) && !isRejectedOtherwise(handler, program)) ||
    (signatures.length > 0 &&
      signatures.every(({ parameters: [first] }) => first !== undefined && isErrorType(checker.getTypeOfSymbol(first), program)))
  );
}

/** Whether what was caught is no Error by what was written: another value given to its name before, or rejected with at first. */
function isSomethingElse(identifier: ts.Identifier, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const declaration = symbolOf(identifier, checker)?.valueDeclaration;
  if (declaration === undefined || !(ts.isVariableDeclaration(declaration) || ts.isParameter(declaration))) {
    return false;
  }
  const written = localReferencesOf(declaration, program).filter((use) => use.end <= identifier.pos).flatMap((use) => writeOf(use) ?? []).at(-1);
  if (written !== undefined) {
    return !ts.isBinaryExpression(written) || !isErrorType(checker.getTypeAtLocation(written.right), program);
  }
  return ts.isParameter(declaration) && isRejectedOtherwise(declaration.parent, program);
}

/** Whether the promise that `handler` hears of is rejected with values that are no Errors, all of them to be seen. */
function isRejectedOtherwise(handler: ts.Node, program: ts.Program): boolean {
  const { parent: call } = handler;
  const values = ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression) ? rejectedValuesOf(call.expression.expression, program) : undefined;
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  return values?.every((value) => {
    const type = program.getTypeChecker().getTypeAtLocation(value);
    return (type.flags & open) === 0 && !isErrorType(type, program);
  }) ?? false;
}

/** Whether `identifier` names what a `catch` clause or the rejection handler of a promise was handed. */
function isCaught(identifier: ts.Identifier, checker: ts.TypeChecker): boolean {
  const declaration = symbolOf(identifier, checker)?.valueDeclaration;
  return (
    declaration !== undefined &&
    (ts.isCatchClause(declaration.parent) ||
      (ts.isParameter(declaration) && declaration.parent.parameters[0] === declaration && isRejectionHandler(declaration.parent, checker)))
  );
}

/** Whether a test with `instanceof` sends an Error another way: the checker keeps `unknown` and `any` as they are there. */
function isToldFromError(identifier: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = symbolOf(identifier, checker);
  function tests(condition: ts.Expression): boolean {
    const plain = unwrapped(condition);
    const test = isNegated(plain) ? unwrapped(plain.operand) : plain;
    return (
      ts.isBinaryExpression(test) && test.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
      ts.isIdentifier(test.left) && symbolOf(test.left, checker) === symbol && isErrorClass(test.right, checker)
    );
  }
  for (let child: ts.Node = identifier, { parent } = child; !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isIfStatement(parent) && child === (isNegated(parent.expression) ? parent.thenStatement : parent.elseStatement) && tests(parent.expression)) {
      return true;
    }
    if (
      ts.isConditionalExpression(parent) &&
      child === (isNegated(parent.condition) ? parent.whenTrue : parent.whenFalse) &&
      tests(parent.condition)
    ) {
      return true;
    }
    if (ts.isBlock(parent) && leavesBefore(child, parent, tests)) {
      return true;
    }
  }
  return false;
}

function isNegated(condition: ts.Expression): condition is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken;
}

/** Whether a statement of `block` before `statement` leaves it for every value that `tests` accepts. */
function leavesBefore(statement: ts.Node, block: ts.Block, tests: (condition: ts.Expression) => boolean): boolean {
  return block.statements.some(
    (earlier) => earlier.end <= statement.pos && ts.isIfStatement(earlier) && !isNegated(earlier.expression) && tests(earlier.expression) && leaves(earlier.thenStatement),
  );
}

function isErrorClass(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  return ts.isIdentifier(expression) && checker.getSymbolAtLocation(expression)?.name === 'Error';
}

function symbolOf(identifier: ts.Identifier, checker: ts.TypeChecker): ts.Symbol | undefined {
  const symbol = referencedSymbolOf(identifier, checker);
  return symbol && aliasedSymbolOf(symbol, checker);
}
