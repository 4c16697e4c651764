import rule from '../../src/rules/no-unsent-query.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MendIds = 'awaitEach' | 'awaitQuery' | 'executeQueue';

const prisma = `import { Prisma, PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
declare const ids: number[];
declare function use(value: unknown): void;
`;

const redis = `import type { Redis } from 'ioredis';
import { createClient } from 'redis';
declare const redis: Redis;
declare const client: ReturnType<typeof createClient>;
declare function use(value: unknown): void;
`;

function silent(imports: string) {
  return (name: string, code: string) => ({ code: `${imports}export async function work() {\n${code}\n}`, name });
}

interface Told {
  readonly data?: Record<string, string>;
  readonly mend?: MendIds;
}

/** `mended` is what the only suggestion makes of the code; without it there is none. */
function reported(imports: string) {
  return (name: string, marked: string, mended?: string, { data, mend = 'awaitQuery' }: Told = {}) => {
    const around = (code: string) => `${imports}export async function work() {\n${code}\n}`;
    const { code, errors } = annotated<'unexecutedQueue' | 'unsentQuery'>(around(marked));
    return {
      code,
      errors: errors.map((error) => ({
        ...error,
        ...(data && { data }),
        ...(mended !== undefined && { suggestions: [{ messageId: mend, output: around(mended) }] }),
      })),
      name,
      output: null,
    };
  };
}

const [quiet, told] = [silent(prisma), reported(prisma)];
const [quietQueue, toldQueue] = [silent(redis), reported(redis)];

