import { calleeSymbolOf } from '../typing/callee-symbol.ts';
import { isConst } from '../typing/constant.ts';
import { isPackageAmong } from '../typing/declaring-package.ts';
import { nearestPackageOf } from '../typing/nearest-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import { writeOf } from '../typing/local-references.ts';
import { returnedBy } from '../typing/returned.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { allOriginsOf } from './all-origins.ts';
import { declarationNamedBy, isAssigned } from './all-origins/declared-values.ts';
import { isGeneratedClient } from './generated-client.ts';

/**
 * Whether `client`, a name or a field of `this`, is one and the same client wherever it stands in its function, and the program
 * shows that whatever it may be was made by `new` of the class that Prisma generated. A constant that a source file declares to
 * be the generated client counts if no package of the program knows one. Misses clients that a container injects.
 */
export function isPlainClient(client: ts.Expression, program: ts.Program): boolean {
  const declaration = declarationNamedBy(client, program);
  const isSteady =
    declaration !== undefined &&
    (!ts.isVariableDeclaration(declaration) || isConst(declaration)) &&
    !isAssigned(declaration, program);
  const origins = isSteady ? (allOriginsOf(client, program) ?? []) : [];
  return (
    origins.length > 0 &&
    origins.every((origin) =>
      ts.isNewExpression(origin) ? makesPlainClient(origin.expression, program) : isDeclaredPlain(origin, program),
    )
  );
}

/** Whether `constructor` names the generated class, or a class of the program that extends it and leaves its queries as they are. */
function makesPlainClient(constructor: ts.Expression, program: ts.Program): boolean {
  const declaration = calleeSymbolOf(unwrapped(constructor), program.getTypeChecker())?.valueDeclaration;
  if (declaration === undefined || !ts.isClassLike(declaration) || declaration.getSourceFile().isDeclarationFile) {
    return declaration !== undefined && isGeneratedClient(declaration);
  }
  const [base] = (declaration.heritageClauses ?? []).filter(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const [named] = base?.types ?? [];
  return named !== undefined && leavesQueries(declaration, program) && makesPlainClient(named.expression, program);
}

/** Whether a class adds members of its own to its base, and neither replaces one nor hands its instance on. */
function leavesQueries(holder: ts.ClassLikeDeclaration, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const inherited = checker.getBaseTypes(checker.getTypeAtLocation(holder) as ts.InterfaceType);
  function keeps(node: ts.Node): boolean {
    return (
      (node.kind !== ts.SyntaxKind.ThisKeyword || isReadMember(node)) &&
      !(ts.forEachChild(node, (child) => !keeps(child) || undefined) ?? false)
    );
  }
  return (
    (ts.getDecorators(holder) ?? []).length === 0 &&
    holder.members.every(
      (member) =>
        (ts.isConstructorDeclaration(member)
          ? member.body === undefined || returnedBy(member.body).length === 0
          : member.name !== undefined &&
            !ts.isComputedPropertyName(member.name) &&
            !inherited.some((base) => base.getProperty(member.name?.getText() ?? '') !== undefined)) && keeps(member),
    )
  );
}

/** Whether `self`, a `this`, is only asked for a member, and that is left as it is. */
function isReadMember(self: ts.Node): boolean {
  if (!ts.isPropertyAccessExpression(self.parent)) {
    return false;
  }
  let member: ts.Node = self;
  do {
    member = wrapped(member.parent as ts.Expression);
  } while ((ts.isPropertyAccessExpression(member.parent) || ts.isElementAccessExpression(member.parent)) && member.parent.expression === member);
  return writeOf(member) === undefined;
}

/** `declare const prisma: PrismaClient`, where nothing says who makes it, but nobody is there who could make another. */
function isDeclaredPlain(constant: ts.VariableDeclaration, program: ts.Program): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(constant);
  return (
    constant.type !== undefined &&
    (type.getSymbol()?.declarations ?? []).some(isGeneratedClient) &&
    !isKnownToPackages(program, program)
  );
}

const isKnownToPackages = perProgram((program: ts.Program): boolean => program.getSourceFiles().some(namesClient));

/** Whether a declaration file that Prisma neither ships nor generated names a client or its extension. */
const namesClient = perSourceFile(
  (file): boolean =>
    file.isDeclarationFile &&
    /\bPrismaClient\b|\$(?:extends|use)\b/.test(file.text) &&
    !isPackageAmong(nearestPackageOf(file)?.name, PRISMA_PACKAGES),
);

const PRISMA_PACKAGES = ['@prisma/*', 'prisma', 'prisma-client-*'];
