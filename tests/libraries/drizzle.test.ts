import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'Drizzle: what is built and awaited, what is sent at once', roleOf, `
import { createClient } from '@libsql/client';
import { count, eq, inArray, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
const users = sqliteTable('users', { id: integer().primaryKey(), name: text().notNull() });
const db = drizzle(createClient({ url: ':memory:' }), { schema: { users } });
await db.select().from(users).where(eq(users.id, 1)).limit(1); // Drizzle query read
await db.select({ rows: count() }).from(users); // Drizzle query read
await db.insert(users).values({ name: 'a' }).returning(); // Drizzle query write
await db.update(users).set({ name: 'b' }).where(eq(users.id, 1)); // Drizzle query write
await db.delete(users); // Drizzle query write
await db.query.users.findMany({ where: eq(users.id, 1) }); // Drizzle query read
await db.$count(users); // Drizzle query read
await db.select().from(users).all(); // Drizzle query read
await db.run(sql\`delete from users\`); // Drizzle query write
await db.batch([db.insert(users).values({ name: 'a' })]); // Drizzle query write bulk
await db.all(sql\`select 1\`); // Drizzle query read
const found = db.select().from(users).where(eq(users.id, 1)); // Drizzle query read
await found;
void found.then((rows) => rows); // Drizzle callback once
await db.select().from(users).where(inArray(users.id, db.select({ id: users.id }).from(users))); // Drizzle query read
const part = db.select().from(users).as('part');
const prepared = db.select().from(users).prepare();
let open = db.select().from(users).$dynamic();
open = open.limit(2);
db.select().from(users).toSQL();
export async function inTransaction(pg: NodePgDatabase): Promise<void> {
  await pg.transaction(async (tx) => { // Drizzle transaction of argument 0
    await tx.select().from(part as never); // Drizzle query read
    await tx.execute(sql\`update users set name = 'c'\`); // Drizzle query write
  });
}
export { open, prepared };
`);

testCalls('orm', 'Drizzle: a class of the project with the same methods', roleOf, `
class Table { async then(): Promise<void> {} where(): this { return this; } }
class Store { select(): Table { return new Table(); } delete(_key: string): Table { return new Table(); } }
await new Store().select().where();
new Store().delete('a');
new Map<string, string>().delete('a');
export {};
`);
