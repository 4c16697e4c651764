import { describe } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { shop } from '../support/shop.ts';

const head = `
import { Column, type DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity('users')
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ unique: true }) email!: string;
}
@Entity('orders')
export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column() userId!: number;
  @Column() total!: number;
}
`;

interface Db {
  destroy: () => Promise<unknown>;
  initialize: () => Promise<unknown>;
  query: (sql: string) => Promise<unknown>;
  setOptions: (options: object) => unknown;
}

// The fixture's own package is not to be had from this folder.
const { DataSource } = requireOrm('typeorm') as { readonly DataSource: new (options: object) => Db };

interface Module {
  readonly Order: new () => object;
  readonly User: new () => object;
}

async function open({ Order, User }: Module, sent: () => void): Promise<{ close: () => Promise<unknown>; db: Db }> {
  const db = new DataSource({
    database: ':memory:', driver: requireOrm('libsql') as unknown, entities: [Order, User], logger: 'simple-console', type: 'better-sqlite3',
  });
  await db.initialize();
  for (const statement of shop.split(';').filter((part) => part.trim() !== '')) {
    await db.query(statement);
  }
  const quiet = (): void => undefined;
  db.setOptions({
    logger: { log: quiet, logMigration: quiet, logQuery: sent, logQueryError: quiet, logQuerySlow: quiet, logSchemaBuild: quiet },
    logging: true,
  });
  return { close: () => db.destroy(), db };
}

describe('the loop and one query answer the same with TypeORM', () => {
  testMendedLoops<Module, Db>({ head, open, type: 'DataSource' }, {
    'the rows of each key': {
      body: `
  const people = await db.getRepository(User).find({ order: { id: 'ASC' } });
  const orderRepository = db.getRepository(Order);
  const rows = [];
  for (const user of people) {
    const theirs = await orderRepository.find({ where: { userId: user.id }, order: { total: 'DESC' } });
    rows.push({ user: user.email, theirs });
  }
  return rows;`,
      queries: [6, 2],
    },
    'by the conditions alone': {
      body: `
  const people = await db.getRepository(User).find();
  const orders = db.getRepository(Order);
  return Promise.all(people.map(async ({ id }) => ({ id, totals: (await orders.findBy({ userId: id })).map(({ total }) => total) })));`,
      queries: [6, 2],
    },
    'the one row of a manager': {
      body: `
  const all = await db.manager.find(Order);
  const names = [];
  for (const order of all) {
    const user = await db.manager.findOne(User, { where: { id: order.userId } });
    names.push(user?.email);
  }
  return names;`,
      queries: [8, 2],
    },
    'the one row of a unique column, or null': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const users = db.getRepository(User);
  const found = [];
  for (const email of emails) {
    found.push(await users.findOneBy({ email }));
  }
  return found;`,
      queries: [4, 1],
    },
    'one row, of a column that is not known to be unique': {
      body: `
  const people = await db.getRepository(User).find();
  const orders = db.getRepository(Order);
  const some = [];
  for (const user of people) {
    const order = await orders.findOne({ where: { userId: user.id } });
    some.push(order === null ? 'none' : order.userId);
  }
  return some;`,
      queries: [6, 2],
    },
    'a list without keys': {
      body: `
  const people = await db.getRepository(User).find({ where: { email: 'nobody' } });
  const orders = db.getRepository(Order);
  const rows = [];
  for (const user of people) {
    rows.push(await orders.findBy({ userId: user.id }));
  }
  return rows;`,
      queries: [1, 2],
    },
  });
});
