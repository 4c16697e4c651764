import { describe } from 'vitest';

import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

describe.each(['prisma-6', 'prisma-7'])('%s', (project) => {
  testCalls(project, 'Prisma: reads and writes of a delegate', roleOf, `
import { Prisma, PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
await prisma.user.findMany(); // Prisma query read
await prisma.user.findFirst(); // Prisma query read
await prisma.user.findFirstOrThrow(); // Prisma query read
await prisma.user.findUnique({ where: { id: 1 } }); // Prisma query read batched
await prisma.user.findUniqueOrThrow({ where: { id: 1 } }); // Prisma query read batched
await prisma.user.count(); // Prisma query read
await prisma.user.aggregate({ _count: true }); // Prisma query read
await prisma.user.groupBy({ by: ['name'] }); // Prisma query read
await prisma.user.create({ data: { email: '', name: '', tenantId: 1 } }); // Prisma query write
await prisma.user.createMany({ data: [] }); // Prisma query write bulk
await prisma.user.createManyAndReturn({ data: [] }); // Prisma query write bulk
await prisma.user.update({ data: {}, where: { id: 1 } }); // Prisma query write
await prisma.user.updateMany({ data: {} }); // Prisma query write
await prisma.user.updateManyAndReturn({ data: {} }); // Prisma query write
await prisma.user.upsert({ create: { email: '', name: '', tenantId: 1 }, update: {}, where: { id: 1 } }); // Prisma query write
await prisma.user.delete({ where: { id: 1 } }); // Prisma query write
await prisma.user.deleteMany(); // Prisma query write
await prisma.$queryRaw\`SELECT 1\`; // Prisma query read
await prisma.$queryRawUnsafe('SELECT 1'); // Prisma query read
await prisma.$executeRaw\`DELETE FROM "User"\`; // Prisma query write
await prisma.$executeRawUnsafe('DELETE FROM "User"'); // Prisma query write
await prisma.$connect();
export type Where = Prisma.UserWhereInput;
`);

  testCalls(project, 'Prisma: every way to a client', roleOf, `
import { Prisma, PrismaClient } from './client/client.js';
import { PrismaClient as Js } from './client-js/index.js';
declare const prisma: PrismaClient;
declare const js: Js;
await js.user.findMany(); // Prisma query read
await js.$transaction([]); // Prisma transaction of argument 0
const extended = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
await extended.user.findMany(); // Prisma query read
await extended.$transaction([]); // Prisma transaction of argument 0
await extended.$transaction(async (tx) => { // Prisma transaction of argument 0
  await tx.user.findMany(); // Prisma query read
});
await prisma.$transaction(async (tx) => { // Prisma transaction of argument 0
  await tx.user.findMany(); // Prisma query read
});
class PrismaService extends PrismaClient {
  all(): Promise<unknown> {
    return this.user.findMany(); // Prisma query read
  }
}
class Users {
  constructor(private readonly db: PrismaService) {}
  async all() {
    await this.db.user.findMany(); // Prisma query read
    await this.db.$transaction([]); // Prisma transaction of argument 0
  }
}
export async function ways<Client extends Prisma.TransactionClient>(client: Client, picked: Pick<PrismaClient, 'user'>, users: Prisma.UserDelegate) {
  await client.user.findMany(); // Prisma query read
  await picked.user.findMany(); // Prisma query read
  await users.findMany(); // Prisma query read
  const { user } = prisma;
  await user.findMany(); // Prisma query read
}
export { Users };
`);

  testCalls(project, 'Prisma: a class of the project with the same methods', roleOf, `
class PrismaPromise<T> extends Promise<T> {}
class Delegate {
  findMany(): PrismaPromise<number[]> { return PrismaPromise.resolve([]); }
}
class PrismaClient {
  readonly user = new Delegate();
  $transaction(list: unknown[]): unknown { return list; }
  $queryRaw(): Promise<number> { return Promise.resolve(1); }
}
declare const prisma: PrismaClient;
declare const anything: any;
await prisma.user.findMany();
prisma.$transaction([]);
await anything.user.findMany();
export {};
`);
});
