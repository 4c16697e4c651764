import { textOf } from '../typing/property-value.ts';
import ts from '../typing/typescript.ts';
import { type ParseSite, parseSitesIn } from './parsed-leaves.ts';
import { usesOfLeaf } from './schema-uses.ts';
import { type WireValue, wireValuesOf } from './wire-value.ts';

/** One place where what `leaf` builds is held against a value, and where that comes from if it is the wire. */
export interface CoercedInput {
  readonly site: ParseSite;
  readonly wire: WireValue | undefined;
}

/**
 * Where the program holds the coercing schema `leaf` against a value. Misses places behind a use of the schema that cannot be
 * followed, and takes the part of the request for the leaf where the schema around it is put together elsewhere.
 */
export function inputsOf(leaf: ts.CallExpression, program: ts.Program): readonly CoercedInput[] {
  const { sites } = usesOfLeaf(leaf, program);
  return parseSitesIn(program, program).filter(({ node }) => sites.has(node)).flatMap((site) => wiresAt(site, placeOf(site, leaf), program).map((wire) => ({ site, wire })));
}

function wiresAt({ data, entered }: ParseSite, path: readonly string[], program: ts.Program): readonly (WireValue | undefined)[] {
  if ('input' in data) {
    const { encoding, library, nests = false, part } = data.input;
    return [{ encoding, library, nests, part, source: `the request's ${part}` }];
  }
  const found = wireValuesOf({ entered, expression: data.expression, path }, program);
  return found.some((wire) => wire !== undefined) ? found : wireValuesOf({ entered, expression: data.expression, path: [] }, program);
}

/** Whether the value that `leaf` is held against at `site` may be text, as far as types tell. */
export function mayBeText(site: ParseSite, leaf: ts.CallExpression, program: ts.Program): boolean {
  const { data } = site;
  if ('input' in data) {
    return true;
  }
  const checker = program.getTypeChecker();
  let type = checker.getTypeAtLocation(data.expression);
  for (const name of placeOf(site, leaf)) {
    const member = checker.getNonNullableType(type).getProperty(name);
    if (member === undefined) {
      return true;
    }
    type = checker.getTypeOfSymbolAtLocation(member, data.expression);
  }
  return (type.isUnion() ? type.types : [type]).some(
    ({ flags }) => (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.StringLike | ts.TypeFlags.TypeParameter | ts.TypeFlags.Object)) !== 0,
  );
}

/** The properties around `leaf` in the schema it is written in, outermost first; not those of an object that holds the schema. */
export function pathTo(leaf: ts.Node): readonly string[] {
  const path: string[] = [];
  for (let { parent } = leaf; !ts.isStatement(parent) && !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); { parent } = parent) {
    const name = ts.isPropertyAssignment(parent) ? textOf(parent.name) : undefined;
    if (name !== undefined && ts.isPropertyAssignment(parent.parent.parent)) {
      break;
    }
    if (name !== undefined) {
      path.unshift(name);
    }
  }
  return path;
}

/** Where in what is parsed at `site` the value stands that `leaf` is for. */
export function placeOf({ at }: ParseSite, leaf: ts.Node): readonly string[] {
  return at ?? pathTo(leaf);
}
