import type { Library } from './library.ts';
import { sql } from './queries.ts';

export const pg: Library = {
  name: 'pg',
  packages: ['pg'],
  owners: { ClientBase: { query: sql }, Pool: { query: sql } },
};

/** The methods stand in what a function returns: they have no owner. */
export const mysql2: Library = {
  name: 'mysql2',
  packages: ['mysql2'],
  owners: {},
  functions: { execute: sql, query: sql },
};

export const planetScale: Library = {
  name: 'PlanetScale',
  packages: ['@planetscale/database'],
  owners: {
    Client: { execute: sql, transaction: { kind: 'transaction', work: 0 } },
    Connection: { execute: sql, transaction: { kind: 'transaction', work: 0 } },
    Tx: { execute: sql },
  },
};

export const libsql: Library = {
  name: 'libSQL',
  packages: ['@libsql/core'],
  owners: { Client: { batch: { ...sql, bulk: true }, execute: sql }, Transaction: { batch: { ...sql, bulk: true }, execute: sql } },
};
