import { aliasedSymbolOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

/** Methods that answer with no more elements than the list has. */
const NON_GROWING = new Set(['entries', 'filter', 'keys', 'map', 'reverse', 'slice', 'sort', 'toReversed', 'toSorted', 'values']);
const LISTED_BY_OBJECT = new Set(['entries', 'keys', 'values']);

/**
 * Whether `expression` has as many elements as are written in the code: a literal (`{ length: 7 }` for
 * `Array.from` too), a constant that holds one and is never pushed to, a tuple, the members of an enum or of a constant object. Misses lists that configuration keeps short.
 */
export function isFixedList(expression: ts.Expression, program: ts.Program): boolean {
  const value = unwrapped(expression);
  if (ts.isArrayLiteralExpression(value)) {
    // An empty one is there to be filled.
    return (
      value.elements.length > 0 &&
      value.elements.every((element) => !ts.isSpreadElement(element) || isFixedList(element.expression, program))
    );
  }
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.some(
      (property) =>
        ts.isPropertyAssignment(property) && property.name.getText() === 'length' && isFixedNumber(property.initializer, program),
    );
  }
  if (ts.isCallExpression(value) && ts.isPropertyAccessExpression(value.expression)) {
    const { expression: receiver, name } = value.expression;
    const [source] = value.arguments;
    if (isObjectListing(receiver, name.text)) {
      return source !== undefined && isWrittenOut(source, program);
    }
    return isArrayFrom(receiver, name.text)
      ? source !== undefined && isFixedList(source, program)
      : NON_GROWING.has(name.text) && isFixedList(receiver, program);
  }
  const held = constantOf(value, program);
  if (held !== undefined && !isGrown(value, program)) {
    return isFixedList(held, program);
  }
  return isTuple(program.getTypeChecker().getTypeAtLocation(value), program);
}

/** Whether `expression` is a number written in the code, by itself or in a constant. */
export function isFixedNumber(expression: ts.Expression, program: ts.Program): boolean {
  const value = unwrapped(expression);
  const held = ts.isNumericLiteral(value) ? value : constantOf(value, program);
  return held !== undefined && ts.isNumericLiteral(unwrapped(held));
}

/** What the constant behind `expression`, through imports, is initialised with. */
export function constantOf(expression: ts.Expression, program: ts.Program): ts.Expression | undefined {
  const declaration = ts.isIdentifier(expression) ? declarationOf(expression, program) : undefined;
  return declaration !== undefined &&
    isConst(declaration)
    ? declaration.initializer
    : undefined;
}

function declarationOf(identifier: ts.Identifier, program: ts.Program): ts.Declaration | undefined {
  const checker = program.getTypeChecker();
  const symbol = referencedSymbolOf(identifier, checker);
  return symbol && aliasedSymbolOf(symbol, checker).valueDeclaration;
}

function isObjectListing(receiver: ts.Expression, method: string): boolean {
  return ts.isIdentifier(receiver) && receiver.text === 'Object' && LISTED_BY_OBJECT.has(method);
}

function isArrayFrom(receiver: ts.Expression, method: string): boolean {
  return ts.isIdentifier(receiver) && receiver.text === 'Array' && method === 'from';
}

/** Whether the members of `expression` are written in the code: those of an object literal, an enum, a type with no index. */
function isWrittenOut(expression: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(expression);
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 &&
    checker.getIndexInfosOfType(type).length === 0 &&
    checker.getPropertiesOfType(type).length > 0
  );
}

/** Whether the list that the constant `expression` holds is added to where it is declared. */
function isGrown(expression: ts.Expression, program: ts.Program): boolean {
  const declaration = ts.isIdentifier(expression) ? declarationOf(expression, program) : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) {
    return false;
  }
  const { text } = declaration.name;
  function grows(node: ts.Node): boolean {
    return (
      (ts.isPropertyAccessExpression(node) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === text &&
        /^(?:push|unshift|splice)$/.test(node.name.text)) ||
      (ts.forEachChild(node, (child) => grows(child) || undefined) ?? false)
    );
  }
  return grows(declaration.getSourceFile());
}

function isTuple(type: ts.Type, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  return checker.isTupleType(type) && ((type as ts.TupleTypeReference).target.combinedFlags & ts.ElementFlags.Variable) === 0;
}
