import { readFile } from 'node:fs/promises';

import { openDatabase } from './database.ts';
import { log } from './log.ts';

const USERS = 500;
const ORDERS_EACH = 3;
const ITEMS_EACH = 2;
const FIRST_DAY = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const { prisma } = openDatabase(process.env['DATABASE_URL'] ?? 'file:backend-week.db');

const ddl = await readFile(new URL('../schema.sql', import.meta.url), 'utf8');
const statements = ddl.split(';').filter((statement) => statement.trim() !== '');
await prisma.$transaction(statements.map((statement) => prisma.$executeRawUnsafe(statement)));

await prisma.user.createMany({
  data: numbers(USERS).map((id) => ({
    id,
    name: `User ${id}`,
    email: `user${id}@example.com`,
    age: 18 + (id % 60),
    active: id % 4 !== 0,
    signedUpAt: new Date(FIRST_DAY + id * DAY),
  })),
});
await prisma.order.createMany({
  data: numbers(USERS * ORDERS_EACH).map((id) => ({
    id,
    total: 500 + (id % 97) * 100,
    placedAt: new Date(FIRST_DAY + id * HOUR),
    userId: 1 + (id % USERS),
  })),
});
await prisma.orderItem.createMany({
  data: numbers(USERS * ORDERS_EACH * ITEMS_EACH).map((id) => ({
    id,
    sku: `SKU-${id % 211}`,
    quantity: 1 + (id % 5),
    orderId: 1 + (id % (USERS * ORDERS_EACH)),
  })),
});
const [users, orders, items] = await prisma.$transaction([prisma.user.count(), prisma.order.count(), prisma.orderItem.count()]);
log.info({ users, orders, items }, 'seeded');
await prisma.$disconnect();

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
