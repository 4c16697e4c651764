import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { PrismaClient } from '../fixtures/prisma-7/client/client.ts';
import { mended } from '../support/mended-loop.ts';

const USERS = 5;

const TABLES = [
  'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, "email" TEXT NOT NULL UNIQUE, "tenantId" INTEGER NOT NULL)',
  'CREATE TABLE "Coupon" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "label" TEXT NOT NULL)',
  `CREATE TABLE "Order" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "total" INTEGER NOT NULL, "placedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userId" INTEGER NOT NULL REFERENCES "User" ("id"), "couponId" INTEGER REFERENCES "Coupon" ("id"))`,
  'CREATE TABLE "OrderItem" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "sku" TEXT NOT NULL, "quantity" INTEGER NOT NULL, "orderId" INTEGER NOT NULL REFERENCES "Order" ("id"))',
  'CREATE TABLE "Profile" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "bio" TEXT NOT NULL, "userId" INTEGER NOT NULL UNIQUE REFERENCES "User" ("id"))',
];

const folder = mkdtempSync(path.join(tmpdir(), 'postmortem-'));
const prisma = new PrismaClient({
  adapter: new PrismaLibSql({ url: `file:${path.join(folder, 'claims.db')}` }),
  log: [{ emit: 'event', level: 'query' }],
});
const sent: string[] = [];

beforeAll(async () => {
  prisma.$on('query', ({ query }) => {
    sent.push(query);
  });
  for (const table of TABLES) {
    await prisma.$executeRawUnsafe(table);
  }
  const ids = Array.from({ length: USERS }, (_, index) => index + 1);
  await prisma.user.createMany({
    data: ids.map((id) => ({ email: `${id}@example.com`, id, name: `User ${id}`, tenantId: id % 2 })),
  });
  // The last user has no order, and the orders of the others do not come one user after the other.
  await prisma.order.createMany({
    data: [...ids, ...ids, ...ids].flatMap((id, index) =>
      id === USERS ? [] : [{ id: index + 1, placedAt: new Date(index), total: (index * 7) % 11, userId: id }],
    ),
  });
  const orders = await prisma.order.findMany();
  await prisma.orderItem.createMany({
    data: orders.flatMap(({ id }) => [
      { orderId: id, quantity: 1, sku: `a${id}` },
      { orderId: id, quantity: 2, sku: `b${id}` },
    ]),
  });
  await prisma.profile.createMany({ data: [{ bio: 'x', userId: 2 }] });
});

afterAll(async () => {
  await prisma.$disconnect();
  rmSync(folder, { force: true, recursive: true });
});

/** What `work` answers, and how many statements that read or write it sent. */
async function counted<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; queries: number }> {
  await settled();
  sent.length = 0;
  const answer = await work();
  await settled();
  return { answer, queries: sent.filter((statement) => /^\s*(?:DELETE|INSERT|SELECT|UPDATE)/i.test(statement)).length };
}

