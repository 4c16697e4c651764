import type ts from 'typescript';

import { reachedEffect } from '../../src/facts/reached-effect.ts';
import { reachedQuery } from '../../src/facts/reached-query.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function answerOf(call: Invocation, program: ts.Program): string | undefined {
  const reached = reachedQuery(call, program);
  return reached && [reached.evidence.method, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
}

function testQuery(name: string, code: string): void {
  testCalls('prisma-7', name, answerOf, `import { PrismaClient } from './client/client.js';\ndeclare const prisma: PrismaClient;\n${code}\nexport {};`);
}

testQuery('behind functions, methods and re-assigned names', `
async function ordersOf(userId: number) {
  return prisma.order.findMany({ where: { userId } }); // findMany
}
class Cards {
  readonly load = async (id: number) => ordersOf(id); // findMany via ordersOf
  async all(ids: number[]) {
    for (const id of ids) await this.load(id); // findMany via load → ordersOf
  }
}
const cards = new Cards();
await cards.all([1]); // findMany via all → load → ordersOf
`);

testQuery('behind an interface', `
interface Orders { of(userId: number): Promise<unknown> }
class PrismaOrders implements Orders {
  async of(userId: number) {
    return prisma.order.findMany({ where: { userId } }); // findMany
  }
}
declare const orders: Orders;
await orders.of(1); // findMany via of
`);

testQuery('in callbacks that a call runs', `
async function retry<T>(work: () => Promise<T>): Promise<T> {
  return work();
}
async function twice<T>(work: () => Promise<T>): Promise<T> {
  return retry(async () => work());
}
async function later(work: () => Promise<unknown>) {
  return { work };
}
await retry(() => // findMany
  prisma.order.findMany()); // findMany
await twice(() => // count
  prisma.order.count()); // count
await later(() =>
  prisma.order.count()); // count
await prisma.$transaction(async (tx) => // count
  tx.order.count()); // count
await Promise.all([1].map((id) => // count
  prisma.order.count({ where: { id } }))); // count
async function load() {
  return prisma.order.findMany(); // findMany
}
await retry(load); // findMany via load
async function both() {
  await twice(load); // findMany via load
}
await both(); // findMany via both → load
`);

testQuery('callbacks that are handed round in a circle', `
async function a(work: () => Promise<unknown>, n: number): Promise<unknown> {
  return n > 0 ? b(work, n - 1) : work();
}
async function b(work: () => Promise<unknown>, n: number): Promise<unknown> {
  return a(work, n);
}
async function c(work: () => Promise<unknown>, n: number): Promise<unknown> {
  return n > 0 ? c(work, n - 1) : undefined;
}
await b(() => // count
  prisma.order.count(), 1); // count
await a(() => // count
  prisma.order.count(), 1); // count
await c(() =>
  prisma.order.count(), 1); // count
`);

const clique = Array.from({ length: 12 }, (_, index) => `f${index}`);

testQuery(
  'twelve functions that all call each other',
  [
    ...clique.map((name) => `async function ${name}(): Promise<void> {\n${clique.map((other) => `  await ${other}(); // ${other === 'f0' ? 'count via f0' : `count via ${other} → f0`}`).join('\n')}\n${name === 'f0' ? 'await prisma.order.count(); // count\n' : ''}}`),
  ].join('\n'),
);

testQuery('a query that a memo passes over', `
const known = new Map<number, unknown>();
async function userOf(id: number) {
  if (!known.has(id)) known.set(id, await prisma.user.findFirst({ where: { id } }));
  return known.get(id);
}
let config: unknown;
async function configOf() {
  return (config ??= await prisma.coupon.findFirst());
}
await userOf(1);
await configOf();
`);

testCalls('prisma-7', 'what changes something outside', (call, program) => reachedEffect(call, program)?.evidence.kind, `
import { writeFile } from 'node:fs/promises';
import { PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
async function read(id: number) {
  return prisma.user.findFirst({ where: { id } });
}
async function write(id: number) {
  return prisma.user.delete({ where: { id } }); // write
}
async function save(text: string) {
  await writeFile('x', text); // outside
}
await read(1);
await write(1); // write
await save('x'); // outside
await fetch('https://mail.example'); // outside
console.log(await Promise.resolve(1));
`);
