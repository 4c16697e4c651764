import { declaringPackageOf } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';

/** A leaf that refuses strings and is written outside of the program, as the type of its schema tells. */
export interface DeclaredLeaf {
  /** The name of the leaf's class without the library's prefix: `Number`. */
  readonly kind: string;
  readonly path: readonly string[];
}

const LEAF = /^Zod(?:Mini)?(?<kind>Number(?:Format)?|Int(?:32)?|Float(?:32|64)|UInt32|Boolean|BigInt(?:Format)?|Date)$/;
const WRAPPER = /^Zod(?:Mini)?(?:Optional|Default|Nullable|Readonly|NonOptional|ExactOptional)$/;
const MAX_DEPTH = 6;

/**
 * The leaves that the type of a zod 4 schema names, for a schema that a package declares. Silent about zod 3, whose coerced
 * leaves have the same type as the others, and about unions, pipes and everything else that may take a string.
 */
export function declaredLeavesOf(type: ts.Type, program: ts.Program, depth = 0): readonly DeclaredLeaf[] {
  const checker = program.getTypeChecker();
  const symbol = type.getSymbol();
  const declaration = symbol?.declarations?.[0];
  if (declaration === undefined || depth > MAX_DEPTH || !isOfZod4(declaration, program)) {
    return [];
  }
  const name = symbol?.name ?? '';
  const kind = LEAF.exec(name)?.groups?.['kind'];
  if (kind !== undefined) {
    return coerces(type, checker) ? [] : [{ kind, path: [] }];
  }
  const [first] = checker.getTypeArguments(type as ts.TypeReference);
  if (first === undefined) {
    return [];
  }
  if (WRAPPER.test(name)) {
    return declaredLeavesOf(first, program, depth + 1);
  }
  return /^Zod(?:Mini)?Object$/.test(name)
    ? first
        .getProperties()
        .flatMap((property) =>
          declaredLeavesOf(checker.getTypeOfSymbolAtLocation(property, declaration), program, depth + 1).map((leaf) => ({
            ...leaf,
            path: [property.name, ...leaf.path],
          })),
        )
    : [];
}

function isOfZod4(declaration: ts.Declaration, program: ts.Program): boolean {
  return declaration.getSourceFile().fileName.includes('/v4/') && declaringPackageOf(declaration, program) === 'zod';
}

/** zod/mini names what it takes in its one class: `ZodMiniNumber<unknown>`. */
function coerces(type: ts.Type, checker: ts.TypeChecker): boolean {
  const [input] = type.getSymbol()?.name.startsWith('ZodMini') ? checker.getTypeArguments(type as ts.TypeReference) : [];
  return input !== undefined && (input.flags & ts.TypeFlags.Unknown) !== 0;
}
