import type { Library, QueryRole } from './library.ts';

const read: QueryRole = { kind: 'query', operation: 'read' };
const write: QueryRole = { kind: 'query', operation: 'write' };

/** The client is generated into the project and `$extends` leaves its methods undeclared: only the results are Prisma's own. */
export const prisma: Library = {
  name: 'Prisma',
  packages: ['@prisma/client'],
  owners: {},
  branded: {
    result: 'PrismaPromise',
    methods: {
      $executeRaw: write,
      $executeRawUnsafe: write,
      $queryRaw: read,
      $queryRawTyped: read,
      $queryRawUnsafe: read,
      aggregate: read,
      count: read,
      create: write,
      createMany: write,
      createManyAndReturn: write,
      delete: write,
      deleteMany: write,
      findFirst: read,
      findFirstOrThrow: read,
      findMany: read,
      findUnique: read,
      findUniqueOrThrow: read,
      groupBy: read,
      update: write,
      updateMany: write,
      updateManyAndReturn: write,
      upsert: write,
    },
  },
};
