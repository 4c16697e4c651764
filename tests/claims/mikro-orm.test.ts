import type { EntityManager } from '@mikro-orm/core';
import { describe } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { shop } from '../support/shop.ts';

const head = `
import { defineEntity, type EntityManager, p } from '@mikro-orm/core';
const UserSchema = defineEntity({ name: 'User', tableName: 'users', properties: { id: p.integer().primary(), email: p.string().unique() } });
export class User extends UserSchema.class {}
UserSchema.setClass(User);
const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'orders',
  properties: { id: p.integer().primary(), total: p.integer(), user: () => p.manyToOne(User).fieldName('userId') },
});
export class Order extends OrderSchema.class {}
OrderSchema.setClass(Order);
`;

const { MikroORM } = requireOrm('@mikro-orm/libsql') as typeof import('@mikro-orm/libsql');

interface Module {
  readonly Order: new () => object;
  readonly User: new () => object;
}

async function open({ Order, User }: Module, sent: () => void): Promise<{ close: () => Promise<unknown>; db: EntityManager }> {
  const orm = await MikroORM.init({
    colors: false, dbName: ':memory:', debug: ['query'], entities: [Order, User],
    logger: (line) => {
      if (/\bselect\b/i.test(line)) {
        sent();
      }
    },
  });
  for (const statement of shop.split(';').filter((part) => part.trim() !== '')) {
    await orm.em.getConnection().execute(statement);
  }
  return { close: () => orm.close(), db: orm.em.fork() };
}

describe('the loop and one query answer the same with MikroORM', () => {
  testMendedLoops<Module, EntityManager>({ head, open, type: 'EntityManager' }, {
    'the rows that refer to each': {
      body: `
  const people = await db.find(User, {}, { orderBy: { id: 'asc' } });
  const rows = [];
  for (const user of people) {
    const theirs = await db.find(Order, { user: user.id }, { orderBy: { total: 'desc' } });
    rows.push({ user: user.email, theirs: theirs.map(({ total }) => total) });
  }
  return rows;`,
      queries: [6, 2],
    },
    'the one row of a column, or null': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const found = [];
  for (const email of emails) {
    const user = await db.findOne(User, { email });
    found.push(user === null ? null : user.id);
  }
  return found;`,
      queries: [4, 1],
    },
    'a list without keys': {
      body: `
  const people = await db.find(User, { email: 'nobody' });
  const rows = [];
  for (const user of people) {
    rows.push(await db.find(Order, { user: user.id }));
  }
  return rows;`,
      queries: [1, 2],
    },
  });
});
