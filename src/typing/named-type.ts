import { declaringPackageOf, isPackageAmong } from './declaring-package.ts';
import ts from './typescript.ts';

/**
 * Whether `type` is, extends or is made of (as a union or intersection) the type called `name` that one of `packages` declares.
 * Misses a mapped type made from it, which has no symbol of its own.
 */
export function isTypeNamed(type: ts.Type, name: string, packages: readonly string[], program: ts.Program): boolean {
  if (type.isUnionOrIntersection()) {
    return type.types.some((part) => isTypeNamed(part, name, packages, program));
  }
  const symbol = type.getSymbol();
  if (symbol?.name === name && isDeclaredBy(symbol, packages, program)) {
    return true;
  }
  const target = isReference(type) ? type.target : type;
  return target.isClassOrInterface() && program.getTypeChecker().getBaseTypes(target).some((base) => isTypeNamed(base, name, packages, program));
}

/** Whether one of the declarations of `symbol` stands in one of `packages`. */
export function isDeclaredBy(symbol: ts.Symbol, packages: readonly string[], program: ts.Program): boolean {
  return (symbol.declarations ?? []).some((declaration) => isPackageAmong(declaringPackageOf(declaration, program), packages));
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
}
