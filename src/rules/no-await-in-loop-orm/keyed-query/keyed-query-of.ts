import type { Repeated } from '../finding.ts';
import { drizzleQuery } from './drizzle.ts';
import { filterStyles } from './filter-styles.ts';
import { knexQuery } from './knex.ts';
import { kyselyQuery } from './kysely.ts';
import type { KeyedQuery } from './keyed-query.ts';
import { filteredQuery } from './object-filter.ts';
import type { Pass } from './pass.ts';

type Read = (query: Repeated['query'], pass: Pass) => KeyedQuery | undefined;

/** The libraries whose conditions are no object, by the name a message gives them. */
const BUILDERS: Readonly<Record<string, Read>> = { Drizzle: drizzleQuery, Knex: knexQuery, Kysely: kyselyQuery };

/** How the rows of one key, which `query` asks for, are asked for with those of all others. Misses libraries that it does not know. */
export function keyedQueryOf(query: Repeated['query'], pass: Pass): KeyedQuery | undefined {
  const { library } = query.evidence;
  const style = Object.hasOwn(filterStyles, library) ? filterStyles[library] : undefined;
  return style === undefined ? (Object.hasOwn(BUILDERS, library) ? BUILDERS[library]?.(query, pass) : undefined) : filteredQuery(query, style, pass);
}
