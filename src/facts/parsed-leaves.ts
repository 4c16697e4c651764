import { classifyRouteSchema, hasRouteSchemas, type RequestInput } from '../calls/classify-input.ts';
import { aliasedSymbolOf } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { contractSitesOf } from './contract-sites.ts';
import { fileKindOf } from './file-kind.ts';
import { type Entered } from './followed-value.ts';
import { requestSitesIn } from './request-sites.ts';
import { schemasOf } from './schema.ts';
import { type LeafAt, leavesOf } from './schema-leaves.ts';

/** A place where a value is held against a schema: by a call, or by a framework that was handed the schema. */
export interface ParseSite {
  readonly node: ts.CallExpression | ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  readonly schema: ts.Expression;
  /** The properties of `schema` that lead to the one that is meant, where it holds several. */
  readonly member: readonly string[];
  /** What is parsed: a value in the code, or a part of each request that the framework reads itself. */
  readonly data: { readonly expression: ts.Expression } | { readonly input: RequestInput };
  /** How the functions around it were entered, where what is parsed already depends on that. */
  readonly entered: Entered;
  /** Where in the data the value stands that the schema is for; nothing where it is all of it. */
  readonly at?: readonly string[];
  /** What is asked when a framework's validation refuses. */
  readonly onRefusal?: ts.Expression;
  /** What is empty is taken for absent before the schema sees it. */
  readonly dropsEmpty?: true;
  /** Others read what the schema accepts: a typed client, a document. */
  readonly described?: true;
}

/** One way that a leaf is held against a value. */
export interface ParsedLeaf extends LeafAt {
  readonly site: ParseSite;
  /** How the functions around the site were entered, when the schema is handed to them. */
  readonly entered: Entered;
}

/** By leaf, each way that the program parses something with it; the leaves by the file they are written in. */
export type ParsedLeaves = ReadonlyMap<ts.SourceFile, ReadonlyMap<ts.CallExpression, readonly ParsedLeaf[]>>;

/**
 * Every schema leaf that refuses strings and that the program parses something with, wherever in the program the leaf and the
 * parse are written. Tests are no evidence: they parse what they expect to be refused.
 */
export const parsedLeavesIn = perProgram<ts.Program, ParsedLeaves>((program) => {
  const leaves = new Map<ts.SourceFile, Map<ts.CallExpression, ParsedLeaf[]>>();
  for (const site of parseSitesIn(program, program)) {
    for (const use of leavesParsedAt(site, program)) {
      const { call } = use.leaf;
      const file = call.getSourceFile();
      const inFile = leaves.get(file) ?? new Map<ts.CallExpression, ParsedLeaf[]>();
      leaves.set(file, inFile.set(call, [...(inFile.get(call) ?? []), use]));
    }
  }
  return leaves;
});

/** Every schema leaf that refuses strings and that what is parsed at `site` is held against. */
export const leavesParsedAt = perProgram(
  (site: ParseSite, program): readonly ParsedLeaf[] =>
    schemasOf({ entered: site.entered, expression: site.schema, path: site.member }, program).flatMap(({ entered, schema }) =>
      leavesOf(schema).map((found) => ({ ...found, entered, path: [...(site.at ?? []), ...found.path], site })),
    ),
);

const NOT_ENTERED: Entered = new Map();
const NOT_MEMBER: readonly string[] = [];

/** The places of the program where something may be held against a schema. */
export const parseSitesIn = perProgram<ts.Program, readonly ParseSite[]>((program) =>
  program.getSourceFiles().flatMap((file) => parseSitesOf(file, program)),
);

/** The places of one file where something may be held against a schema; none in a test. */
export const parseSitesOf = perProgram((file: ts.SourceFile, program): readonly ParseSite[] => {
  const { contracts, parses, routeSchemas } = requestSitesIn(file);
  return contracts.length + parses.length + routeSchemas.length === 0 || fileKindOf(file, program) === 'test'
    ? []
    : [
        ...parses.map((call) => parseOf(call, program)),
        ...contracts.flatMap((call) => contractSitesOf(call, program)),
        ...(hasRouteSchemas(program) ? routeSchemas.flatMap((property) => routeSchemasOf(property, program)) : []),
      ];
});

/** `schema.parse(data)`, or `z.parse(schema, data)`, which has a module before its dot. */
function parseOf(node: ts.CallExpression, program: ts.Program): ParseSite {
  const { arguments: given, expression: callee } = node;
  const [first, second] = given as readonly ts.Expression[] as readonly [ts.Expression, ts.Expression?];
  return ts.isPropertyAccessExpression(callee) && (second === undefined || !isModule(callee.expression, program))
    ? { data: { expression: first }, entered: NOT_ENTERED, member: NOT_MEMBER, node, schema: callee.expression }
    : { data: { expression: second ?? first }, entered: NOT_ENTERED, member: NOT_MEMBER, node, schema: first };
}

function isModule(expression: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(expression);
  return symbol !== undefined && (aliasedSymbolOf(symbol, checker).flags & ts.SymbolFlags.Module) !== 0;
}

function routeSchemasOf(node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment, program: ts.Program): readonly ParseSite[] {
  const option = program.getTypeChecker().getContextualType(node.parent)?.getProperty(node.name.getText());
  const schema = ts.isPropertyAssignment(node) ? node.initializer : node.name;
  return option === undefined
    ? []
    : classifyRouteSchema(option, program).map(([name, input]) => ({
        data: { input },
        entered: NOT_ENTERED,
        member: [name],
        node,
        schema,
      }));
}
