import rule from '../../src/rules/no-unsent-query.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const knex = `
import knexOf, { type Knex } from 'knex';
const db = knexOf({ client: 'pg' });
`;

const drizzle = `
import { createClient } from '@libsql/client';
import { eq, exists } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
const users = sqliteTable('users', { id: integer().primaryKey() });
const orders = sqliteTable('orders', { id: integer().primaryKey(), userId: integer().notNull() });
const db = drizzle(createClient({ url: ':memory:' }), { schema: { orders, users } });
`;

const mongoose = `
import { model, Schema } from 'mongoose';
const User = model<{ email: string }>('User', new Schema<{ email: string }>({ email: String }));
`;

testRule('orm', 'no-unsent-query', rule, {
  valid: [
    {
      name: 'Knex: conditions that a callback adds to the builder it is handed',
      code: `${knex}
await db('users').where((inner) => inner.where('id', 1).orWhere('id', 2));
await db('users').where((inner) => { void inner.where('id', 1); });
await db('users').where(function () { void this.where('id', 1).orWhere('id', 2); });
await db('users').whereExists(db('orders').select('id')).modify((query) => { void query.where('id', 1); });
await db('users').join('orders', function () { this.on('users.id', 'orders.user_id'); });`,
    },
    {
      name: 'Knex: a builder that goes on in statements',
      code: `${knex}
export async function find(query: Knex.QueryBuilder, name?: string): Promise<unknown> {
  if (name !== undefined) {
    void query.where('name', name);
  }
  return await query;
}`,
    },
    {
      name: 'Drizzle: a subquery, a query that is handed on, one that is returned',
      code: `${drizzle}
export const all = () => db.select().from(users);
export const some = async () => db.select().from(users).where(exists(db.select().from(orders).where(eq(orders.userId, users.id))));
export async function both(): Promise<unknown> {
  const [first, second] = await db.batch([db.select().from(users), db.select().from(orders)]);
  return { first, second };
}`,
    },
    {
      name: 'Drizzle: a query that the module exports by a clause',
      code: `${drizzle}
const counted = db.select().from(users);
export { counted };`,
    },
    {
      name: 'Mongoose: a query that is executed, or whose rows a cursor hands out',
      code: `${mongoose}
void User.deleteOne({ email: 'a' }).exec();
for await (const user of User.find().cursor()) {
  user.set('email', 'b');
}`,
    },
  ],
  invalid: [
    discarded('Drizzle: a delete that stands as a statement', drizzle, 'db.delete(users).where(eq(users.id, id))'),
    discarded('Knex: an insert that stands as a statement', knex, "db('users').insert({ id })"),
    discarded('Mongoose: an update that nobody waits for', mongoose, "User.updateOne({ email: String(id) }, { email: 'a' })"),
  ],
});

function discarded(name: string, declarations: string, query: string) {
  const around = (keyword: 'await' | 'void'): string => `${declarations}
export async function work(id: number): Promise<void> {
  ${keyword} ${query};
}`;
  const code = around('void');
  const { code: text, errors } = annotated<'unsentQuery'>(code.replace(`${query};`, `${query};\n       ${'~'.repeat(query.length)} unsentQuery`));
  return { code: text, errors: errors.map((error) => ({ ...error, suggestions: [{ messageId: 'awaitQuery' as const, output: around('await') }] })), name };
}
