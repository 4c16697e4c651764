import type { Sequelize } from 'sequelize';
import { describe } from 'vitest';

import { requireOrm, testMendedLoops } from '../support/mended-loop.ts';
import { shop } from '../support/shop.ts';

const head = `
import { type CreationOptional, DataTypes, type InferAttributes, type InferCreationAttributes, Model, Sequelize } from 'sequelize';
export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<number>;
  declare email: string;
}
export class Order extends Model<InferAttributes<Order>, InferCreationAttributes<Order>> {
  declare id: CreationOptional<number>;
  declare userId: number;
  declare total: number;
}
export function init(sequelize: Sequelize): void {
  User.init({ id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }, email: DataTypes.STRING }, { sequelize, tableName: 'users', timestamps: false });
  Order.init({ id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }, userId: DataTypes.INTEGER, total: DataTypes.INTEGER }, { sequelize, tableName: 'orders', timestamps: false });
}
`;

interface Statement {
  readonly reader: boolean;
  all: (...values: readonly unknown[]) => unknown[];
  run: (...values: readonly unknown[]) => { changes: number; lastInsertRowid: number };
}

const Libsql = requireOrm('libsql') as new (file: string) => { close: () => void; prepare: (sql: string) => Statement };

type Done = (this: object, error: Error | null, rows?: readonly unknown[]) => void;

/** As much of the driver that Sequelize asks for as it needs here, on top of the one that is installed. */
class Database {
  readonly #database = new Libsql(':memory:');
  readonly uuid = '';

  constructor(_: string, __: number, opened: (error: Error | null) => void) {
    setImmediate(opened, null);
  }

  /** The values may be left out. */
  all(sql: string, ...given: readonly (Done | readonly unknown[])[]): void {
    const values = given.find((part): part is readonly unknown[] => typeof part !== 'function') ?? [];
    given.find((part) => typeof part === 'function')?.call({}, null, this.#database.prepare(sql).all(...values));
  }

  run(sql: string, ...given: readonly (Done | readonly unknown[])[]): void {
    const values = given.find((part): part is readonly unknown[] => typeof part !== 'function') ?? [];
    const { changes, lastInsertRowid } = this.#database.prepare(sql).run(...values);
    given.find((part) => typeof part === 'function')?.call({ changes, lastID: lastInsertRowid }, null);
  }

  serialize(work: () => void): void {
    work();
  }

  close(done?: (error: Error | null) => void): void {
    this.#database.close();
    done?.(null);
  }
}

const { Sequelize: Client } = requireOrm('sequelize') as typeof import('sequelize');

async function open({ init }: { init: (db: Sequelize) => void }, sent: () => void): Promise<{ close: () => Promise<unknown>; db: Sequelize }> {
  const db = new Client({
    dialect: 'sqlite', dialectModule: { Database, OPEN_CREATE: 4, OPEN_READWRITE: 2 }, logging: sent, storage: ':memory:',
  });
  init(db);
  for (const statement of shop.split(';').filter((part) => part.trim() !== '')) {
    await db.query(statement);
  }
  return { close: () => db.close(), db };
}

describe('the loop and one query answer the same with Sequelize', () => {
  testMendedLoops<{ init: (db: Sequelize) => void }, Sequelize>({ head, open, type: 'Sequelize' }, {
    'the rows of each key': {
      body: `
  const people = await User.findAll({ order: ['id'] });
  const rows = [];
  for (const user of people) {
    const theirs = await Order.findAll({ where: { userId: user.id }, order: [['total', 'DESC']], attributes: ['total', 'userId'] });
    rows.push({ user: user.email, theirs });
  }
  return [rows, db.getDialect()];`,
      queries: [6, 2],
    },
    'the one row of a primary key, or null': {
      body: `
  const all = await Order.findAll();
  const names = [db.getDialect()];
  for (const order of all) {
    const user = await User.findByPk(order.userId);
    names.push(user?.email ?? '');
  }
  return names;`,
      queries: [8, 2],
    },
    'the first row, or null': {
      body: `
  const emails: string[] = 'c nobody a c'.split(' ');
  const found: (string | User | null)[] = [db.getDialect()];
  for (const email of emails) {
    found.push(await User.findOne({ where: { email } }));
  }
  return found;`,
      queries: [4, 1],
    },
    'a list without keys': {
      body: `
  const people = await User.findAll({ where: { email: 'nobody' } });
  const rows: object[] = [[db.getDialect()]];
  for (const user of people) {
    rows.push(await Order.findAll({ where: { userId: user.id } }));
  }
  return rows;`,
      queries: [1, 2],
    },
  });
});