/** Query events arrive a little after the answer. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
}

describe('Prisma', () => {
  const ids = [1, 2, 3, 4];

  it('sends a query for each awaited call in a loop', async () => {
    const { queries } = await counted(async () => {
      for (const id of ids) {
        await prisma.user.findUnique({ where: { id } });
      }
    });
    expect(queries).toBe(ids.length);
  });

  it('sends a query for each findMany that is fanned out', async () => {
    const { queries } = await counted(() => Promise.all(ids.map((userId) => prisma.order.findMany({ where: { userId } }))));
    expect(queries).toBe(ids.length);
  });

  it('joins findUnique and findUniqueOrThrow of one tick', async () => {
    expect((await counted(() => Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } }))))).queries).toBe(1);
    expect((await counted(() => Promise.all(ids.map((id) => prisma.user.findUniqueOrThrow({ where: { id } }))))).queries).toBe(1);
  });

  it('sends one query for each table of an include', async () => {
    expect((await counted(() => prisma.user.findMany({ include: { orders: true } }))).queries).toBe(2);
    expect((await counted(() => prisma.user.findMany({ include: { orders: { include: { items: true } } } }))).queries).toBe(3);
  });

  it('sends nothing for a query that is not awaited', async () => {
    const { queries } = await counted(async () => {
      void prisma.user.create({ data: { email: 'never@example.com', name: '', tenantId: 1 } });
      return Promise.resolve();
    });
    expect(queries).toBe(0);
  });

  it('sends nothing for a query that a callback, a list or a helper drops', async () => {
    const count = (id: number) => prisma.user.count({ where: { id } });
    const { queries } = await counted(async () => {
      /* eslint-disable @typescript-eslint/await-thenable, @typescript-eslint/no-misused-promises, @typescript-eslint/no-floating-promises -- the claim is about just these */
      ids.forEach((id) => prisma.user.count({ where: { id } }));
      setTimeout(() => prisma.user.count(), 1);
      void count(1);
      await ids.map((id) => prisma.user.count({ where: { id } }));
      /* eslint-enable @typescript-eslint/await-thenable, @typescript-eslint/no-misused-promises, @typescript-eslint/no-floating-promises */
    });
    expect(queries).toBe(0);
  });

  it('sends a query that an asynchronous function returns, and one that is given a reaction', async () => {
    const later = async () => prisma.user.count();
    expect((await counted(async () => { void later(); await settled(); })).queries).toBe(1);
    expect((await counted(async () => { prisma.user.count().catch(() => undefined); await settled(); })).queries).toBe(1);
    expect((await counted(async () => { void prisma.user.count().finally(() => undefined); await settled(); })).queries).toBe(1);
  });

  it('runs what else was started in a transaction when one query of it has failed, and rolls all of it back', async () => {
    const told: string[] = [];
    const add = (email: string, into: Pick<PrismaClient, 'user'>) =>
      into.user.create({ data: { email, name: '', tenantId: 1 } }).then(() => told.push(email));
    await expect(
      prisma.$transaction((tx) => Promise.all([add('1@example.com', tx), add('other@example.com', tx)])),
    ).rejects.toThrow('Unique constraint');
    expect(told).toEqual(['other@example.com']);
    expect(await prisma.user.count({ where: { email: 'other@example.com' } })).toBe(0);
  });

  it('refuses what a branch of a transaction sends after another one has ended it, where nobody hears of it', async () => {
    const late: string[] = [];
    const work = prisma.$transaction((tx) =>
      Promise.all([
        tx.user.create({ data: { email: '1@example.com', name: '', tenantId: 1 } }),
        (async () => {
          await settled();
          await tx.user.count().catch((error: unknown) => late.push(String(error)));
        })(),
      ]),
    );
    await expect(work).rejects.toThrow('Unique constraint');
    await settled();
    await settled();
    expect(late).toEqual([expect.stringContaining('Transaction')]);
  });

  it('commits what loses a race in a transaction', async () => {
    const add = (email: string, into: Pick<PrismaClient, 'user'>) => into.user.create({ data: { email, name: '', tenantId: 1 } }).then(() => email);
    const first = await prisma.$transaction((tx) => Promise.race([add('a@example.com', tx), add('b@example.com', tx)]));
    expect(first).toBe('a@example.com');
    const { count } = await prisma.user.deleteMany({ where: { email: { in: ['a@example.com', 'b@example.com'] } } });
    expect(count).toBe(2);
  });

  it('lets two calls at once both find nothing and both add: two rows, or a conflict where a key is unique', async () => {
    const named = async (name: string) => {
      const found = await prisma.user.findFirst({ where: { name } });
      return found ?? prisma.user.create({ data: { email: `${Math.random()}@example.com`, name, tenantId: 1 } });
    };
    await Promise.all([named('twice'), named('twice')]);
    expect((await prisma.user.deleteMany({ where: { name: 'twice' } })).count).toBe(2);

    const addressed = async (email: string) => {
      const found = await prisma.user.findUnique({ where: { email } });
      return found ?? prisma.user.create({ data: { email, name: 'unique', tenantId: 1 } });
    };
    const outcomes = await Promise.allSettled([addressed('same@example.com'), addressed('same@example.com')]);
    expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []))).toEqual(['P2002']);

    const upserted = (email: string) => prisma.user.upsert({ create: { email, name: 'unique', tenantId: 1 }, update: {}, where: { email } });
    await Promise.all([upserted('both@example.com'), upserted('both@example.com')]);
    expect((await prisma.user.deleteMany({ where: { name: 'unique' } })).count).toBe(2);
  });

  it('joins findUnique of one tick in a transaction too', async () => {
    const { queries } = await counted(() => prisma.$transaction((tx) => Promise.all(ids.map((id) => tx.user.findUnique({ where: { id } })))));
    expect(queries).toBe(1);
  });

  it('sends each statement in the list of a transaction', async () => {
    const reads = await counted(() => prisma.$transaction(ids.map((userId) => prisma.order.findMany({ where: { userId } }))));
    expect(reads.queries).toBe(ids.length);
    const writes = await counted(() =>
      prisma.$transaction(ids.map((id) => prisma.user.updateMany({ data: { tenantId: 1 }, where: { id } }))),
    );
    expect(writes.queries).toBe(ids.length);
  });
});

