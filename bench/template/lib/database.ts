import { PrismaLibSql } from '@prisma/adapter-libsql';

import { type Prisma, PrismaClient } from '../../../tests/fixtures/prisma-7/client/client.ts';

export const database = new PrismaClient({ adapter: new PrismaLibSql({ url: process.env['DATABASE_URL'] ?? 'file:bench.db' }) });

export type Database = Prisma.TransactionClient | typeof database;
