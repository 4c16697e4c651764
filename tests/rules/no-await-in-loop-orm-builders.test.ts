import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const strict: [{ hoistable: true; operations: ['read', 'write'] }] = [{ hoistable: true, operations: ['read', 'write'] }];

const drizzle = `
import { createClient } from '@libsql/client';
import { and, eq, exists, inArray, or, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/libsql';
import { integer, sqliteTable, unionAll } from 'drizzle-orm/sqlite-core';
const users = sqliteTable('users', { id: integer().primaryKey() });
const orders = sqliteTable('orders', { id: integer().primaryKey(), userId: integer().notNull() });
const db = drizzle(createClient({ url: ':memory:' }), { schema: { orders, users } });
void [and, eq, exists, inArray, or, unionAll];
declare const unused: SQL | undefined;
export { unused };
`;

const knex = `
import knexOf, { type Knex } from 'knex';
const db: Knex = knexOf({ client: 'pg' });
`;

const kysely = `
import type { Kysely } from 'kysely';
interface Tables { orders: { id: number; user_id: number }; users: { id: number } }
declare const db: Kysely<Tables>;
`;

const mongoose = `
import { model, Schema } from 'mongoose';
const Order = model<{ user: number; items: { id: number }[] }>('Order', new Schema<{ user: number; items: { id: number }[] }>({ user: Number }));
`;

const typeorm = `
import type { DataSource, EntityManager, Repository } from 'typeorm';
class Order { id!: number; userId!: number }
declare const manager: EntityManager;
declare const source: DataSource;
declare const orders: Repository<Order>;
void [manager, source, orders];
`;

const sequelize = `
import { Model, type Sequelize } from 'sequelize';
class Order extends Model { declare id: number }
declare const connection: Sequelize;
void [connection, Order];
`;

const mikro = `
import type { Collection, EntityManager, Reference } from '@mikro-orm/core';
class Order { id!: number; userId!: number }
declare const em: EntityManager;
void [em, Order];
`;

const sqlDrivers = `
import { createClient } from '@libsql/client';
import { connect } from '@planetscale/database';
import mysql from 'mysql2/promise';
import { Pool } from 'pg';
import postgres from 'postgres';
const libsql = createClient({ url: ':memory:' });
const planetScale = connect({});
const mysqlPool = mysql.createPool('mysql://localhost');
const pool = new Pool();
const sql = postgres();
void [libsql, planetScale, mysqlPool, pool, sql];
`;

