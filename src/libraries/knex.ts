import type { Library, QueryRole } from './library.ts';
import { read, write } from './queries.ts';

const builds: QueryRole = { ...read, sent: 'when awaited', where: null };
const changes: QueryRole = { ...write, sent: 'when awaited', where: null };

/** A table is named by a call of the client itself, which has no name of its own: every chain is known by the methods after it. */
export const knex: Library = {
  name: 'Knex',
  packages: ['knex'],
  owners: { Knex: { transaction: { kind: 'transaction', work: 0 } } },
  builder: {
    methods: {
      avg: builds,
      batchInsert: { ...changes, bulk: true },
      columns: builds,
      count: builds,
      countDistinct: builds,
      decrement: changes,
      del: changes,
      delete: changes,
      first: builds,
      from: builds,
      increment: changes,
      innerJoin: builds,
      insert: changes,
      join: builds,
      leftJoin: builds,
      limit: builds,
      max: builds,
      min: builds,
      orderBy: builds,
      pluck: builds,
      raw: { ...changes, statement: 0 },
      select: builds,
      sum: builds,
      truncate: changes,
      update: changes,
      upsert: changes,
      where: builds,
      whereIn: builds,
      whereNull: builds,
      whereRaw: builds,
    },
    locks: ['forNoKeyUpdate', 'forShare', 'forUpdate'],
    tables: ['from', 'into', 'table'],
    tableCall: 'Knex',
    results: ['BatchInsertBuilder', 'QueryBuilder', 'Raw'],
    sends: [],
    unsent: ['as', 'clone', 'stream', 'toQuery', 'toSQL', 'toString'],
  },
};
