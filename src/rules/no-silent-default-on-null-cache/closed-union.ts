import { returnedBy } from '../../typing/returned.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** The text of a literal, of a constant that holds one, of a member of an enum. */
export function literalTextOf(expression: ts.Expression, checker: ts.TypeChecker): string | undefined {
  if (ts.isStringLiteralLike(expression)) {
    return expression.text;
  }
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) {
    return undefined;
  }
  const type = checker.getTypeAtLocation(expression);
  if (type.isStringLiteral()) {
    return type.value;
  }
  // A member of a numeric enum is known by its name.
  return type.flags & ts.TypeFlags.EnumLiteral && ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

export interface ClosedUnion {
  /** Undefined where nothing gives it one. */
  readonly name: string | undefined;
  /** The texts it is made of, where they are known. */
  readonly members: readonly string[];
}

/** The closed union or enum that `text` is a member of at its destination, in the read, or among what the function returns otherwise. */
export function closedUnionOf(expression: ts.Expression, text: string, read: ts.Node, program: ts.Program): ClosedUnion | undefined {
  const checker = program.getTypeChecker();
  const contextual = checker.getContextualType(expression);
  for (const type of [contextual, checker.getTypeAtLocation(read)]) {
    const closed = type && membersOf(checker.getNonNullableType(checker.getAwaitedType(type) ?? type));
    if (type !== undefined && closed !== undefined && closed.length > 1 && (closed.includes(text) || isEnumMember(expression, checker))) {
      return { members: [...closed, ...enumNamesOf(type)], name: unionNameOf(type, expression, checker) };
    }
  }
  const members = returnsBeside(expression, checker);
  return members.length > 0 ? { members, name: undefined } : undefined;
}

/** The texts that the function returns elsewhere, where `expression` is what it returns and nothing says what it may. */
function returnsBeside(expression: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  const statement = ts.findAncestor(expression, (node) => ts.isStatement(node));
  const declaration = statement && ts.isReturnStatement(statement) ? ts.findAncestor(statement, ts.isFunctionLike) : undefined;
  const isReturned = expression.parent === statement || (ts.isBinaryExpression(expression.parent) && expression.parent.parent === statement);
  if (declaration === undefined || !isReturned || declaration.type !== undefined || !('body' in declaration) || declaration.body === undefined) {
    return [];
  }
  return returnedBy(declaration.body).flatMap((returned) => {
    const value = unwrapped(returned);
    return value === expression || ts.findAncestor(expression, (node) => node === value) ? [] : (literalTextOf(value, checker) ?? []);
  });
}

/** A member of a numeric enum is known by its name. */
function enumNamesOf(type: ts.Type): readonly string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.filter(({ flags }) => flags & ts.TypeFlags.EnumLiteral).map(({ symbol }) => symbol.name);
}

function isEnumMember(expression: ts.Expression, checker: ts.TypeChecker): boolean {
  return (checker.getTypeAtLocation(expression).flags & ts.TypeFlags.EnumLiteral) !== 0;
}

/** The literals a type is made of, undefined where it has any other part. */
function membersOf(type: ts.Type): readonly string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const literals = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
  return literals.length === parts.length ? literals.map((part) => String(part.value)) : undefined;
}

function unionNameOf(type: ts.Type | undefined, expression: ts.Expression, checker: ts.TypeChecker): string | undefined {
  const declared = returnTypeAround(expression, checker);
  for (const candidate of [type, type && checker.getNonNullableType(type), declared]) {
    const name = candidate?.aliasSymbol?.name ?? (candidate && candidate.flags & ts.TypeFlags.EnumLike ? candidate.symbol.name : undefined);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

function returnTypeAround(expression: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  const returning = ts.findAncestor(expression, (node) => ts.isReturnStatement(node) || ts.isFunctionLike(node));
  const declaration = returning && ts.isReturnStatement(returning) ? ts.findAncestor(returning, ts.isFunctionLike) : undefined;
  const signature = declaration && checker.getSignatureFromDeclaration(declaration);
  return signature && checker.getAwaitedType(checker.getReturnTypeOfSignature(signature));
}

