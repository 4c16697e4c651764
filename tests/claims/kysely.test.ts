import type { Kysely, SqliteDatabase } from 'kysely';
import { describe, expect, it } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { type Driver, shop } from '../support/shop.ts';

const head = `
import type { Generated, Kysely } from 'kysely';
export interface Tables {
  users: { id: Generated<number>; email: string };
  orders: { id: Generated<number>; userId: number; total: number };
}
`;

const { Kysely: Client, SqliteDialect, PostgresDialect } = requireOrm('kysely') as typeof import('kysely');
const Sqlite = requireOrm('libsql') as new (file: string) => Driver & SqliteDatabase;

type Db = Kysely<unknown>;

function open(_: unknown, sent: () => void): Promise<{ close: () => Promise<unknown>; db: Db }> {
  const database = new Sqlite(':memory:');
  database.exec(shop);
  const db = new Client<unknown>({ dialect: new SqliteDialect({ database }), log: sent });
  return Promise.resolve({ close: () => db.destroy(), db });
}

describe('the loop and one query answer the same with Kysely', () => {
  testMendedLoops<unknown, Db>({ head, open, type: 'Kysely<Tables>' }, {
    'the rows of each key': {
      body: `
  const people = await db.selectFrom('users').selectAll().orderBy('id').execute();
  const rows = [];
  for (const user of people) {
    const theirs = await db.selectFrom('orders').selectAll().where('userId', '=', user.id).where('total', '>', 1).orderBy('total', 'desc').execute();
    rows.push({ user: user.email, theirs });
  }
  return rows;`,
      queries: [6, 2],
    },
    'some columns, by their full names': {
      body: `
  const people = await db.selectFrom('users').select('id').execute();
  return Promise.all(people.map(async ({ id }) => ({ id, orders: await db.selectFrom('orders').select(['orders.total', 'orders.userId']).where('orders.userId', '=', id).orderBy('orders.id').execute() })));`,
      queries: [6, 2],
    },
    'the first row, or undefined': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const found = [];
  for (const email of emails) {
    const user = await db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
    found.push(user?.id ?? null);
  }
  return found;`,
      queries: [4, 1],
    },
    'a list without keys': {
      body: `
  const people = await db.selectFrom('users').selectAll().where('id', '>', 100).execute();
  const rows = [];
  for (const user of people) {
    rows.push(await db.selectFrom('orders').selectAll().where('userId', '=', user.id).execute());
  }
  return rows;`,
      queries: [1, 1],
    },
  });

  it('writes a list of nothing, which PostgreSQL refuses, where it is asked for none', () => {
    const db = new Client<{ users: { id: number } }>({ dialect: new PostgresDialect({ pool: () => Promise.reject(new Error('none')) }) });
    expect(db.selectFrom('users').selectAll().where('id', 'in', []).compile().sql).toBe('select * from "users" where "id" in ()');
  });
});
