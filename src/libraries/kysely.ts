import type { Library, Methods } from './library.ts';
import { read, sql, write } from './queries.ts';

const sends = { ...read, where: null };
const reads: Methods = { execute: sends, executeTakeFirst: sends, executeTakeFirstOrThrow: sends };
const changes = { ...write, where: null };
const writes: Methods = { execute: changes, executeTakeFirst: changes, executeTakeFirstOrThrow: changes };

/** A builder has no `then`: only `execute` and its kin send, whatever they are called on. */
export const kysely: Library = {
  name: 'Kysely',
  packages: ['kysely'],
  owners: {
    DeleteQueryBuilder: writes,
    InsertQueryBuilder: writes,
    MergeQueryBuilder: writes,
    RawBuilder: { execute: { ...sql, statement: 'receiver' } },
    SelectQueryBuilder: reads,
    TransactionBuilder: { execute: { kind: 'transaction', work: 0 } },
    UpdateQueryBuilder: writes,
    WheneableMergeQueryBuilder: writes,
  },
  builder: {
    methods: {
      deleteFrom: changes,
      insertInto: changes,
      mergeInto: changes,
      replaceInto: changes,
      selectFrom: sends,
      updateTable: changes,
    },
    locks: ['forNoKeyUpdate', 'forShare', 'forUpdate'],
    tables: ['deleteFrom', 'insertInto', 'mergeInto', 'replaceInto', 'selectFrom', 'updateTable'],
    results: [],
    sends: Object.keys(reads),
    unsent: [],
  },
};
