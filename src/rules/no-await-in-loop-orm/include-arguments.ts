import type { Relation } from '../../facts/data-model.ts';
import { mentionIn } from '../../facts/data-flow.ts';
import { nameOfProperty } from '../../fixes/text-edits.ts';
import { referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import ts from '../../typing/typescript.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';
import { statementOf } from './statement-of.ts';

const COLUMNS = new Set(['include', 'omit', 'select']);
const ROWS = new Set(['cursor', 'distinct', 'orderBy', 'skip', 'take']);
const IN_ORDER = new Set(['skip', 'take']);
const UNPROVED = new Set(['cursor', 'distinct', 'skip', 'take']);

/** Whether an include of `relation` takes `argument` as well; one of a single row takes only what chooses columns. */
export function isIncludeArgument(argument: ts.PropertyAssignment, { isList }: Relation): boolean {
  const name = nameOfProperty(argument.name) ?? '';
  return COLUMNS.has(name) || (isList && ROWS.has(name));
}

/** Whether the arguments, which are literals, say the same of the rows of one parent as of those of all: rows are counted in order. */
export function isSettled(args: readonly ts.ObjectLiteralElementLike[]): boolean {
  return (
    args.every((arg) => ts.isPropertyAssignment(arg) && nameOfProperty(arg.name) !== undefined && isLiteral(arg.initializer)) &&
    isCountedInOrder(args.filter(ts.isPropertyAssignment))
  );
}

function isCountedInOrder(args: readonly ts.PropertyAssignment[]): boolean {
  const isOrdered = args.some(({ initializer, name }) => nameOfProperty(name) === 'orderBy' && givesOrder(initializer));
  return args.every(({ initializer, name }) => {
    const argument = nameOfProperty(name) ?? '';
    const isSure = !UNPROVED.has(argument) || (isOrdered && IN_ORDER.has(argument));
    // What is included or selected in turn has arguments of its own.
    return isSure && (!COLUMNS.has(argument) || propertiesOf(initializer).every((nested) => isCountedInOrder(propertiesOf(nested.initializer))));
  });
}

function propertiesOf(expression: ts.Expression): readonly ts.PropertyAssignment[] {
  const value = withoutParentheses(expression);
  return ts.isObjectLiteralExpression(value) ? value.properties.filter(ts.isPropertyAssignment) : [];
}

/** Whether `orderBy` names a column: neither `[]` nor `{}` does. */
function givesOrder(order: ts.Expression): boolean {
  const value = withoutParentheses(order);
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.some(givesOrder);
  }
  return ts.isStringLiteralLike(value) || propertiesOf(value).some(({ initializer }) => givesOrder(initializer));
}

function isLiteral(expression: ts.Expression): boolean {
  const value = withoutParentheses(expression);
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.every(
      (property) =>
        ts.isPropertyAssignment(property) && nameOfProperty(property.name) !== undefined && isLiteral(property.initializer),
    );
  }
  return ts.isArrayLiteralExpression(value)
    ? value.elements.every(isLiteral)
    : ts.isStringLiteralLike(value) ||
        ts.isNumericLiteral(value) ||
        LITERALS.has(value.kind) ||
        (ts.isPrefixUnaryExpression(value) && ts.isNumericLiteral(value.operand));
}

const LITERALS = new Set([ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword, ts.SyntaxKind.TrueKeyword]);

/** Whether `arg` means the same where the parent query is written: it is made of literals and of what was there before. */
export function isKnownAt(parent: ts.CallExpression, arg: ts.Node, row: ts.Identifier, checker: ts.TypeChecker): boolean {
  const holder = statementOf(parent) ?? parent;
  return !mentionIn(arg, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return (
      declaration === undefined ||
      declaration === row.parent ||
      (declaration.getSourceFile() === parent.getSourceFile() && declaration.end > holder.pos)
    );
  });
}
