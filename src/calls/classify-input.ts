import { requestLibraries } from '../libraries/index.ts';
import type { RequestInputRole, RequestLibrary } from '../libraries/library.ts';
import { calleeNameOf, calleeSymbolOf } from '../typing/callee-symbol.ts';
import { declaringPackageOf, DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import { packagesIn } from '../typing/held-packages.ts';
import { isDeclaredBy, isTypeNamed } from '../typing/named-type.ts';
import ts from '../typing/typescript.ts';
import { classifyMember, mayBeTaught } from './classify-call.ts';
import { ownerNameOf } from './owner-name.ts';

export interface RequestInput extends RequestInputRole {
  readonly library: RequestLibrary;
  readonly owner: string;
}

const inputs = new Map<string, RequestInput[]>();

for (const library of requestLibraries) {
  for (const [owner, members] of Object.entries(library.inputs)) {
    for (const [name, role] of Object.entries(members)) {
      inputs.set(name, [...(inputs.get(name) ?? []), { ...role, library, owner }]);
    }
  }
}

/** The part of a request that `member`, a property or a method read off `receiver`, hands out; by who declares it, never by its name. */
export function classifyInputMember(member: ts.Symbol, receiver: ts.Type, program: ts.Program): RequestInput | undefined {
  const row = rowFor(member, program) ?? taughtInput(member, program);
  return row?.receiver === undefined || isTypeNamed(receiver, row.receiver, row.library.packages, program) ? row : undefined;
}

/** Whether a value of `type` is a request, by the framework that declares it. */
export function isRequest(type: ts.Type, program: ts.Program): boolean {
  return requestLibraries.some(({ packages, request }) => request !== undefined && isTypeNamed(type, request, packages, program));
}

/** Whether `call` hands something to a framework, as a route does its handler. */
export function isFrameworkCall(call: ts.CallExpression, program: ts.Program): boolean {
  const symbol = calleeSymbolOf(call.expression, program.getTypeChecker());
  return (symbol?.declarations ?? []).some((declaration) => {
    const declaring = declaringPackageOf(declaration, program);
    return declaring !== DEFAULT_LIBRARY && requestLibraries.some(({ packages }) => packages.includes(declaring ?? ''));
  });
}

/** Whether the program holds a framework whose routes have schemas; without one no option is worth asking for its type. */
export function hasRouteSchemas(program: ts.Program): boolean {
  const present = packagesIn(program, program);
  return requestLibraries.some(({ packages, routeSchema }) => routeSchema !== undefined && packages.some((name) => present.has(name)));
}

/** The parts of each request that a route's option `member` holds schemas for, by the names of its properties. */
export function classifyRouteSchema(member: ts.Symbol, program: ts.Program): readonly (readonly [string, RequestInput])[] {
  const library = requestLibraries.find(
    ({ packages, routeSchema }) =>
      routeSchema?.property === member.name &&
      member.declarations?.some(
        (declaration) =>
          ownerNameOf(declaration) === routeSchema.owner && packages.includes(declaringPackageOf(declaration, program) ?? ''),
      ),
  );
  return library?.routeSchema === undefined
    ? []
    : Object.entries(library.routeSchema.parts).map(([name, role]) => [name, { ...role, library, owner: '' }] as const);
}

/** Names of the options that hold a route's schemas. */
export const ROUTE_SCHEMA_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ routeSchema }) => routeSchema?.property ?? []),
);

/** Names of the parts in what those options hold. */
export const ROUTE_SCHEMA_PARTS: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ routeSchema }) => Object.keys(routeSchema?.parts ?? {})),
);

/** Names of the options that hold a parser of queries. */
export const QUERY_PARSER_OPTIONS: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ queryParser }) => (queryParser?.is === 'option' ? queryParser.name : [])),
);

/** Names of the members that may be a part of a request. */
export const INPUT_NAMES: readonly string[] = [...inputs.keys()];

/** The part that a member or function hands out as the settings say. */
function taughtInput(member: ts.Symbol, program: ts.Program): RequestInput | undefined {
  const role = mayBeTaught(member.name, program) ? classifyMember(member, program) : undefined;
  return role?.kind === 'request-input' ? { ...role, library: { inputs: {}, name: role.library, packages: [] }, owner: '' } : undefined;
}

/** Whether a member of this name may be a part of a request. */
export function mayBeInput(name: string): boolean {
  return inputs.has(name);
}

function rowFor({ declarations, name }: ts.Symbol, program: ts.Program): RequestInput | undefined {
  const candidates = inputs.get(name);
  for (const declaration of candidates === undefined ? [] : (declarations ?? [])) {
    const owner = ownerNameOf(declaration);
    const declaring = declaringPackageOf(declaration, program);
    const row = candidates?.find(
      (candidate) => candidate.owner === owner && candidate.library.packages.some((known) => known === declaring),
    );
    if (row !== undefined) {
      return row;
    }
  }
  return undefined;
}

const functions = new Map(
  requestLibraries.flatMap((library) =>
    Object.entries(library.functions ?? {}).map(([name, role]) => [name, { ...role, library, owner: '' } satisfies RequestInput] as const),
  ),
);

/** The part of a request that the function hands out which `call` runs. */
export function classifyInputCall(call: ts.CallExpression, program: ts.Program): RequestInput | undefined {
  const name = calleeNameOf(call.expression)?.text ?? '';
  const input = functions.get(name);
  const symbol = input !== undefined || mayBeTaught(name, program) ? calleeSymbolOf(call.expression, program.getTypeChecker()) : undefined;
  if (symbol === undefined) {
    return undefined;
  }
  return input !== undefined && isDeclaredBy(symbol, input.library.packages, program) ? input : taughtInput(symbol, program);
}

/** Names of the functions that make a body parser. */
export const BODY_PARSER_NAMES: ReadonlySet<string> = new Set(
  requestLibraries.flatMap(({ bodyParsers }) => Object.values(bodyParsers ?? {}).flatMap((parsers) => Object.keys(parsers))),
);

/** What the body parser that `call` makes reads: JSON or forms. */
export function classifyBodyParser(call: ts.CallExpression, program: ts.Program): 'form' | 'json' | undefined {
  const symbol = calleeSymbolOf(call.expression, program.getTypeChecker());
  for (const declaration of symbol?.declarations ?? []) {
    const declaring = declaringPackageOf(declaration, program) ?? '';
    const library = requestLibraries.find(
      ({ bodyParsers, packages }) => bodyParsers !== undefined && packages.includes(declaring),
    );
    const encoding = library?.bodyParsers?.[ownerNameOf(declaration) ?? '']?.[symbol?.name ?? ''];
    if (encoding !== undefined) {
      return encoding;
    }
  }
  return undefined;
}

/** The parts that are known by the type that holds them, wherever it comes from. */
const HELD: readonly (readonly [string, readonly string[], RequestInputRole['part']])[] = [
  ['URLSearchParams', ['node', 'lib.d.ts', 'undici-types'], 'query'],
  ['FormData', ['node', 'lib.d.ts', 'undici-types'], 'form'],
  ['ParsedQs', ['qs', 'express-serve-static-core'], 'query'],
  ['ParsedUrlQuery', ['node'], 'query'],
  ['ProcessEnv', ['node'], 'environment'],
];

/** The part of a request that any value of `type` holds as text. */
export function partHeldBy(type: ts.Type, program: ts.Program): RequestInputRole['part'] | undefined {
  return HELD.find(([name, packages]) => isTypeNamed(type, name, packages, program))?.[2];
}
