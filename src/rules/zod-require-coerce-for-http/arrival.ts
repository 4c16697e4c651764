import { declaredLeavesOf } from '../../facts/declared-leaves.ts';
import { followed } from '../../facts/followed-value.ts';
import { leavesParsedAt, type ParsedLeaf, type ParseSite } from '../../facts/parsed-leaves.ts';
import { isProbe } from '../../facts/refusal.ts';
import { bodyEncodingOf } from '../../facts/request-body.ts';
import { type WireValue, wireValuesOf } from '../../facts/wire-value.ts';
import type { PostmortemSettings } from '../../settings.ts';
import { isOfOtherProject } from '../../typing/other-project.ts';
import ts from '../../typing/typescript.ts';

/** How values arrive that a leaf refuses: as strings only, as JSON that has no such values, or as one or the other. */
export type Refused = 'json' | 'mixed' | 'string';

export interface Arrival {
  readonly refused: Refused;
  readonly use: ParsedLeaf;
  readonly wire: WireValue;
}

/** Where in what is parsed a leaf stands that cannot be reported itself. */
export interface Place {
  readonly path: readonly string[];
  readonly wire: WireValue;
}

/** The ways that values from the wire reach a leaf that refuses them, those that are sure first. */
export function arrivalsOf(uses: readonly ParsedLeaf[], { http }: PostmortemSettings, program: ts.Program): readonly Arrival[] {
  const arrivals = uses.flatMap((use) =>
    wiresOf(use, program).flatMap((wire) => {
      const refused = wire && refusedAs(use, wire, http.body, program);
      return refused === undefined || wire === undefined || isProbe(use.site, program) ? [] : [{ refused, use, wire }];
    }),
  );
  return ORDER.flatMap((refused) => arrivals.filter((arrival) => arrival.refused === refused));
}

const ORDER: readonly Refused[] = ['string', 'json', 'mixed'];

/** The leaves of a schema from outside of the program that refuse what is parsed at `site`, where it can be known to be strings. */
export function declaredArrivalsOf(
  site: ParseSite,
  { http }: PostmortemSettings,
  program: ts.Program,
): readonly Place[] {
  return followed({ entered: site.entered, expression: site.schema, path: site.member }, program).flatMap(
    ({ entered, expression, path }) => {
      if (ts.isCallExpression(expression) || path.length > 0) {
        return [];
      }
      return declaredLeavesOf(program.getTypeChecker().getTypeAtLocation(expression), program).flatMap((leaf) => {
        const place = [...(site.at ?? []), ...leaf.path];
        const wire = wiresOf({ entered, path: place, site }, program).find((candidate) => candidate !== undefined);
        return wire !== undefined && (wire.part !== 'body' || bodyEncodingOf(wire, http.body, program) === 'form')
          ? [{ path: place, wire }]
          : [];
      });
    },
  );
}

/** What refuses strings at `site` in a schema from another project of the same monorepo, whose program does not know of the parse. */
export function importedArrivalsOf(site: ParseSite, settings: PostmortemSettings, program: ts.Program): readonly Place[] {
  const uses = leavesParsedAt(site, program).filter(({ leaf }) => isOfOtherProject(leaf.call.getSourceFile(), program));
  return [...new Set(uses.map(({ leaf }) => leaf.call))].flatMap((call) =>
    arrivalsOf(uses.filter(({ leaf }) => leaf.call === call), settings, program)
      .filter(({ refused }) => refused === 'string')
      .slice(0, 1)
      .map(({ use: { path }, wire }) => ({ path, wire })),
  );
}

/** Where the values come from that one use of a leaf is held against; undefined for a place that is not the wire. */
export function wiresOf(
  { entered, path, site: { data } }: Pick<ParsedLeaf, 'entered' | 'path' | 'site'>,
  program: ts.Program,
): readonly (WireValue | undefined)[] {
  if ('expression' in data) {
    return wireValuesOf({ entered, expression: data.expression, path }, program);
  }
  const { encoding, library, nests = false, part } = data.input;
  return [{ encoding, library, nests, part, source: `the request's ${part}` }];
}

/** What makes a leaf refuse what arrives on `wire`; undefined where it need not. */
export function refusedAs(
  { leaf }: ParsedLeaf,
  wire: WireValue,
  body: PostmortemSettings['http']['body'],
  program: ts.Program,
): Refused | undefined {
  const encoding = wire.part === 'body' ? bodyEncodingOf(wire, body, program) : 'form';
  if (encoding === 'form') {
    return 'string';
  }
  if (leaf.kind === 'date' || leaf.kind === 'bigint') {
    return 'json';
  }
  return encoding === 'either' ? 'mixed' : undefined;
}
