import type { Library, Methods } from './library.ts';
import { builds, changes, sql, thenable } from './queries.ts';

const transaction: Methods = { transaction: { kind: 'transaction', work: 0 } };
const client: Methods = { ...transaction, execute: sql };
const sqliteClient: Methods = { ...transaction, all: sql, get: sql, run: sql, values: sql };

/** The chain's types lose their names as methods are left out of them; the `then` they keep is Drizzle's own. */
export const drizzle: Library = {
  name: 'Drizzle',
  packages: ['drizzle-orm'],
  owners: {
    '*': { batch: { ...sql, bulk: true } },
    BaseSQLiteDatabase: sqliteClient,
    MySqlDatabase: client,
    PgDatabase: client,
    QueryPromise: thenable,
    SingleStoreDatabase: client,
  },
  builder: {
    methods: {
      $count: builds,
      delete: changes,
      findFirst: builds,
      findMany: builds,
      insert: changes,
      select: builds,
      selectDistinct: builds,
      selectDistinctOn: builds,
      update: changes,
    },
    locks: ['for'],
    tables: ['delete', 'from', 'insert', 'update'],
    results: [],
    sends: ['all', 'execute', 'get', 'run'],
    unsent: ['as', 'getSQL', 'prepare', 'toSQL'],
  },
};
