import { classifyInputMember, type RequestInput } from '../calls/classify-input.ts';
import type { RequestLibrary } from '../libraries/library.ts';
import { packagesIn } from '../typing/held-packages.ts';
import ts from '../typing/typescript.ts';
import { isWrittenBy, writtenMembersOf } from '../typing/written-members.ts';
import { perProgram } from '../typing/per-program.ts';
import { unwrapped } from '../typing/unwrapped.ts';
import { wrapped } from '../typing/wrapped.ts';
import { fileKindOf } from './file-kind.ts';
import { definedInput, requestSitesIn } from './request-sites.ts';
import { routeSchemaFor } from './route-schema.ts';

/**
 * Whether the framework or the program may have made something else of an input's text before `access` reads it: a query parser
 * of its own, a write to the input or to what it holds, also by another name or in a function that is handed it, or a schema that
 * Fastify has Ajv coerce it by. Misses what a package does to it, but for those whose purpose that is.
 */
export function isConverted(input: RequestInput, access: ts.Node, program: ts.Program): boolean {
  if (input.part === 'environment') {
    return false;
  }
  const { queryParsers, written } = conversionsIn(program, program);
  const library = frameworkOf(input);
  return (
    (library.convertedBy?.some((name) => packagesIn(program, program).has(name)) ?? false) ||
    (input.part === 'query' && library.queryParser !== undefined && queryParsers.has(library.queryParser.name)) ||
    written.some((write) => isSameInput(write.input, input) && !(write.assigned && precedes(access, write.node))) ||
    (library.routeSchema !== undefined && routeSchemaFor(access, input.part, program))
  );
}

function isSameInput(one: RequestInput, other: RequestInput): boolean {
  return frameworkOf(one).name === frameworkOf(other).name && one.part === other.part;
}

function frameworkOf({ library }: RequestInput): RequestLibrary {
  return library.on ?? library;
}

interface Written {
  readonly input: RequestInput;
  readonly node: ts.Node;
  /** The write names the input itself. */
  readonly assigned: boolean;
}

interface Conversions {
  readonly written: readonly Written[];
  /** The settings and options by which the program parses queries itself. */
  readonly queryParsers: ReadonlySet<string>;
}

const conversionsIn = perProgram<ts.Program, Conversions>((program) => {
  // What a test does to a request stays there.
  const sites = program.getSourceFiles().flatMap((file) => {
    const found = requestSitesIn(file);
    return found.handed.length + found.aliases.length + found.assigned.length + found.defined.length + found.queryParsers.length > 0 &&
      fileKindOf(file, program) !== 'test'
      ? [found]
      : [];
  });
  return {
    queryParsers: new Set(sites.flatMap((site) => site.queryParsers.flatMap((parser) => parserSetBy(parser) ?? []))),
    written: sites.flatMap(({ aliases, assigned, defined, handed }) => [
      ...assigned.flatMap((target) => writtenAt(target.expression, target.name.text, target, true, program)),
      ...defined.flatMap((call) => writtenAt(call.arguments[0], definedInput(call), call, false, program)),
      ...handed
        .filter((access) => isHandedToWriter(access, program))
        .flatMap((access) => writtenAt(access.expression, access.name.text, access, false, program)),
      ...aliases
        .filter((alias) => writtenMembersOf(alias, program).size > 0)
        .flatMap((alias) =>
          ts.isBindingElement(alias)
            ? writtenAt(alias.parent, (alias.propertyName ?? alias.name).getText(), alias, false, program)
            : aliasedAt(alias, program),
        ),
    ]),
  };
});

function aliasedAt({ initializer }: ts.VariableDeclaration, program: ts.Program): readonly Written[] {
  const access = initializer && unwrapped(initializer);
  return access !== undefined && ts.isPropertyAccessExpression(access)
    ? writtenAt(access.expression, access.name.text, access, false, program)
    : [];
}

/** What is written when the member `name` of `receiver` is, if that is a part of a request. */
function writtenAt(
  receiver: ts.Node | undefined,
  name: string | undefined,
  node: ts.Node,
  assigned: boolean,
  program: ts.Program,
): readonly Written[] {
  if (receiver === undefined || name === undefined) {
    return [];
  }
  const checker = program.getTypeChecker();
  const type = checker.getTypeAtLocation(receiver);
  const member = checker.getNonNullableType(type).getProperty(name);
  const input = member && classifyInputMember(member, type, program);
  return input === undefined ? [] : [{ assigned, input, node }];
}

function isHandedToWriter(access: ts.PropertyAccessExpression, program: ts.Program): boolean {
  const argument = wrapped(access);
  return ts.isCallExpression(argument.parent) && isWrittenBy(argument.parent, access, program);
}

/** `'simple'` and `'extended'` name Express's own; a function may turn text into anything. */
function parserSetBy(node: ts.CallExpression | ts.ObjectLiteralElementLike): string | undefined {
  if (!ts.isCallExpression(node)) {
    return node.name?.getText();
  }
  const [setting, parser] = node.arguments;
  return parser !== undefined && !ts.isStringLiteral(parser) && setting !== undefined && ts.isStringLiteral(setting)
    ? setting.text
    : undefined;
}

/** `req.query = schema.parse(req.query)` reads what was there before, and so does all that comes before it in the same function. */
function precedes(access: ts.Node, target: ts.Node): boolean {
  return (
    access.pos < target.parent.end && ts.findAncestor(access, ts.isFunctionLike) === ts.findAncestor(target, ts.isFunctionLike)
  );
}
