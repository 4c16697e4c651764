import { requestLibraries } from '../libraries/index.ts';
import type { RequestContractRole, RequestContractsRole, RequestLibrary } from '../libraries/library.ts';
import { calleeNameOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { packagesIn } from '../typing/held-packages.ts';
import { isDeclaredBy } from '../typing/named-type.ts';
import type ts from '../typing/typescript.ts';

/** Names of the functions that bind a schema to a part of the request. */
export const CONTRACT_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ contracts }) => Object.keys(contracts ?? {})),
);

export type Contract = (RequestContractRole | RequestContractsRole) & { readonly library: RequestLibrary };

/** The contract that `call` makes between schemas and parts of each request. Misses one whose function was given another name. */
export function classifyContract(call: ts.CallExpression, program: ts.Program): Contract | undefined {
  const name = calleeNameOf(call.expression)?.text ?? '';
  const candidates = CONTRACT_NAMES.has(name) ? requestLibraries.filter((library) => isPresent(library, name, program)) : [];
  const symbol = candidates.length === 0 ? undefined : calleeSymbolOf(call.expression, program.getTypeChecker());
  for (const library of symbol === undefined ? [] : candidates) {
    const contract = symbol && library.contracts?.[symbol.name];
    if (contract !== undefined && symbol !== undefined && isDeclaredBy(symbol, library.packages, program)) {
      return { ...contract, library };
    }
  }
  return undefined;
}

function isPresent({ contracts, packages }: RequestLibrary, name: string, program: ts.Program): boolean {
  return contracts?.[name] !== undefined && packages.some((known) => packagesIn(program, program).has(known));
}
