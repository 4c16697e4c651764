import { isConst } from '../typing/constant.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import type { LeafKind, Schema, SchemaLeaf } from './schema.ts';
import { OPEN, REFUSED } from './schema-derivation.ts';

/** What a literal or an enum of `values` is: `leaf`, where none of them is text. What is written out is read; types answer for the rest. */
export function schemaOfValues(leaf: SchemaLeaf, values: ts.Expression, program: ts.Program): Schema {
  const written = writtenIn(values, program);
  if (written?.some((value) => ts.isStringLiteralLike(value))) {
    return OPEN;
  }
  const checker = program.getTypeChecker();
  const types = written?.map((value) => checker.getTypeAtLocation(value)) ?? declaredIn(leaf.kind, values, checker);
  if (types.length === 0 || !types.every((each) => partsOf(each).every((part) => (part.flags & REFUSING) !== 0))) {
    return OPEN;
  }
  return types.every((each) => partsOf(each).every((part) => (part.flags & ABSENT) !== 0)) ? REFUSED : leaf;
}

const ABSENT = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
const REFUSING = ABSENT | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.BigIntLike;

/** The values as expressions, where they all are: asking for the type of a list in a call costs the type of the whole call. */
function writtenIn(values: ts.Expression, program: ts.Program): readonly ts.Expression[] | undefined {
  const held = unwrapped(values);
  if (ts.isArrayLiteralExpression(held)) {
    return held.elements.some(ts.isSpreadElement) ? undefined : held.elements;
  }
  if (ts.isIdentifier(held)) {
    const list = listHeldBy(held, program.getTypeChecker());
    return list && writtenIn(list, program);
  }
  return ts.isLiteralExpression(held) ? [held] : undefined;
}

/** The list that a constant without a type of its own is declared with. */
function listHeldBy(identifier: ts.Identifier, checker: ts.TypeChecker): ts.ArrayLiteralExpression | undefined {
  const symbol = checker.getSymbolAtLocation(identifier);
  const declaration = symbol && (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).valueDeclaration;
  const value =
    declaration !== undefined &&
    isConst(declaration) &&
    declaration.type === undefined
      ? declaration.initializer
      : undefined;
  const list = value && unwrapped(value);
  return list !== undefined && ts.isArrayLiteralExpression(list) ? list : undefined;
}

function declaredIn(kind: LeafKind, values: ts.Expression, checker: ts.TypeChecker): readonly ts.Type[] {
  const type = checker.getTypeAtLocation(values);
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    return checker.getTypeArguments(type as ts.TypeReference);
  }
  return kind === 'literal' ? [type] : type.getProperties().map((property) => checker.getTypeOfSymbolAtLocation(property, values));
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
