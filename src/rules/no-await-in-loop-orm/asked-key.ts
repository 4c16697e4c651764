import ts from 'typescript';

import { mentionIn } from '../../facts/data-flow.ts';
import { nameOfProperty, propertyOf } from '../../fixes/text-edits.ts';
import { isWithin, referencedSymbolOf } from '../../typing/referenced-symbol.ts';
import { withoutParentheses } from '../../typing/unwrapped.ts';

/** What the query asks for, of which the loop gives it one key at a time. */
export interface AskedKey {
  readonly column: string;
  /** The key, made from the element alone. */
  readonly key: ts.Expression;
  readonly property: ts.ObjectLiteralElementLike;
}

/** Arguments that mean something else for all rows than for those of one key. */
const PER_KEY = new Set(['cursor', 'distinct', 'skip', 'take']);

/** The one part of `where` that is made from the element, if all else in the arguments was there before the loop. */
export function askedKeyOf(
  call: ts.CallExpression,
  loop: ts.Node,
  element: ts.BindingName | undefined,
  checker: ts.TypeChecker,
): AskedKey | undefined {
  const argument =
    call.arguments.length === 1 && call.arguments[0] !== undefined ? withoutParentheses(call.arguments[0]) : undefined;
  const where = argument && ts.isObjectLiteralExpression(argument) ? propertyOf(argument, 'where') : undefined;
  const filter = where && ts.isPropertyAssignment(where) ? withoutParentheses(where.initializer) : undefined;
  if (
    element === undefined ||
    argument === undefined ||
    !ts.isObjectLiteralExpression(argument) ||
    filter === undefined ||
    !ts.isObjectLiteralExpression(filter)
  ) {
    return undefined;
  }
  const [property, ...others] = filter.properties.filter((candidate) => isMadeIn(candidate, loop, checker));
  const key =
    property &&
    (ts.isPropertyAssignment(property)
      ? withoutParentheses(property.initializer)
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined);
  const column = property?.name && nameOfProperty(property.name);
  const rest = argument.properties.filter((candidate) => candidate !== where);
  const isWhole =
    others.length === 0 &&
    rest.every(
      (candidate) =>
        candidate.name !== undefined &&
        !PER_KEY.has(nameOfProperty(candidate.name) ?? 'cursor') &&
        !isMadeIn(candidate, loop, checker),
    ) &&
    keepsColumn(rest, column ?? '');
  return property !== undefined &&
    key !== undefined &&
    column !== undefined &&
    isWhole &&
    isPath(key) &&
    isPlainValue(checker.getTypeAtLocation(key)) &&
    isMadeOf(key, element, checker)
    ? { column, key, property }
    : undefined;
}

/** Whether the rows still hold `column` where only some columns are selected. */
function keepsColumn(args: readonly ts.ObjectLiteralElementLike[], column: string): boolean {
  return args.every((arg) => {
    const name = arg.name && nameOfProperty(arg.name);
    if (name === 'omit') {
      return false;
    }
    const selected = name === 'select' && ts.isPropertyAssignment(arg) ? withoutParentheses(arg.initializer) : undefined;
    const kept = selected !== undefined && ts.isObjectLiteralExpression(selected) ? propertyOf(selected, column) : undefined;
    return (
      name !== 'select' ||
      (kept !== undefined && ts.isPropertyAssignment(kept) && kept.initializer.kind === ts.SyntaxKind.TrueKeyword)
    );
  });
}

/** A name, or a path of names. */
export function isPath(expression: ts.Expression): boolean {
  return (
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && expression.questionDotToken === undefined && isPath(expression.expression))
  );
}

/** Whether a Map finds the value again: dates and other objects are only equal to themselves. */
function isPlainValue(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.every(isPlainValue)
    : (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0;
}

function isMadeOf(key: ts.Expression, element: ts.BindingName, checker: ts.TypeChecker): boolean {
  return !mentionIn(key, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return declaration === undefined || !isWithin(declaration, element.parent);
  });
}

/** Whether `node` mentions anything that is declared in `loop`. */
export function isMadeIn(node: ts.Node, loop: ts.Node, checker: ts.TypeChecker): boolean {
  return mentionIn(node, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return declaration === undefined || isWithin(declaration, loop);
  });
}
