import { builtQueryOf } from '../../src/facts/built-query.ts';
import { discardOf } from '../../src/facts/discarded.ts';
import { testCalls } from '../support/commented-calls.ts';

const imports = `import type { PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
declare function use(value: unknown): void;
`;

testCalls('prisma-7', 'the query that a call builds', (call, program) => {
  const built = builtQueryOf(call, program);
  return built && [built.evidence.method, ...(built.path.length > 0 ? ['via', built.path.join(' → ')] : [])].join(' ');
}, `${imports}
const save = (id: number) => prisma.order.delete({ where: { id } }); // delete
function saved(id: number) {
  return save(id); // delete via save
}
saved(1); // delete via saved → save
async function sent(id: number) { return prisma.order.delete({ where: { id } }); } // delete
sent(1);
function either(id: number) {
  if (id > 1) { return prisma.order.count(); } // count
  return 0;
}
either(1);
function both(id: number) {
  if (id > 1) { return prisma.order.count(); } // count
  return prisma.user.count(); // count
}
both(1); // count via both
function* each() { return prisma.order.count(); } // count
each();
interface Orders { remove(id: number): Promise<unknown> }
class PrismaOrders implements Orders {
  remove(id: number) { return prisma.order.delete({ where: { id } }); } // delete
}
declare const orders: Orders;
orders.remove(1); // delete via remove
function round(id: number): Promise<unknown> { return square(id); }
function square(id: number): Promise<unknown> { return round(id); }
round(1);
export { PrismaOrders, both, each, either, saved, sent, square };
`);

testCalls('prisma-7', 'where a query goes that nobody awaits', (call, program) =>
  builtQueryOf(call, program)?.path.length === 0 ? discardOf(call, program)?.how : undefined, `${imports}
export async function work(ids: number[], client: PrismaClient | undefined) {
  prisma.user.count(); // statement
  void prisma.user.count(); // void
  ids.length > 0 && prisma.user.count(); // statement
  ids.length > 0 ? prisma.user.count() : use(1); // statement
  client?.user.count(); // statement
  (use(1), prisma.user.count()); // statement
  ids.forEach((id) => prisma.user.count({ where: { id } })); // callback
  ids.forEach((id) => { return prisma.user.count({ where: { id } }); }); // callback
  ids.map((id) => prisma.user.count({ where: { id } })); // statement
  await ids.map((id) => prisma.user.count({ where: { id } })); // awaited list
  await [prisma.user.count()]; // awaited list
  setTimeout(() => prisma.user.count(), 10); // callback
  process.on('exit', () => prisma.user.count()); // callback
  const unread = prisma.user.count(); // variable
  const voided = prisma.user.count(); // variable
  void voided;
  const list = [];
  for (const id of ids) { list.push(prisma.user.count({ where: { id } })); } // variable
  use(list.length);
  const counts = ids.map((id) => prisma.user.count({ where: { id } })); // awaited list
  await counts;
  await prisma.user.count();
  use(prisma.user.count());
  await Promise.all(ids.map((id) => prisma.user.count({ where: { id } })));
  await Promise.all(ids.map(async (id) => prisma.user.count({ where: { id } })));
  ids.forEach(async (id) => prisma.user.count({ where: { id } }));
  await prisma.$transaction([prisma.user.count()]);
  const read = prisma.user.count();
  use(await read);
  const sends = [];
  for (const id of ids) { sends.push(prisma.user.count({ where: { id } })); }
  await Promise.all(sends);
  prisma.user.count().catch(use);
  const held = { count: prisma.user.count() };
  const [first] = [prisma.user.count()];
  use([held, first]);
  run(() => prisma.user.count());
  return prisma.user.count();
}
function run(task: () => unknown) { return task(); }
export const exported = prisma.user.count();
`);

testCalls('orm', 'the query that a chain builds, and a builder that others go on with', (call, program) =>
  builtQueryOf(call, program)?.evidence.method, `
import knex, { type Knex } from 'knex';
const db = knex({ client: 'pg' });
export async function load(id: number | undefined) {
  void db('orders').where('id', 1).delete(); // delete
  const query = db('orders').select('id'); // select
  if (id !== undefined) {
    query.where('id', id);
  }
  void db('orders').where((inner) => { inner.where('id', 1); }).first(); // where
  return query;
}
export function narrow(builder: Knex.QueryBuilder) {
  builder.where('id', 1);
}
`);

testCalls('orm', 'a chain that sends by itself', (call, program) => builtQueryOf(call, program)?.evidence.method, `
import { createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';
const orders = sqliteTable('orders', { id: integer() });
const db = drizzle(createClient({ url: ':memory:' }));
void db.select().from(orders); // select
void db.select().from(orders).execute();
await db.delete(orders).execute();
`);
