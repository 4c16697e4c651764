import type { Library } from './library.ts';
import { sql } from './queries.ts';

const builds = { ...sql, sent: 'when awaited' } as const;

/** The client is a tag, under whatever name it has; a template within another one is a part of that. */
export const postgresJs: Library = {
  name: 'postgres.js',
  packages: ['postgres'],
  owners: { Sql: { begin: { kind: 'transaction', work: 0 } } },
  builder: {
    methods: { '`': builds, unsafe: builds },
    locks: [],
    tables: [],
    results: ['PendingQuery'],
    sends: ['execute'],
    unsent: ['cursor', 'describe', 'readable', 'writable'],
  },
};
