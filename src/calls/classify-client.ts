import type ts from 'typescript';

import { isTypeNamed } from '../typing/named-type.ts';
import { perProgram } from '../typing/per-program.ts';
import { brandsOf, classifyMember } from './classify-call.ts';

/**
 * The library whose client `type` is, as a message writes it: one of its methods sends a query or a command to a cache.
 * Misses an object that only holds a client, a cache in the memory of the process, and `any`.
 */
export const clientLibraryOf = perProgram((type: ts.Type, program): string | undefined => {
  for (const member of program.getTypeChecker().getPropertiesOfType(type)) {
    const role = classifyMember(member, program);
    const isClient = role?.kind === 'query' || (role?.kind === 'cache' && role.inProcess !== true);
    const library = isClient ? role.library : libraryByResultOf(member, program);
    if (library !== undefined) {
      return library;
    }
  }
  return undefined;
});

function libraryByResultOf(member: ts.Symbol, program: ts.Program): string | undefined {
  const brands = brandsOf(member.name);
  const signatures = brands.length === 0 ? [] : program.getTypeChecker().getTypeOfSymbol(member).getCallSignatures();
  return brands.find(({ packages, result }) => signatures.some((signature) => isTypeNamed(signature.getReturnType(), result, packages, program)))
    ?.library;
}
