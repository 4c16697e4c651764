import { describe, expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';
import { lint, offerFor } from '../support/orm-loops.ts';

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
  'the key may be null for another element': { query: 'user.manager === null ? [] : await db.select().from(orders).where(eq(orders.userId, user.manager))' },
  'the failure of one pass is caught in it': { query: '0', rest: 'try { console.log(await db.select().from(orders).where(eq(orders.userId, user.id))); } catch { console.log(user.id); }' },
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

const knex = `
import type { Knex } from 'knex';
interface Order { id: number; total: number; user_id: number }
declare const db: Knex;
export type { Order };
`;

testOffers('Knex', { declarations: knex, list: people, query: `await db<Order>('orders').where('user_id', user.id)` }, {
  'the rows have no type': { query: `await db('orders').where('user_id', user.id)` },
  'the column is not selected': { query: `await db<Order>('orders').where('user_id', user.id).select('total')` },
  'another column goes by its name': { query: `await db<Order>('orders').where('user_id', user.id).select<Order[]>('total as user_id')` },
  'the rows are counted for each': { query: `await db<Order>('orders').where('user_id', user.id).limit(3)` },
  'only the first of an order is asked for': { query: `await db<Order>('orders').where('user_id', user.id).orderBy('total').first()` },
  'the key is compared in another way': { query: `await db<Order>('orders').where('user_id', '>', user.id)` },
  'there is another choice': { query: `await db<Order>('orders').where('user_id', user.id).orWhere('total', 1)` },
  'two parts of the condition differ': { query: `await db<Order>('orders').where({ user_id: user.id, total: user.id })` },
  'the key may be null': { query: `await db<Order>('orders').where('user_id', user.manager!)`, declarations: knex, list: '{ id: number; manager: number | null | Date; name: string }[]' },
});

const kysely = `
import type { Kysely } from 'kysely';
declare const db: Kysely<{ orders: { id: number; total: number; user_id: number } }>;
`;

testOffers('Kysely', { declarations: kysely, list: people, query: `await db.selectFrom('orders').selectAll().where('user_id', '=', user.id).execute()` }, {
  'the column is not selected': { query: `await db.selectFrom('orders').select('total').where('user_id', '=', user.id).execute()` },
  'another column goes by its name': { query: `await db.selectFrom('orders').select('total as user_id').where('user_id', '=', user.id).execute()` },
  'the rows are counted for each': { query: `await db.selectFrom('orders').selectAll().where('user_id', '=', user.id).limit(2).execute()` },
  'only the first of an order is asked for': { query: `await db.selectFrom('orders').selectAll().where('user_id', '=', user.id).orderBy('total').executeTakeFirst()` },
  'there has to be a row': { query: `await db.selectFrom('orders').selectAll().where('user_id', '=', user.id).executeTakeFirstOrThrow()` },
  'the key is compared in another way': { query: `await db.selectFrom('orders').selectAll().where('user_id', '!=', user.id).execute()` },
  'the rows are grouped': { query: `await db.selectFrom('orders').select('user_id').where('user_id', '=', user.id).groupBy('total').execute()` },
  'the condition is a function': { query: `await db.selectFrom('orders').selectAll().where((e) => e('user_id', '=', user.id)).execute()` },
});

const typeorm = `
import { Column, Entity, PrimaryGeneratedColumn, type Repository } from 'typeorm';
@Entity() export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column() userId!: number;
  @Column() total!: number;
}
declare const orders: Repository<Order>;
`;

testOffers('TypeORM', { declarations: typeorm, list: people, query: 'await orders.find({ where: { userId: user.id } })' }, {
  'the rows are counted for each': { query: 'await orders.find({ where: { userId: user.id }, take: 3 })' },
  'the column is not selected': { query: 'await orders.find({ where: { userId: user.id }, select: { total: true } })' },
  'only the first of an order is asked for': { query: `await orders.findOne({ where: { userId: user.id }, order: { total: 'ASC' } })` },
  'there has to be a row': { query: 'await orders.findOneByOrFail({ id: user.id })' },
  'there are two choices': { query: 'await orders.find({ where: [{ userId: user.id }, { total: 1 }] })' },
  'the options are not written out': { declarations: `${typeorm}const options = {};\n`, query: 'await orders.find({ where: { userId: user.id }, ...options })' },
  'something else has the name of the operator': { declarations: `${typeorm}export const In = 1;\n` },
  'a class of the project has the names': {
    declarations: `${typeorm.replace('declare const orders: Repository<Order>;', '')}declare const source: Repository<Order>;
class Orders { find(options: { where: { userId: number } }): Promise<Order[]> { return source.find(options); } }
const orders = new Orders();\n`,
  },
});

const sequelize = `
import { type CreationOptional, type InferAttributes, Model } from 'sequelize';
export class Order extends Model<InferAttributes<Order>> {
  declare id: CreationOptional<number>;
  declare userId: number;
  declare total: number;
}
`;

testOffers('Sequelize', { declarations: sequelize, list: people, query: 'await Order.findAll({ where: { userId: user.id } })' }, {
  'the rows are counted for each': { query: 'await Order.findAll({ where: { userId: user.id }, limit: 3 })' },
  'the column is not selected': { query: `await Order.findAll({ where: { userId: user.id }, attributes: ['total'] })` },
  'columns are left out': { query: `await Order.findAll({ where: { userId: user.id }, attributes: { exclude: ['userId'] } })` },
  'the rows are grouped': { query: `await Order.findAll({ where: { userId: user.id }, group: 'total' })` },
  'only the first of an order is asked for': { query: `await Order.findOne({ where: { userId: user.id }, order: ['total'] })` },
  'there has to be a row': { query: 'await Order.findOne({ where: { userId: user.id }, rejectOnEmpty: true })' },
  'the column is none of the model': { query: `await Order.findAll({ where: { '$user.id$': user.id } })` },
});

const mikroOrm = `
import type { EntityManager, Ref } from '@mikro-orm/core';
export class User { id!: number; name!: string }
export class Order { id!: number; total!: number; user!: Ref<User>; payer!: User | null; placedAt!: Date }
declare const em: EntityManager;
`;

testOffers('MikroORM', { declarations: mikroOrm, list: people, query: 'await em.find(Order, { user: user.id })' }, {
  'the rows are counted for each': { query: 'await em.find(Order, { user: user.id }, { limit: 3 })' },
  'the related row may be none': { query: 'await em.find(Order, { payer: user.id })' },
  'columns are left out': { query: `await em.find(Order, { user: user.id }, { exclude: ['user'] })` },
  'only the first of an order is asked for': { query: `await em.findOne(Order, { user: user.id }, { orderBy: { total: 'asc' } })` },
  'the key is a date': { query: 'await em.find(Order, { placedAt: user.at })' },
});

const mongoose = `
import { model, Schema, Types } from 'mongoose';
interface Order { total: number; user: Types.ObjectId }
const Order = model<Order>('Order', new Schema<Order>({ total: Number, user: Schema.Types.ObjectId }));
export { Types };
`;

testOffers('Mongoose', { declarations: mongoose, list: '{ _id: Types.ObjectId; id: string; score: number }[]', query: 'await Order.find({ user: user._id }).lean()' }, {
  'the rows are counted for each': { query: 'await Order.find({ user: user._id }).limit(3)' },
  'some columns are chosen': { query: `await Order.find({ user: user._id }, { total: 1 })` },
  'some columns are chosen in the chain': { query: `await Order.find({ user: user._id }).select('total')` },
  'the column is filled with the row it refers to': { query: `await Order.find({ user: user._id }).populate('user')` },
  'only the first of an order is asked for': { query: `await Order.findOne({ user: user._id }).sort({ total: 1 })` },
  'there are two choices': { query: 'await Order.find({ $or: [{ user: user._id }, { total: 1 }] })' },
});

describe('one query for all keys is not offered where', () => {
  const query = 'db.select().from(orders).where(eq(orders.userId, user.id))';
  it.each([
    ['the list is one of another loop', `for (const group of groups) for (const user of group) { console.log(await ${query}); }`],
    ['the list is asked for first', `if (groups[0]) for (const user of groups[0]) { console.log(await ${query}); }`],
    ['the callback says what it answers', `await Promise.all(groups[0]!.map((user): Promise<unknown[]> => ${query}));`],
    ['the element is given another value', `for (let user of groups[0]!) { user = { id: user.id + 1 }; console.log(await ${query}); }`],
  ])('%s', (_, body) => {
    expect(offerFor(`${drizzle}export async function load(groups: { id: number }[][]): Promise<void> { ${body} }`, 'orm')).toBe('');
  });
});

describe('ids of documents are looked up by their texts', () => {
  it.each([
    ['await Order.find({ user: user._id })', 'orderByUser.get(String(user._id)) ?? []'],
    ['await Order.findById(user.id)', 'orderById.get(String(user.id)) ?? null'],
  ])('%s', (query, found) => {
    const loop = loopOf({ declarations: mongoose, list: '{ _id: Types.ObjectId; id: string }[]', query });
    const [suggestion] = lint(loop, 'orm')[0]?.suggestions ?? [];
    const output = suggestion === undefined ? '' : loop.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + loop.slice(suggestion.fix.range[1]);
    expect(output).toContain(found);
    expect(openFixture('orm').errorsOf(output)).toEqual([]);
  });
});
