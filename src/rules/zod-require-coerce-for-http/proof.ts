import { evaluated } from '../../facts/followed-value.ts';
import { type ParsedLeaf, type ParseSite, parseSitesIn } from '../../facts/parsed-leaves.ts';
import { refusalIsAnError } from '../../facts/refusal.ts';
import { schemasOf } from '../../facts/schema.ts';
import { isReadWhole } from '../../facts/schema-leaves.ts';
import { usesOfLeaf } from '../../facts/schema-uses.ts';
import type { PostmortemSettings } from '../../settings.ts';
import { isTypeNamed } from '../../typing/named-type.ts';
import { perProgram } from '../../typing/per-program.ts';
import { perSourceFile } from '../../typing/per-source-file.ts';
import ts from '../../typing/typescript.ts';
import { refusedAs, wiresOf } from './arrival.ts';

/**
 * Whether a leaf may accept strings instead without anything that works today working differently: all that the program does with
 * it is to hold it against strings from the wire, and each time it refuses one, somebody is told.
 */
export function isOnlyForStrings(uses: readonly ParsedLeaf[], settings: PostmortemSettings, program: ts.Program): boolean {
  const [first] = uses;
  if (first === undefined || uses.some(({ discriminates, fallback }) => discriminates || fallback)) {
    return false;
  }
  const { escape, sites } = usesOfLeaf(first.leaf.call, program);
  return (
    escape === undefined &&
    [...sites].every((site) => uses.some((use) => use.site.node === site) || isWithoutLeaf(site, program)) &&
    uses.every(
      (use) => isFedStringsOnly(use, settings, program) && refusalIsAnError(use.site, program) && !isDescribed(use.site, program),
    )
  );
}

/** Whether the leaf was left out on the way to the site, by a `pick` or an `omit` that can be read. */
function isWithoutLeaf(node: ts.Node, program: ts.Program): boolean {
  return parseSitesIn(program, program)
    .filter((site) => site.node === node)
    .every(({ entered, member, schema }) =>
      schemasOf({ entered, expression: schema, path: member }, program).every((found) => isReadWhole(found.schema)),
    );
}

function isFedStringsOnly(use: ParsedLeaf, { http }: PostmortemSettings, program: ts.Program): boolean {
  const wires = wiresOf(use, program);
  return (
    wires.length > 0 &&
    wires.every((wire) => {
      return wire !== undefined && refusedAs(use, wire, http.body, program) === 'string' && isHandedOver(use);
    })
  );
}

/** Whether what is parsed is handed over as it came: what a variable holds may have been converted in place. */
function isHandedOver({ site: { data } }: ParsedLeaf): boolean {
  return 'input' in data || !ts.isIdentifier(evaluated(data.expression));
}

/**
 * Whether somebody else may read what the contract at `site` accepts: a typed client of a Hono app, or the documents that Fastify's
 * routes are described in.
 */
function isDescribed({ data, described, node }: ParseSite, program: ts.Program): boolean {
  return described === true || ('input' in data && (ts.isCallExpression(node) ? exportsRoutes(program, program) : describesRoutes(program, program)));
}

/** A client's module in any import, or an app's type in any place. */
const exportsRoutes = perProgram<ts.Program, boolean>(
  (program) =>
    namesModule(/['"]hono\/(?:client|testing)['"]/, program) ||
    program.getSourceFiles().some(
      (file) => !file.isDeclarationFile && typeQueriesIn(file).some((query) => isOfApp(query, program)),
    ),
);

function isOfApp(query: ts.TypeQueryNode, program: ts.Program): boolean {
  const type = program.getTypeChecker().getTypeAtLocation(query);
  return [type, ...type.getCallSignatures().map((signature) => signature.getReturnType())].some((each) =>
    isTypeNamed(each, 'Hono', ['hono'], program),
  );
}

const typeQueriesIn = perSourceFile((file): readonly ts.TypeQueryNode[] => {
  const found: ts.TypeQueryNode[] = [];
  function visit(node: ts.Node): void {
    if (ts.isTypeQueryNode(node)) {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  }
  // The text says sooner than the tree that there is nothing to find.
  if (file.text.includes('typeof ')) {
    visit(file);
  }
  return found;
});

const describesRoutes = perProgram<ts.Program, boolean>((program) =>
  namesModule(/['"](?:@fastify\/(?:dynamic-)?swagger|fastify-swagger|fastify-oas)['"]/, program),
);

/** Whether a module is named in whatever way it is loaded: by `import`, by `import()`, by `require`, through a plugin loader. */
function namesModule(name: RegExp, program: ts.Program): boolean {
  return program.getSourceFiles().some((file) => !file.isDeclarationFile && name.test(file.text));
}