testRule('orm', 'no-await-in-loop-orm', rule, {
  valid: [
    {
      name: 'Drizzle: a builder that a variable keeps, and that nothing waits for',
      options: strict,
      code: `${drizzle}
export function load(ids: number[]): string[] {
  const texts: string[] = [];
  for (const id of ids) {
    let query = db.select().from(orders).where(eq(orders.userId, id)).$dynamic();
    query = query.limit(1);
    texts.push(query.toSQL().sql);
  }
  return texts;
}`,
    },
    {
      name: 'Drizzle: a builder that goes on from pass to pass, and is sent once',
      options: strict,
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
      name: 'Sequelize: methods of the project that are named as those of an association',
      code: `
class User { getOrders: () => Promise<number[]> = async () => []; }
export async function load(users: User[]): Promise<void> {
  for (const user of users) {
    await user.getOrders();
  }
}`,
    },
    {
      name: 'Drizzle: a subquery in a constant, a condition or the fields of another statement',
      options: strict,
      code: `${drizzle}
export function conditionsOf(ids: number[]): SQL | undefined {
  const conditions: (SQL | undefined)[] = [];
  for (const id of ids) {
    const own = db.select({ id: orders.id }).from(orders).where(eq(orders.userId, id));
    conditions.push(inArray(users.id, own));
    conditions.push(exists(db.select().from(orders).where(eq(orders.id, id))));
    conditions.push(id > 1 ? exists(db.select().from(orders).where(eq(orders.id, id))) : undefined);
  }
  return or(...conditions);
}`,
    },
    {
      name: 'Drizzle: a builder that a helper returns unsent',
      options: strict,
      code: `${drizzle}
const ownOrders = (id: number) => db.select({ id: orders.id }).from(orders).where(eq(orders.userId, id));
function activeOrders(id: number) {
  return ownOrders(id).limit(1);
}
export function load(ids: number[]): SQL | undefined {
  const named = ids.map(ownOrders).map((own) => inArray(users.id, own));
  return or(...named, ...ids.map((id) => inArray(users.id, ownOrders(id))), ...ids.map((id) => exists(activeOrders(id))));
}`,
    },
    {
      name: 'Drizzle: parts of one union',
      options: strict,
      code: `${drizzle}
export async function load(ids: number[]): Promise<unknown> {
  const parts = ids.map((id) => db.select({ id: orders.id }).from(orders).where(eq(orders.userId, id)));
  const [first, second, ...others] = parts;
  return first !== undefined && second !== undefined ? await unionAll(first, second, ...others) : [];
}`,
    },
    {
      name: 'Drizzle: statements that go out in one batch',
      options: strict,
      code: `${drizzle}
export async function load(ids: number[]): Promise<void> {
  const reads = ids.map((id) => db.select().from(orders).where(eq(orders.userId, id)));
  const writes = [];
  for (const id of ids) {
    writes.push(db.insert(users).values({ id }));
  }
  await db.batch(writes as never);
  await db.batch(reads as never);
}`,
    },
    {
      name: 'Drizzle: another table for each pass',
      options: strict,
      code: `${drizzle}
export async function clear(tables: (typeof orders)[]): Promise<void> {
  for (const table of tables) {
    await db.delete(table);
    await db.select().from(table);
  }
}`,
    },
    {
      name: 'Drizzle: filters, sorts and maps of arrays and Maps by the same names',
      options: strict,
      code: `${drizzle}
export async function load(groups: { id: number; rows: { id: number }[] }[]): Promise<unknown[]> {
  const rows = await db.select().from(orders);
  const seen = new Map<number, number>();
  return groups.map(({ id }) => {
    seen.delete(id);
    return rows.find((row) => row.userId === id);
  });
}`,
    },
    {
      name: 'Knex: conditions that callbacks and loops add to one statement',
      options: strict,
      code: `${knex}
export async function load(filters: Record<string, string>, ids: number[]): Promise<unknown> {
  const query = db('orders').select('*');
  Object.entries(filters).forEach(([name, value]) => query.where(name, value));
  for (const [name, value] of Object.entries(filters)) {
    void query.modify((inner) => inner.where(name, value));
    void query.where(function () { void this.where(name, value).orWhere(name, null); });
    void query.whereExists((inner) => inner.select('*').from('users').where('id', value));
  }
  ids.map((id) => query.orWhere('id', id));
  return await query;
}`,
    },
    {
      name: 'Knex: a statement in a variable that each pass adds to, and a union',
      options: strict,
      code: `${knex}
export async function load(ids: number[]): Promise<unknown> {
  let query = db('orders').where('id', 0);
  for (const id of ids) {
    query = query.orWhere('id', id);
  }
  const parts = ids.map((id) => db('orders').where('user_id', id));
  return [await query, await db.union(parts), await db('users').whereIn('id', ids)];
}`,
    },
    {
      name: 'Knex: another table for each pass',
      options: strict,
      code: `${knex}
export async function clear(tables: string[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const table of tables) {
      await trx(table).del();
      await trx.delete().from(table);
    }
  });
}`,
    },
    {
      name: 'Kysely: statements that are built in the loop and executed once, or parts of one',
      options: strict,
      code: `${kysely}
export async function load(ids: number[]): Promise<unknown> {
  let query = db.selectFrom('orders').selectAll();
  for (const id of ids) {
    query = query.where('id', '=', id);
  }
  const parts = ids.map((id) => db.selectFrom('users').select('id').where('id', '=', id));
  return await query.where((eb) => eb.or(parts.map((part) => eb('user_id', 'in', part)))).execute();
}`,
    },
    {
      name: 'Kysely: another table for each pass',
      options: strict,
      code: `${kysely}
export async function clear(tables: (keyof Tables)[]): Promise<void> {
  for (const table of tables) {
    await db.deleteFrom(table).execute();
  }
}`,
    },
    {
      name: 'Mongoose: a cursor, an aggregation by steps, arrays of a document, and filters that are gathered',
      options: strict,
      code: `${mongoose}
export async function load(ids: number[]): Promise<unknown> {
  const wanted: number[] = [];
  for (const id of ids) {
    wanted.push(id);
  }
  const found = await Order.find({ user: { $in: wanted } });
  const items = found.map((order) => order.items.find(({ id }) => id === order.user));
  for await (const order of Order.find().cursor()) {
    items.push(...order.items.filter(({ id }) => ids.includes(id)));
  }
  await Order.bulkWrite(ids.map((id) => ({ updateOne: { filter: { user: id }, update: { user: 0 } } })));
  return items;
}`,
    },
    {
      name: 'TypeORM: conditions added to a builder, another entity for each pass, entities saved at once',
      options: strict,
      code: `${typeorm}
export async function load(names: string[], entities: (typeof Order)[]): Promise<unknown> {
  const query = orders.createQueryBuilder('o');
  for (const name of names) {
    query.andWhere('o.name = :name', { name });
  }
  for (const entity of entities) {
    await source.getRepository(entity).findOne({ where: { id: 1 } });
    await manager.find(entity, { where: { id: 1 } });
  }
  await orders.save(names.map((_, id) => orders.create({ id })));
  return query.getMany();
}`,
    },
    {
      name: 'Sequelize: instances that are built and saved together, arrays with find',
      options: strict,
      code: `${sequelize}
export async function load(ids: number[]): Promise<unknown> {
  const built = ids.map((id) => Order.build({ id }));
  await Order.bulkCreate(built.map((order) => order.toJSON()));
  const found = await Order.findAll({ where: { id: ids } });
  return ids.map((id) => found.find((order) => order.id === id));
}`,
    },
    {
      name: 'MikroORM: entities that are noted and flushed once, a populated list',
      options: strict,
      code: `${mikro}
export async function load(ids: number[]): Promise<void> {
  for (const id of ids) {
    em.persist(em.create(Order, { id, userId: id }));
  }
  await em.flush();
}`,
    },
    {
      name: 'Drivers: fragments of a template, one batch, other pools',
      options: strict,
      code: `${sqlDrivers}
export async function load(ids: number[], pools: Pool[]): Promise<unknown> {
  const parts = ids.map((id) => sql\`or id = \${id}\`);
  let where = sql\`true\`;
  for (const id of ids) {
    where = sql\`\${where} or id = \${id}\`;
  }
  await libsql.batch(ids.map((id) => ({ sql: 'select * from orders where id = ?', args: [id] })));
  for (const each of pools) {
    await each.query('select 1');
  }
  return sql\`select * from orders where \${where} \${parts}\`;
}`,
    },
    {
      name: 'SQL that runs a function counts as a write',
      code: `${sqlDrivers}
export async function start(ids: number[]): Promise<void> {
  for (const id of ids) {
    await pool.query('select insert_job($1)', [id]);
  }
}`,
    },
    {
      name: 'a function that asks a Map first, and the store only then',
      options: strict,
      code: `${mongoose}
async function orderOf(id: number): Promise<unknown> {
  return Order.findOne({ user: id });
}
export async function load(ids: number[]): Promise<void> {
  const known = new Map<number, unknown>();
  const cachedOrder = async (id: number) => {
    if (!known.has(id)) {
      known.set(id, await orderOf(id));
    }
    return known.get(id);
  };
  for (const id of ids) {
    await cachedOrder(id);
  }
}`,
    },
    {
      name: 'reads that lock their rows, one by one and in their order, for a write to come',
      code: `${knex}
export async function lock(ids: number[]): Promise<void> {
  await db.transaction(async (trx) => {
    for (const id of ids) {
      await trx('orders').where('id', id).forUpdate().first();
      await trx.raw('select * from orders where id = ? for update', [id]);
      await trx.raw('select pg_advisory_xact_lock(?)', [id]);
    }
  });
}`,
    },
  ],
  invalid: [
    {
      name: 'Drizzle: a builder that a variable keeps until all conditions are known',
      ...annotated(`${drizzle}
export async function load(ids: number[], first: boolean): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const id of ids) {
    let query = db.select().from(orders).where(eq(orders.userId, id)).$dynamic();
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (first) {
      query = query.limit(1);
    }
    rows.push(await query);
  }
  return rows;
}`),
    },
    {
      name: 'Drizzle: a builder that a variable keeps, and that is given its key later',
      ...annotated(`${drizzle}
export async function load(ids: number[]): Promise<unknown[]> {
  return Promise.all(ids.map(async (id) => {
    let query = db.select().from(orders).$dynamic();
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (id > 0) {
      query = query.where(eq(orders.userId, id));
    }
    return await query;
  }));
}`),
    },
    {
      name: 'Knex: a builder that a variable keeps',
      ...annotated(`${knex}
export async function load(ids: number[], paid: boolean): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const id of ids) {
    let query = db('orders').where('user_id', id);
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    if (paid) {
      query = query.where('paid', true);
    }
    rows.push(...(await query));
  }
  return rows;
}`),
    },
    {
      name: 'Sequelize: what an association adds to a model',
      ...annotated(`
import { Model, type HasManyGetAssociationsMixin } from 'sequelize';
class Order extends Model {}
class User extends Model { declare getOrders: HasManyGetAssociationsMixin<Order> }
export async function load(users: User[]): Promise<Order[][]> {
  const rows: Order[][] = [];
  for (const user of users) {
    rows.push(await user.getOrders());
                    ~~~~~~~~~~~~~~~~ queryInLoop
  }
  return rows;
}`),
    },
    {
      name: 'p-limit: a function that waits for its turn',
      ...annotated(`${knex}
import pLimit from 'p-limit';
const limit = pLimit(5);
async function ordersOf(id: number): Promise<unknown[]> {
  return db('orders').where('user_id', id);
}
export async function load(ids: number[]): Promise<unknown[]> {
  const named = await Promise.all(ids.map((id) => limit(ordersOf, id)));
                                                  ~~~~~~~~~~~~~~~~~~~ queryInLoop
  const mapped = await limit.map(ids, ordersOf);
                                      ~~~~~~~~ queryInLoop
  return [named, mapped, await Promise.all(ids.map((id) => limit(async () => db('users').where('id', id).first())))];
                                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'Drizzle: builders in constants, lists and conditions, of helpers, in transactions, all sent',
      options: strict,
      ...annotated(`${drizzle}
const ownOrders = (id: number) => db.select().from(orders).where(eq(orders.userId, id));
export async function load(ids: number[], brief: boolean): Promise<unknown[]> {
  const pending = [];
  for (const id of ids) {
    const query = db.select().from(orders).where(eq(orders.userId, id));
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await query.limit(1);
    pending.push(db.select().from(users).where(eq(users.id, id)));
                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await ownOrders(id).limit(1);
          ~~~~~~~~~~~~~ queryInLoop
    const [row] = brief ? await db.query.orders.findMany({ where: eq(orders.id, id), limit: 1 }) : [];
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db.transaction(async (tx) => {
      await tx.insert(users).values({ id: row?.userId ?? id });
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    });
    await db.$count(orders, eq(orders.userId, id));
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    void db.update(users).set({ id }).where(eq(users.id, id)).then(() => undefined);
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  const each = ids.map((id) => db.select().from(orders).where(eq(orders.id, id)));
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  return [...(await Promise.all(pending)), ...(await Promise.all(each)), ...(await Promise.all(ids.map(ownOrders)))];
                                                                                                       ~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'Knex: first rows, raw SQL, writes in a transaction, a clone of one statement',
      options: strict,
      ...annotated(`${knex}
export async function load(ids: number[]): Promise<void> {
  const base = db('orders').select('*');
  for (const id of ids) {
    await db('orders').where('user_id', id).first();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db.raw('select * from orders where id = ?', [id]);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await base.clone().where('id', id);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db.transaction(async (trx) => trx('orders').where({ id }).update({ paid: true }));
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db('orders').where((inner) => inner.where('id', id));
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
    {
      name: 'Kysely: one row, all rows, a write, in a transaction',
      options: strict,
      ...annotated(`${kysely}
export async function load(ids: number[]): Promise<void> {
  for (const id of ids) {
    await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db.updateTable('orders').set({ user_id: 1 }).where('id', '=', id).execute();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await db.transaction().execute(async (trx) => trx.insertInto('users').values({ id }).execute());
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
    {
      name: 'Mongoose: chains, populated rows, counts, documents that are saved',
      options: strict,
      ...annotated(`${mongoose}
export async function load(ids: number[]): Promise<void> {
  for (const id of ids) {
    await Order.findOne({ user: id }).lean().exec();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    const own = Order.find({ user: id }).sort({ user: 1 });
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await own;
    await Order.countDocuments({ user: id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await Order.create({ user: id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  await Promise.all(ids.map((id) => Order.exists({ user: id })));
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'TypeORM: repositories, managers, builders, SQL',
      options: strict,
      ...annotated(`${typeorm}
export async function load(ids: number[]): Promise<void> {
  for (const id of ids) {
    await source.getRepository(Order).findOneBy({ id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await manager.findOne(Order, { where: { id } });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await orders.createQueryBuilder('o').where('o.id = :id', { id }).getOne();
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await source.query('select * from orders where id = $1', [id]);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await orders.update({ id }, { userId: 1 });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
    {
      name: 'Sequelize: by key, counted, SQL, rows that are read again and changed',
      options: strict,
      ...annotated(`${sequelize}
export async function load(ids: number[], rows: Order[]): Promise<void> {
  for (const id of ids) {
    await Order.findByPk(id);
          ~~~~~~~~~~~~~~~~~~ queryInLoop
    await Order.count({ where: { id } });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await connection.query('select * from orders where id = ?', { replacements: [id] });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  for (const row of rows) {
    await row.reload();
          ~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
    {
      name: 'MikroORM: entities by key, lazy collections and references, a flush for each',
      options: strict,
      ...annotated(`${mikro}
interface User { orders: Collection<Order>; first: Reference<Order> }
export async function load(ids: number[], users: User[]): Promise<void> {
  for (const id of ids) {
    await em.findOne(Order, { id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await em.nativeDelete(Order, { id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
  for (const user of users) {
    await user.orders.loadItems();
          ~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await user.first.load();
          ~~~~~~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
    {
      name: 'Drivers: parameters, templates, templates in a transaction',
      options: strict,
      ...annotated(`${sqlDrivers}
export async function load(ids: number[], paid: boolean): Promise<void> {
  for (const id of ids) {
    await pool.query({ text: 'select * from orders where id = $1', values: [id] });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await mysqlPool.execute('select * from orders where id = ?', [id]);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await planetScale.execute('select * from orders where id = ?', [id]);
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await libsql.execute({ sql: 'select * from orders where id = ?', args: [id] });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await sql\`select * from orders where id = \${id} \${paid ? sql\`and paid\` : sql\`\`}\`;
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
    await sql.begin(async (tx) => tx\`update orders set paid = true where id = \${id}\`);
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  }
}`),
    },
  ],
});
