import { readFile } from 'node:fs/promises';

import { PrismaLibSql } from '@prisma/adapter-libsql';

import { PrismaClient } from './generated/prisma/client.ts';

export function openDatabase(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaLibSql({ url }) });
}

/** Creates the tables of schema.sql, one order that waits for its payment, and one that no gateway charges. */
export async function prepareDatabase(db: PrismaClient): Promise<void> {
  const ddl = await readFile(new URL('../schema.sql', import.meta.url), 'utf8');
  await db.$executeRawUnsafe(ddl);
  await db.order.create({ data: { id: 17, customerId: 42, email: 'ada@example.com', amount: 13_700 } });
  await db.order.create({ data: { id: 18, customerId: 42, email: 'ada@example.com', amount: 0 } });
}
