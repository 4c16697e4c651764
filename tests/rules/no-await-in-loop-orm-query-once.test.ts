import { describe, expect, it } from 'vitest';

import { offerFor } from '../support/orm-loops.ts';

interface Loop {
  readonly declarations: string;
  readonly list: string;
  readonly query: string;
  readonly rest?: string;
}

/** A loop that asks once for each, with one thing about it changed. */
function loopOf({ declarations, list, query, rest = '' }: Loop): string {
  return `${declarations}
export async function load(people: ${list}): Promise<void> {
  for (const user of people) {
    console.log(${query});
    ${rest}
  }
}
`;
}

function testOffers(library: string, loop: Loop, broken: Readonly<Record<string, Partial<Loop>>>): void {
  describe(`one query for all keys, ${library}`, () => {
    it('is offered', () => {
      expect(offerFor(loopOf(loop), 'orm')).toBe('queryOnce');
    });

    it.each(Object.entries(broken))('is not offered where %s', (_, change) => {
      expect(offerFor(loopOf({ ...loop, ...change }), 'orm')).toBe('');
    });
  });
}

const drizzle = `
import { and, eq, ne, or } from 'drizzle-orm';
import type { LibSQLDatabase } from 'drizzle-orm/libsql';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
export const users = sqliteTable('users', { id: integer().primaryKey(), name: text().notNull(), userId: integer().notNull() });
export const orders = sqliteTable('orders', { id: integer().primaryKey(), placedAt: integer({ mode: 'timestamp' }).notNull(), total: integer().notNull(), userId: integer().notNull() });
declare const db: LibSQLDatabase<{ orders: typeof orders; users: typeof users }>;
export const used = [and, eq, ne, or];
const save = async (id: number) => { await db.insert(users).values({ id, name: '', userId: 1 }); };
export { save };
`;
const people = '{ at: Date; id: number; manager: number | null; name: string }[]';

testOffers('Drizzle', { declarations: drizzle, list: people, query: 'await db.select().from(orders).where(eq(orders.userId, user.id))' }, {
  'a pass writes': { rest: `await db.update(orders).set({ total: 0 }).where(eq(orders.userId, user.id));` },
  'a pass writes in a function': { rest: 'await save(user.id);' },
  'the key may be null': { query: 'await db.select().from(orders).where(eq(orders.userId, user.manager ?? user.id))' },
  'the key is made by more than a path': { query: 'await db.select().from(orders).where(eq(orders.userId, user.id + 1))' },
  'the key is a date': { query: 'await db.select().from(orders).where(eq(orders.placedAt, user.at))' },
  'the column is one of another table': { query: 'await db.select().from(orders).where(eq(users.userId, user.id))' },
  'the rows are counted for each': { query: 'await db.select().from(orders).where(eq(orders.userId, user.id)).limit(1)' },
  'only the first row is asked for, of a column that is not unique': { query: 'await db.select().from(orders).where(eq(orders.userId, user.id)).get()' },
  'the number of rows is not known': { query: 'await db.select().from(orders).where(eq(orders.id, user.id)).limit(people.length)' },
  'the rows are grouped': { query: 'await db.select({ userId: orders.userId }).from(orders).where(eq(orders.userId, user.id)).groupBy(orders.total)' },
  'the column is not selected': { query: 'await db.select({ total: orders.total }).from(orders).where(eq(orders.userId, user.id))' },
  'another column has its name': { query: 'await db.select({ userId: orders.id }).from(orders).where(eq(orders.userId, user.id))' },
  'the rows are nested by a join': { query: 'await db.select().from(orders).innerJoin(users, eq(users.id, orders.userId)).where(eq(orders.userId, user.id))' },
  'the key is one of two choices': { query: 'await db.select().from(orders).where(or(eq(orders.userId, user.id), eq(orders.total, 0)))' },
  'rows without the key are asked for': { query: 'await db.select().from(orders).where(ne(orders.userId, user.id))' },
  'two parts of the condition differ': { query: 'await db.select().from(orders).where(and(eq(orders.userId, user.id), eq(orders.total, user.id)))' },
  'the order differs': { query: `await db.select().from(orders).where(eq(orders.userId, user.id)).orderBy(user.name === '' ? orders.id : orders.total)` },
  'the list is none': { list: `Set<{ id: number }>` },
  'the list may be run through once only': { list: `Iterable<{ id: number }>` },
  'the operator goes by another name': { declarations: drizzle.replace('{ and, eq,', '{ and, eq, eq as is,'), query: 'await db.select().from(orders).where(is(orders.userId, user.id))' },
  'something else has the name of the new operator': { declarations: `${drizzle}export const inArray = 1;\n` },
  'the operator is one of the project': {
    declarations: `${drizzle.replace('{ and, eq,', '{ and, sql,').replace('[and, eq,', '[and, ')}import type { Column, SQL } from 'drizzle-orm';\nconst eq = (column: Column, value: number): SQL => sql\`\${column} > \${value}\`;\n`,
  },
  'one row of a relational query is asked for, of a column that is not unique': { query: 'await db.query.orders.findFirst({ where: eq(orders.userId, user.id) })' },
});
