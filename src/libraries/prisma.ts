import type { Library, QueryRole } from './library.ts';

const read: QueryRole = { batched: false, bulk: false, kind: 'query', operation: 'read', sent: 'when awaited', where: 0 };
const write: QueryRole = { ...read, operation: 'write' };
const rawRead: QueryRole = { ...read, where: null };
const rawWrite: QueryRole = { ...write, where: null };

/**
 * The client is generated into the project and `$extends` leaves its methods undeclared: only the results are Prisma's own.
 * A client with an output folder of its own gets a copy of the runtime, in a package called after a hash.
 */
export const prisma: Library = {
  name: 'Prisma',
  packages: ['@prisma/client', 'prisma-client-*'],
  owners: {},
  branded: {
    result: 'PrismaPromise',
    methods: {
      $executeRaw: rawWrite,
      $executeRawUnsafe: rawWrite,
      $queryRaw: rawRead,
      $queryRawTyped: rawRead,
      $queryRawUnsafe: rawRead,
      aggregate: read,
      count: read,
      create: { ...write, row: 'added', where: null },
      createMany: { ...write, bulk: true, where: null },
      createManyAndReturn: { ...write, bulk: true, where: null },
      delete: write,
      deleteMany: write,
      findFirst: read,
      findFirstOrThrow: read,
      findMany: read,
      findUnique: { ...read, batched: true },
      findUniqueOrThrow: { ...read, batched: true },
      groupBy: read,
      update: { ...write, row: 'changed' },
      updateMany: write,
      updateManyAndReturn: write,
      upsert: write,
    },
    beside: { member: '$queryRaw', methods: { $transaction: { kind: 'transaction', work: 0 } } },
    conflict: 'P2002',
    withheld: '$disconnect',
  },
};
