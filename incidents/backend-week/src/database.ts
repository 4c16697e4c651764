import { PrismaLibSql } from '@prisma/adapter-libsql';

import { PrismaClient } from './generated/prisma/client.ts';

export interface Database {
  readonly prisma: PrismaClient;
  /** How many statements have been sent so far. */
  readonly queries: () => number;
}

export function openDatabase(url: string): Database {
  const prisma = new PrismaClient({ adapter: new PrismaLibSql({ url }), log: [{ emit: 'event', level: 'query' }] });
  let queries = 0;
  prisma.$on('query', () => {
    queries += 1;
  });
  return { prisma, queries: () => queries };
}