const ofPrisma = {
    valid: [
      quiet('an awaited query', '  await prisma.order.count();'),
      quiet('a query that is returned', '  return prisma.order.count();'),
      quiet('a query in a list that is awaited', '  await Promise.all(ids.map((id) => prisma.order.delete({ where: { id } })));'),
      quiet('a query in the list of a transaction', '  await prisma.$transaction(ids.map((id) => prisma.order.delete({ where: { id } })));'),
      quiet('a list of queries that a transaction sends later', '  const writes = ids.map((id) => prisma.order.delete({ where: { id } }));\n  await prisma.$transaction(writes);'),
      quiet('a list that is filled and handed on', '  const writes: unknown[] = [];\n  for (const id of ids) writes.push(prisma.order.delete({ where: { id } }));\n  use(writes);'),
      quiet('a query with a handler', '  prisma.order.count().catch(use);'),
      quiet('a query with a reaction', '  void prisma.order.count().then(use);'),
      quiet('a query that ends', '  void prisma.order.count().finally(() => { use(1); });'),
      quiet('a query that an asynchronous callback returns', '  ids.forEach(async (id) => prisma.order.delete({ where: { id } }));'),
      quiet('a query that an asynchronous callback awaits', '  setTimeout(async () => { await prisma.order.count(); }, 10);'),
      quiet('a query that is awaited later', '  const counted = prisma.order.count();\n  use(1);\n  await counted;'),
      quiet('a query that is handed on later', '  const counted = prisma.order.count();\n  use(counted);'),
      quiet('a query that an object holds', '  const held = { counted: prisma.order.count() };\n  use(held);'),
      quiet('a query for a function that is called', '  const load = () => prisma.order.count();\n  use(load);'),
      quiet('a query for a function of the project that may await it', '  const run = async (task: () => Promise<unknown>) => { await task(); };\n  await run(() => prisma.order.count());'),
      quiet('a transaction, which is sent when it is called', '  void prisma.$transaction([prisma.order.count()]);'),
      quiet('a transaction of a function', '  void prisma.$transaction(async (tx) => { await tx.order.count(); });'),
      quiet('a connection', '  void prisma.$connect();'),
      quiet('an asynchronous helper, which sends', '  const remove = async (id: number) => prisma.order.delete({ where: { id } });\n  void remove(1);'),
      quiet('a helper that awaits', '  const remove = async (id: number) => { await prisma.order.delete({ where: { id } }); };\n  void remove(1);'),
      quiet('a helper that reacts', '  const remove = (id: number) => prisma.order.delete({ where: { id } }).catch(use);\n  void remove(1);'),
      quiet('a client of type any', '  const db: any = prisma;\n  void db.order.count();\n  db.order.count();'),
      quiet('a class of the project', '  class Orders { count() { return Promise.resolve(1); } }\n  const orders = new Orders();\n  void orders.count();\n  orders.count();'),
      quiet('a model of an extension that overrides the method', '  const own = prisma.$extends({ model: { order: { async count() { return 1; } } } });\n  void own.order.count();'),
      quiet('a method that an extension adds', '  const own = prisma.$extends({ model: { order: { async archive() { return 1; } } } });\n  void own.order.archive();'),
      quiet('a generator', '  async function* each() { yield prisma.order.count(); }\n  for await (const count of each()) use(count);'),
      quiet('an assignment', '  let counted: Promise<number> | undefined;\n  counted = prisma.order.count();\n  use(counted);'),
      quiet('a field', '  class Report { counted = prisma.order.count(); }\n  use(Report);'),
      quiet('raw text', '  await prisma.$queryRaw`SELECT 1`;\n  use(Prisma.sql`SELECT 1`);'),
      quiet('a chain on a relation, whose end is not modelled', '  void prisma.user.findUnique({ where: { id: 1 } }).orders();'),
      quiet('a sorted copy', '  use(ids.toSorted());\n  ids.forEach((id) => { use(id); });'),
      quiet('a promise of a chain', '  await Promise.resolve().then(() => prisma.order.count());'),
    ],
    invalid: [
      told('a statement', `  prisma.order.deleteMany();
  ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  await prisma.order.deleteMany();', {
        data: { done: 'written', how: 'nothing awaits it', library: 'Prisma', path: '', query: 'order.deleteMany' },
      }),
      told('void', `  void prisma.order.count();
       ~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  await prisma.order.count();', {
        data: { done: 'read', how: '`void` does not await it', library: 'Prisma', path: '', query: 'order.count' },
      }),
      told('void around parentheses and a cast', `  void (prisma.order.count() as Promise<number>);
        ~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  await (prisma.order.count() as Promise<number>);'),
      told('void that an arrow answers', `  use(() => void prisma.order.count());
                 ~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('under a condition', `  if (ids.length > 0) prisma.order.deleteMany();
                      ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  if (ids.length > 0) await prisma.order.deleteMany();'),
      told('behind &&', `  ids.length > 0 && prisma.order.deleteMany();
                    ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  ids.length > 0 && await prisma.order.deleteMany();'),
      told('in a branch', `  ids.length > 0 ? prisma.order.deleteMany() : use(1);
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  ids.length > 0 ? await prisma.order.deleteMany() : use(1);'),
      told('behind an optional client', `  const client: PrismaClient | undefined = ids.length > 0 ? prisma : undefined;
  client?.order.deleteMany();
  ~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  const client: PrismaClient | undefined = ids.length > 0 ? prisma : undefined;\n  await client?.order.deleteMany();'),
      told('forEach', `  ids.forEach((id) => prisma.order.delete({ where: { id } }));
                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  for (const id of ids) { await prisma.order.delete({ where: { id } }); }', {
        data: { done: 'written', how: '`forEach` drops what its callback answers', library: 'Prisma', path: '', query: 'order.delete' },
        mend: 'awaitEach',
      }),
      told('forEach that destructures', `  [{ id: 1 }].forEach(({ id }) => prisma.order.delete({ where: { id } }));
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  for (const { id } of [{ id: 1 }]) { await prisma.order.delete({ where: { id } }); }', { mend: 'awaitEach' }),
      told('forEach with an index', `  ids.forEach((id, index) => prisma.order.delete({ where: { id: id + index } }));
                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('forEach with a comment in it', `  ids.forEach((id) => /* all */ prisma.order.delete({ where: { id } }));
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('forEach of a set', `  new Set(ids).forEach((id) => prisma.order.delete({ where: { id } }));
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  for (const id of new Set(ids)) { await prisma.order.delete({ where: { id } }); }', { mend: 'awaitEach' }),
      told('forEach of a map, whose loop would be another', `  new Map([[1, 2]]).forEach((id) => prisma.order.delete({ where: { id } }));
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('a statement in forEach, where no await can stand', `  ids.forEach((id) => { prisma.order.delete({ where: { id } }); });
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('map whose list is dropped', `  ids.map((id) => prisma.order.delete({ where: { id } }));
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('map that is awaited as a list', `  await ids.map((id) => prisma.order.delete({ where: { id } }));
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, undefined, {
        data: { done: 'written', how: '`await` on a list awaits none of its elements', library: 'Prisma', path: '', query: 'order.delete' },
      }),
      told('a list that is awaited as a list', `  await [prisma.order.count(), 1];
         ~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('a list in a constant that is awaited as a list', `  const writes = ids.map((id) => prisma.order.delete({ where: { id } }));
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery
  await writes;`),
      told('Array.from', `  Array.from(ids, (id) => prisma.order.delete({ where: { id } }));
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('a timer', `  setInterval(() => prisma.order.deleteMany(), 1_000);
                    ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, undefined, {
        data: { done: 'written', how: '`setInterval` drops what its callback answers', library: 'Prisma', path: '', query: 'order.deleteMany' },
      }),
      told('an event', `  process.once('beforeExit', () => prisma.order.deleteMany());
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`),
      told('a list that is filled and forgotten', `  const writes = [];
  for (const id of ids) {
    writes.push(prisma.order.delete({ where: { id } }));
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery
  }
  use(writes.length);`, undefined, { data: { done: 'written', how: 'nothing awaits `writes`', library: 'Prisma', path: '', query: 'order.delete' } }),
      told('a constant that nothing reads', `  const removed = prisma.order.deleteMany();
                  ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  const removed = await prisma.order.deleteMany();'),
      told('a constant that is voided', `  const removed = prisma.order.deleteMany();
                  ~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery
  void removed;`, '  const removed = await prisma.order.deleteMany();\n  void removed;'),
      told('a raw statement', `  void prisma.$executeRaw\`DELETE FROM "Order"\`;
       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery`, '  await prisma.$executeRaw`DELETE FROM "Order"`;', {
        data: { done: 'written', how: '`void` does not await it', library: 'Prisma', path: '', query: '$executeRaw' },
      }),
      told('a client of a transaction', `  await prisma.$transaction(async (tx) => {
    tx.order.deleteMany();
    ~~~~~~~~~~~~~~~~~~~~~ unsentQuery
    await tx.user.deleteMany();
  });`, `  await prisma.$transaction(async (tx) => {
    await tx.order.deleteMany();
    await tx.user.deleteMany();
  });`),
      told('an extended client', `  const own = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
  void own.order.count();
       ~~~~~~~~~~~~~~~~~ unsentQuery`, `  const own = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
  await own.order.count();`),
      told('a service and an injected client', `  class Orders {
    constructor(private readonly db: PrismaClient) {}
    clear() {
      void this.db.order.deleteMany();
           ~~~~~~~~~~~~~~~~~~~~~~~~~~ unsentQuery
    }
  }
  use(Orders);`),
      told('helpers that hand it on', `  const byId = (id: number) => prisma.order.delete({ where: { id } });
  const remove = (id: number) => byId(id);
  void remove(1);
       ~~~~~~~~~ unsentQuery`, `  const byId = (id: number) => prisma.order.delete({ where: { id } });
  const remove = (id: number) => byId(id);
  await remove(1);`, { data: { done: 'written', how: '`void` does not await it', library: 'Prisma', path: ' (remove → byId)', query: 'order.delete' } }),
      told('a helper with the type of a promise', `  function remove(id: number): Promise<unknown> {
    return prisma.order.delete({ where: { id } });
  }
  ids.forEach((id) => remove(id));
                      ~~~~~~~~~~ unsentQuery`, `  function remove(id: number): Promise<unknown> {
    return prisma.order.delete({ where: { id } });
  }
  for (const id of ids) { await remove(id); }`, { mend: 'awaitEach' }),
      told('a repository behind an interface', `  interface Orders { remove(id: number): Promise<unknown> }
  class PrismaOrders implements Orders { remove(id: number) { return prisma.order.delete({ where: { id } }); } }
  const orders: Orders = new PrismaOrders();
  orders.remove(1);
  ~~~~~~~~~~~~~~~~ unsentQuery`, `  interface Orders { remove(id: number): Promise<unknown> }
  class PrismaOrders implements Orders { remove(id: number) { return prisma.order.delete({ where: { id } }); } }
  const orders: Orders = new PrismaOrders();
  await orders.remove(1);`),
    ],
};

testRule('prisma-7', 'no-unsent-query', rule, ofPrisma);

// What differs between the versions is how a client and its results are declared.
testRule('prisma-6', 'no-unsent-query', rule, { invalid: ofPrisma.invalid.slice(0, 4), valid: ofPrisma.valid.slice(0, 6) });

testRule('redis', 'no-unsent-query', rule, {
  valid: [
    quietQueue('a pipeline that is executed', "  const pipeline = redis.pipeline();\n  pipeline.set('a', '1');\n  await pipeline.exec();"),
    quietQueue('a chain that is executed', "  await redis.multi().set('a', '1').exec();"),
    quietQueue('a pipeline that is returned', "  const pipeline = redis.pipeline();\n  pipeline.set('a', '1');\n  return pipeline;"),
    quietQueue('a pipeline that is handed on', "  const pipeline = redis.pipeline();\n  pipeline.set('a', '1');\n  use(pipeline);"),
    quietQueue('a pipeline that another function executes', "  const pipeline = redis.pipeline();\n  pipeline.set('a', '1');\n  const flush = () => pipeline.exec();\n  await flush();"),
    quietQueue('a pipeline that nothing is put into', '  const pipeline = redis.pipeline();\n  use(1);'),
    quietQueue('a pipeline that is measured', "  const pipeline = redis.pipeline();\n  pipeline.set('a', '1');\n  use(pipeline.length);"),
    quietQueue('a transaction that sends as it goes', "  const multi = redis.multi({ pipeline: false });\n  await multi;\n  await redis.set('a', '1');\n  await redis.exec();"),
    quietQueue('node-redis: as a pipeline', "  const multi = client.multi();\n  multi.set('a', '1');\n  await multi.execAsPipeline();"),
    quietQueue('a discarded transaction', "  const multi = redis.multi();\n  multi.set('a', '1');\n  use(multi.discard);"),
    quietQueue('commands that are sent', "  void redis.set('a', '1');\n  redis.set('a', '1');"),
    quietQueue('a class of the project', "  class Queue { pipeline() { return this; } set(_key: string) { return this; } exec() {} }\n  const queue = new Queue().pipeline();\n  queue.set('a');"),
    quietQueue('a client of type any', "  const any: any = redis;\n  const pipeline = any.pipeline();\n  pipeline.set('a', '1');"),
  ],
  invalid: [
    toldQueue('a pipeline', `  const pipeline = redis.pipeline();
        ~~~~~~~~ unexecutedQueue
  pipeline.set('a', '1');
  pipeline.del('b');`, `  const pipeline = redis.pipeline();
  pipeline.set('a', '1');
  pipeline.del('b');
  await pipeline.exec();`, { data: { commands: 'set, del', library: 'ioredis', queue: 'pipeline' }, mend: 'executeQueue' }),
    toldQueue('a pipeline that a loop fills', `  const pipeline = redis.pipeline();
        ~~~~~~~~ unexecutedQueue
  for (const key of ['a', 'b']) {
    pipeline.del(key);
  }
  use(1);`, `  const pipeline = redis.pipeline();
  for (const key of ['a', 'b']) {
    pipeline.del(key);
  }
  await pipeline.exec();
  use(1);`, { mend: 'executeQueue' }),
    toldQueue('a pipeline whose commands are awaited', `  const pipeline = redis.pipeline();
        ~~~~~~~~ unexecutedQueue
  await pipeline.set('a', '1');`, `  const pipeline = redis.pipeline();
  await pipeline.set('a', '1');
  await pipeline.exec();`, { mend: 'executeQueue' }),
    toldQueue('a chain', `  redis.multi().set('a', '1').del('b');
  ~~~~~~~~~~~~~ unexecutedQueue`, "  await redis.multi().set('a', '1').del('b').exec();", {
      data: { commands: 'set, del', library: 'ioredis', queue: 'redis.multi()' },
      mend: 'executeQueue',
    }),
    toldQueue('a transaction in a function that cannot wait', `  function put() {
    const multi = redis.multi();
          ~~~~~ unexecutedQueue
    multi.set('a', '1');
  }
  use(put);`),
    toldQueue('node-redis', `  const multi = client.multi();
        ~~~~~ unexecutedQueue
  multi.set('a', '1').del('b');`, `  const multi = client.multi();
  multi.set('a', '1').del('b');
  await multi.exec();`, { data: { commands: 'set, del', library: 'node-redis', queue: 'multi' }, mend: 'executeQueue' }),
  ],
});
