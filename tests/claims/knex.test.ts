import type { Knex } from 'knex';
import { describe } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { shop } from '../support/shop.ts';

const head = `
import type { Knex } from 'knex';
export interface User { id: number; email: string }
export interface Order { id: number; userId: number; total: number }
`;

const { knex } = requireOrm('knex') as typeof import('knex');
const BetterSqlite = requireOrm('knex/lib/dialects/better-sqlite3/index.js') as typeof Knex.Client;

class Sqlite extends BetterSqlite {
  _driver(): unknown {
    return requireOrm('libsql');
  }
}

async function open(_: unknown, sent: () => void): Promise<{ close: () => Promise<unknown>; db: Knex }> {
  const db = knex({ client: Sqlite, connection: { filename: ':memory:' }, useNullAsDefault: true });
  for (const statement of shop.split(';').filter((part) => part.trim() !== '')) {
    await db.raw(statement);
  }
  db.on('query', sent);
  return { close: () => db.destroy(), db };
}

describe('the loop and one query answer the same with Knex', () => {
  testMendedLoops<unknown, Knex>({ head, open, type: 'Knex' }, {
    'the rows of each key': {
      body: `
  const people = await db<User>('users').select('*').orderBy('id');
  const rows = [];
  for (const user of people) {
    const theirs = await db<Order>('orders').select('*').where('userId', user.id).where('total', '>', 1).orderBy('total', 'desc');
    rows.push({ user: user.email, theirs });
  }
  return rows;`,
      queries: [6, 2],
    },
    'by an object, and some columns': {
      body: `
  const people = await db<User>('users').select('id');
  return Promise.all(people.map(async ({ id }) => ({ id, orders: await db<Order>('orders').where({ userId: id }).select('total', 'userId').orderBy('id') })));`,
      queries: [6, 2],
    },
    'by an operator': {
      body: `
  const people = await db.select<User[]>('*').from<User>('users').orderBy('id');
  const counts = [];
  for (const { id } of people) {
    counts.push((await db.select('*').from<Order>('orders').where('userId', '=', id)).length);
  }
  return counts;`,
      queries: [6, 2],
    },
    'the first row, or undefined': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const found = [];
  for (const email of emails) {
    const user = await db<User>('users').where({ email }).first();
    found.push(user?.id ?? null);
  }
  return found;`,
      queries: [4, 1],
    },
    'a list without keys': {
      body: `
  const people = await db<User>('users').where('id', '>', 100);
  const rows = [];
  for (const user of people) {
    rows.push(await db<Order>('orders').where('userId', user.id));
  }
  return rows;`,
      queries: [1, 2],
    },
  });
});
