import { createClient } from '@libsql/client';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { describe } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { shop } from '../support/shop.ts';

const head = `
import { and, asc, desc, eq, gt, inArray, relations } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
export const users = sqliteTable('users', { id: integer().primaryKey(), email: text().notNull().unique() });
export const orders = sqliteTable('orders', { id: integer().primaryKey(), userId: integer().notNull(), total: integer().notNull() });
export const toOrders = relations(users, ({ many }) => ({ orders: many(orders) }));
export const toUser = relations(orders, ({ one }) => ({ user: one(users, { fields: [orders.userId], references: [users.id] }) }));
export const schema = { orders, toOrders, toUser, users };
export const used = [and, asc, desc, eq, gt, inArray];
`;

interface Module {
  readonly schema: Record<string, unknown>;
}

async function open({ schema }: Module, sent: () => void): Promise<{ close: () => Promise<unknown>; db: LibSQLDatabase }> {
  const client = createClient({ url: ':memory:' });
  await client.executeMultiple(shop);
  const { drizzle } = requireOrm('drizzle-orm/libsql') as typeof import('drizzle-orm/libsql');
  const db = drizzle(client, { logger: { logQuery: sent }, schema });
  return {
    close: () => {
      client.close();
      return Promise.resolve();
    },
    db: db as unknown as LibSQLDatabase,
  };
}

describe('the loop and one query answer the same with Drizzle', () => {
  testMendedLoops<Module, LibSQLDatabase>({ head, open, type: 'LibSQLDatabase<typeof schema>' }, {
    'the rows of each key': {
      body: `
  const people = await db.select().from(users).orderBy(asc(users.id));
  const rows = [];
  for (const user of people) {
    const theirs = await db.select().from(orders).where(eq(orders.userId, user.id)).orderBy(desc(orders.total));
    rows.push({ user: user.email, theirs });
  }
  return rows;`,
      queries: [6, 2],
    },
    'a condition beside the key, and some columns': {
      body: `
  const people = await db.select().from(users);
  const rows = [];
  for (const { id } of people) {
    rows.push(await db.select({ total: orders.total, owner: orders.userId }).from(orders).where(and(gt(orders.total, 3), eq(orders.userId, id))).orderBy(asc(orders.id)));
  }
  return rows;`,
      queries: [6, 2],
    },
    'the one row of a unique key': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const found = [];
  for (const email of emails) {
    const [user] = await db.select().from(users).where(eq(users.email, email)).limit(1);
    found.push(user?.id ?? null);
  }
  return found;`,
      queries: [4, 1],
    },
    'the first row, or undefined': {
      body: `
  const all = await db.select().from(orders);
  const names = [];
  for (const order of all) {
    const user = await db.select().from(users).where(eq(users.id, order.userId)).get();
    names.push(user?.email);
  }
  return names;`,
      queries: [8, 2],
    },
    'a list without keys': {
      body: `
  const people = await db.select().from(users).where(gt(users.id, 100));
  const rows = [];
  for (const user of people) {
    rows.push(await db.select().from(orders).where(eq(orders.userId, user.id)));
  }
  return rows;`,
      queries: [1, 2],
    },
    'Promise.all over map': {
      body: `
  const people = await db.select().from(users);
  return Promise.all(people.map((user) => db.select().from(orders).where(eq(orders.userId, user.id)).orderBy(orders.id)));`,
      queries: [6, 2],
    },
    'a relational query that is handed the operators': {
      body: `
  const people = await db.query.users.findMany();
  const rows = [];
  for (const user of people) {
    const theirs = await db.query.orders.findMany({ where: (order, { eq }) => eq(order.userId, user.id), orderBy: (order, { desc }) => [desc(order.id)] });
    rows.push(theirs.map(({ total }) => total));
  }
  return rows;`,
      queries: [6, 2],
    },
    'the one row of a relational query': {
      body: `
  const all = await db.query.orders.findMany();
  return Promise.all(all.map(async (order) => ({ id: order.id, user: (await db.query.users.findFirst({ where: eq(users.id, order.userId), columns: { id: true, email: true } }))?.email })));`,
      queries: [8, 2],
    },
  });
});
