import { fakeStores, typedMockPackages } from '../libraries/fake-stores.ts';
import { declaringPackageOf } from '../typing/declaring-package.ts';
import ts from '../typing/typescript.ts';

/** What the package that `specifier` imports plays in memory, in a message's words: by the package it resolves to, else by its name. */
export function storePlayedBy(specifier: ts.StringLiteralLike, program: ts.Program): string | undefined {
  const [module] = program.getTypeChecker().getSymbolAtLocation(specifier)?.declarations ?? [];
  const name = (module && declaringPackageOf(module, program)) ?? specifier.text;
  return fakeStores.find(({ packages }) => packages.includes(name))?.plays;
}

/** Whether `call` makes an object of the type it is told, whose methods do nothing: `mockDeep<PrismaClient>()`. */
export function isTypedMock(call: ts.CallExpression, program: ts.Program): boolean {
  const { declaration } = program.getTypeChecker().getResolvedSignature(call) ?? {};
  return declaration !== undefined && typedMockPackages.includes(declaringPackageOf(declaration, program) ?? '');
}
