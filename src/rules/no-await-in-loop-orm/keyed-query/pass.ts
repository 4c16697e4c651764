import { mentionIn } from '../../../facts/data-flow.ts';
import { isTypeNamed } from '../../../typing/named-type.ts';
import { isWithin, referencedSymbolOf } from '../../../typing/referenced-symbol.ts';
import ts from '../../../typing/typescript.ts';

/** One pass of a loop: what differs from pass to pass is made from the element. */
export interface Pass {
  readonly loop: ts.Node;
  /** The pattern or name that a pass gives its element. */
  readonly element: ts.BindingName;
  readonly program: ts.Program;
}

/** Whether `node` means the same before the loop, `apart` from what is declared there: nothing in it is declared in the loop. */
export function isSteady(node: ts.Node, { loop, program }: Pass, apart = node): boolean {
  return !mentionIn(node, (identifier) => {
    const symbol = referencedSymbolOf(identifier, program.getTypeChecker());
    return symbol === undefined || (symbol.declarations ?? []).some((declaration) => isWithin(declaration, loop) && !isWithin(declaration, apart));
  });
}

/** Whether `expression` is a plain value, or the id of a document, and a path of names made from the element alone. */
export function isKey(expression: ts.Expression, { element, program }: Pass): boolean {
  const checker = program.getTypeChecker();
  const type = declaredTypeOf(expression, checker);
  return type !== undefined && isPath(expression) && (isPlainValue(type) || isDocumentId(type, program)) && isMadeOf(expression, element, checker);
}

/** The type of a path of names before anything in the pass narrows it, as the list before the loop has it. */
function declaredTypeOf(path: ts.Expression, checker: ts.TypeChecker): ts.Type | undefined {
  if (!ts.isPropertyAccessExpression(path)) {
    const symbol = checker.getSymbolAtLocation(path);
    return symbol && checker.getTypeOfSymbol(symbol);
  }
  const holder = declaredTypeOf(path.expression, checker);
  const member = holder && checker.getPropertyOfType(holder, path.name.text);
  return member && checker.getTypeOfSymbol(member);
}

/** A name, or a path of names. */
export function isPath(expression: ts.Expression): boolean {
  return (
    ts.isIdentifier(expression) ||
    (ts.isPropertyAccessExpression(expression) && expression.questionDotToken === undefined && isPath(expression.expression))
  );
}

/** Whether a Map finds the value again: dates and other objects are only equal to themselves. */
export function isPlainValue(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.every(isPlainValue)
    : type.isIntersection()
      ? type.types.some(isPlainValue)
      : (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike)) !== 0;
}

/** Whether `type` is an id of MongoDB's own, of which two are equal if their texts are. */
export function isDocumentId(type: ts.Type, program: ts.Program): boolean {
  return isTypeNamed(type, 'ObjectId', ['bson', 'mongodb', 'mongoose'], program);
}

function isMadeOf(key: ts.Expression, element: ts.BindingName, checker: ts.TypeChecker): boolean {
  return !mentionIn(key, (identifier) => {
    const declaration = referencedSymbolOf(identifier, checker)?.valueDeclaration;
    return declaration === undefined || !isWithin(declaration, element.parent);
  });
}
