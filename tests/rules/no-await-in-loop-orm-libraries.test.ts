import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const drizzle = `
import { createClient } from '@libsql/client';
import { eq, inArray, gt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
const users = sqliteTable('users', { id: integer().primaryKey() });
const orders = sqliteTable('orders', { id: integer().primaryKey(), userId: integer().notNull() });
const db = drizzle(createClient({ url: ':memory:' }), { schema: { orders, users } });
`;

/** The same N+1 behind two functions and an interface: only how the store reads differs. */
function behindStore(declarations: string, read: string): string {
  return `
${declarations}
interface Orders { of(user: number): Promise<unknown> }
class StoredOrders implements Orders {
  async of(user: number): Promise<unknown> {
    return ${read};
  }
}
async function ordersOf(orders: Orders, user: number): Promise<unknown> {
  return orders.of(user);
}
async function cardOf(orders: Orders, user: number): Promise<unknown> {
  return { orders: await ordersOf(orders, user) };
}
export async function cardsOf(orders: Orders, users: readonly number[]): Promise<unknown[]> {
  const cards: unknown[] = [];
  for (const user of users) {
    cards.push(await cardOf(orders, user));
                     ~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return cards;
}
export { StoredOrders };
`;
}

const stores: Readonly<Record<string, readonly [declarations: string, read: string]>> = {
  Drizzle: [drizzle, 'db.select().from(orders).where(eq(orders.userId, user))'],
  Knex: [`import knexOf from 'knex';\nconst db = knexOf({ client: 'pg' });`, `db('orders').where('user_id', user)`],
  Kysely: [
    `import type { Kysely } from 'kysely';\ndeclare const db: Kysely<{ orders: { user_id: number } }>;`,
    `db.selectFrom('orders').selectAll().where('user_id', '=', user).execute()`,
  ],
  libSQL: [
    `import { createClient } from '@libsql/client';\nconst client = createClient({ url: ':memory:' });`,
    `client.execute({ sql: 'select * from orders where user_id = ?', args: [user] })`,
  ],
  MikroORM: [
    `import type { EntityManager } from '@mikro-orm/core';\nclass Order { id!: number; userId!: number }\ndeclare const em: EntityManager;`,
    'em.find(Order, { userId: user })',
  ],
  Mongoose: [
    `import { model, Schema } from 'mongoose';\nconst Order = model<{ user: number }>('Order', new Schema<{ user: number }>({ user: Number }));`,
    'Order.find({ user }).lean()',
  ],
  mysql2: [
    `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool('mysql://localhost');`,
    `pool.query('select * from orders where user_id = ?', [user])`,
  ],
  pg: [`import { Pool } from 'pg';\nconst pool = new Pool();`, `pool.query('select * from orders where user_id = $1', [user])`],
  PlanetScale: [
    `import { connect } from '@planetscale/database';\nconst connection = connect({});`,
    `connection.execute('select * from orders where user_id = ?', [user])`,
  ],
  'postgres.js': [`import postgres from 'postgres';\nconst sql = postgres();`, 'sql`select * from orders where user_id = ${user}`'],
  Sequelize: [
    `import { Model } from 'sequelize';\nclass Order extends Model {}`,
    'Order.findAll({ where: { userId: user } })',
  ],
  TypeORM: [
    `import type { Repository } from 'typeorm';\nclass Order { id!: number; userId!: number }\ndeclare const repository: Repository<Order>;`,
    'repository.find({ where: { userId: user } })',
  ],
};

testRule('orm', 'no-await-in-loop-orm', rule, {
  valid: [
    {
      name: 'Drizzle: a chunk of ids for each pass',
      code: `${drizzle}
export async function load(chunks: number[][]): Promise<void> {
  for (const chunk of chunks) {
    await db.select().from(orders).where(inArray(orders.userId, chunk));
  }
}`,
    },
    {
      name: 'Drizzle: one page for each pass',
      code: `${drizzle}
export async function load(pages: number): Promise<void> {
  for (let page = 0; page < pages; page++) {
    await db.select().from(orders).limit(50).offset(page * 50);
  }
}`,
    },
    {
      name: 'Drizzle: each pass asks from where the last one ended',
      code: `${drizzle}
export async function load(): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await db.select().from(orders).where(gt(orders.id, last)).limit(50);
    if (rows.length === 0) {
      break;
    }
    last = rows.at(-1)?.id ?? last;
  }
}`,
    },
    {
      name: 'Drizzle: a query composed in the loop and sent once after it',
      code: `${drizzle}
export async function load(ids: number[]): Promise<unknown> {
  let query = db.select().from(orders).$dynamic();
  for (const id of ids) {
    query = query.where(eq(orders.userId, id));
  }
  return await query;
}`,
    },
    {
      name: 'Knex: conditions added in a loop',
      code: `
import knexOf from 'knex';
const db = knexOf({ client: 'pg' });
export async function load(filters: Record<string, string>): Promise<unknown> {
  const query = db('orders');
  for (const [name, value] of Object.entries(filters)) {
    void query.where(name, value);
  }
  return await query;
}`,
    },
    {
      name: 'Mongoose: a write for each, of which only the strict reading speaks',
      code: `
import { model, Schema } from 'mongoose';
const Order = model<{ user: number }>('Order', new Schema<{ user: number }>({ user: Number }));
export async function pay(ids: string[]): Promise<void> {
  for (const id of ids) {
    await Order.updateOne({ _id: id }, { user: 1 });
  }
}`,
    },
  ],
  invalid: [
    ...Object.entries(stores).map(([library, [declarations, read]]) => ({
      name: `${library}: behind two functions and an interface`,
      ...annotated<'queryInLoop'>(behindStore(declarations, read)),
    })),
    {
      name: 'Drizzle: in the loop itself, all of the chain',
      ...annotated(`${drizzle}
export async function load(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const user of await db.select().from(users)) {
    found.push(await db.select().from(orders).where(eq(orders.userId, user.id)));
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}`),
    },
    {
      name: 'p-map over rows',
      ...annotated(`${drizzle}
import pMap from 'p-map';
export async function load(ids: number[]): Promise<unknown[]> {
  return pMap(ids, async (id) => db.query.orders.findMany({ where: eq(orders.userId, id) }), { concurrency: 5 });
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'Lodash over rows',
      ...annotated(`
import _ from 'lodash';
import type { Repository } from 'typeorm';
class Order { id!: number; userId!: number }
export async function load(repository: Repository<Order>, ids: number[]): Promise<unknown[]> {
  return Promise.all(_.map(ids, async (id) => repository.findOneBy({ id })));
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
  ],
});