type Load = (prisma: PrismaClient) => Promise<unknown>;

async function compiled(code: string): Promise<Load> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  const loaded = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`)) as { load: Load };
  return loaded.load;
}

const forms: Record<string, { body: string; queries: [before: number, after: number] }> = {
  'a list filled in a loop': {
    body: `
  const users = await prisma.user.findMany();
  const rows = [];
  for (const user of users) {
    rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });
  }
  return rows;`,
    queries: [1 + USERS, 2],
  },
  'the first orders of each user': {
    body: `
  const users = await prisma.user.findMany({ orderBy: { id: 'desc' } });
  const rows = [];
  for (const user of users) {
    const orders = await prisma.order.findMany({ where: { userId: user.id }, orderBy: { total: 'desc' }, skip: 1, take: 2, select: { id: true, total: true } });
    rows.push({ ...user, orders });
  }
  return rows;`,
    queries: [1 + USERS, 2],
  },
  'rows that are given a property': {
    body: `
  const users: (User & { orders?: Order[] })[] = await prisma.user.findMany();
  for (const user of users) {
    user.orders = await prisma.order.findMany({ where: { userId: user.id } });
  }
  return users;`,
    queries: [1 + USERS, 2],
  },
  'Promise.all over map': {
    body: `
  const users = await prisma.user.findMany({ where: { id: { lt: 100 } } });
  return Promise.all(users.map(async (user) => ({ ...user, profile: await prisma.profile.findFirst({ where: { userId: user.id } }) })));`,
    queries: [1 + USERS, 2],
  },
  'an include beside another': {
    body: `
  const users = await prisma.user.findMany({ include: { profile: true } });
  return Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })));`,
    queries: [2 + USERS, 3],
  },
  'nested loops': {
    body: `
  const users = await prisma.user.findMany();
  const rows = [];
  for (const user of users) {
    rows.push({
      ...user,
      orders: await Promise.all(
        (await prisma.order.findMany({ where: { userId: user.id } })).map(async (order) => ({
          ...order,
          items: await prisma.orderItem.findMany({ where: { orderId: order.id } }),
        })),
      ),
    });
  }
  return rows;`,
    queries: [1 + USERS + 3 * (USERS - 1), 3],
  },
  'one query for all keys': {
    body: `
  const users = await prisma.user.findMany();
  const totals: number[] = [];
  for (const user of users) {
    const orders = await prisma.order.findMany({ where: { userId: user.id, total: { gt: 2 } }, orderBy: { id: 'asc' } });
    totals.push(...orders.map(({ id }) => id));
  }
  return totals;`,
    queries: [1 + USERS, 2],
  },
  'one query for all ids': {
    body: `
  const items = await prisma.orderItem.findMany();
  const seen: unknown[] = [];
  for (const item of items) {
    const order = await prisma.order.findUnique({ where: { id: item.orderId } });
    seen.push(order?.total ?? null);
  }
  return seen;`,
    queries: [1 + 6 * (USERS - 1), 2],
  },
};

describe('the mended code answers the same with fewer queries', () => {
  it.each(Object.entries(forms))('%s', async (_, { body, queries }) => {
    const before = `import type { Order, PrismaClient, User } from './client/client.js';\nexport type { Order, User };\nexport async function load(prisma: PrismaClient): Promise<unknown> {${body}\n}\n`;
    const [loop, mend] = await Promise.all([compiled(before), compiled(mended(before, 'prisma-7'))]);
    const first = await counted(() => loop(prisma));
    const second = await counted(() => mend(prisma));
    expect(JSON.stringify(second.answer)).toBe(JSON.stringify(first.answer));
    expect([first.queries, second.queries]).toEqual(queries);
  });
});
