import rule from '../../src/rules/no-parallel-query-in-transaction.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const imports = `import { Prisma, PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
declare const ids: number[];
declare const where: { id: number };
`;

function around(code: string): string {
  return `${imports}export async function work() {\n  return prisma.$transaction(async (tx) => {\n${code}\n  });\n}`;
}

function silent(name: string, code: string) {
  return { code: around(code), name };
}

function reported(name: string, marked: string, mended?: string, data?: Record<string, string>, wrap = around) {
  const { code, errors } = annotated<'parallelQueries' | 'racedQueries'>(wrap(marked));
  return {
    code,
    errors: errors.map((error) => ({
      ...error,
      ...(data && { data }),
      ...(mended !== undefined && { suggestions: [{ messageId: 'awaitInTurn' as const, output: wrap(mended) }] }),
    })),
    name,
    output: null,
  };
}

const atTop = (code: string) => imports + code;

const valid = [
  silent('one after the other', '    await tx.order.count();\n    await tx.user.count();'),
  silent('one query', '    await Promise.all([tx.order.count()]);'),
  silent('another client beside it', '    await Promise.all([tx.order.count(), prisma.user.count()]);'),
  silent('the whole client', '    await Promise.all([prisma.order.count(), prisma.user.count()]);\n    await tx.user.count();'),
  silent('queries that Prisma joins', '    await Promise.all(ids.map((id) => tx.user.findUnique({ where: { id } })));\n    await Promise.all([tx.user.findUnique({ where }), tx.user.findUniqueOrThrow({ where })]);'),
  silent('awaited before the others start', '    await Promise.all([await tx.order.count(), await tx.user.count()]);'),
  silent('work beside one query', '    await Promise.all([tx.order.count(), fetch("https://mail.example")]);'),
  silent('a list of values', '    await Promise.all(ids.map((id) => id + 1));\n    await tx.order.count();'),
  silent('callbacks that use the whole client', '    await Promise.all(ids.map(async (id) => { await prisma.order.delete({ where: { id } }); }));\n    await tx.user.count();'),
  silent('a client of type any', '    const any: any = tx;\n    await Promise.all([any.order.count(), any.user.count()]);'),
  silent('functions that are only defined', '    await Promise.all([() => tx.order.count(), () => tx.user.count()]);'),
  { code: atTop('export const load = (db: PrismaClient) => Promise.all([db.order.count(), db.user.count()]);'), name: 'a parameter that is a whole client' },
  { code: atTop('export const load = (db: PrismaClient | Prisma.TransactionClient) => Promise.all([db.order.count(), db.user.count()]);'), name: 'a parameter that may be a whole client' },
  { code: atTop('export const load = (db: Prisma.TransactionClient = prisma) => Promise.all([db.order.count(), db.user.count()]);'), name: 'a parameter that is a whole client by default' },
  { code: atTop('const load = (db: Prisma.TransactionClient) => Promise.all([db.order.count(), db.user.count()]);\nexport const loaded = load(prisma);'), name: 'a parameter that every caller hands a whole client' },
  { code: atTop("export const load = (db: Pick<PrismaClient, 'order' | 'user'>) => Promise.all([db.order.count(), db.user.count()]);"), name: 'a part of a client' },
  { code: atTop('const db: Prisma.TransactionClient = prisma;\nexport const load = () => Promise.all([db.order.count(), db.user.count()]);'), name: 'a constant that is a whole client' },
  { code: atTop('export const load = () => prisma.$transaction([prisma.order.count(), prisma.user.count()]);'), name: 'the list of a transaction' },
  { code: 'class Tx { readonly order = { count: () => Promise.resolve(1) }; $queryRaw() { return Promise.resolve([]); } }\nconst tx = new Tx();\nexport const load = () => Promise.all([tx.order.count(), tx.order.count(), tx.$queryRaw()]);', name: 'a class of the project' },
  { code: 'class Promise { static all(list: unknown[]) { return list; } }\nexport const all = Promise.all([1, 2]);', name: 'another Promise' },
];

const invalid = [
  reported('two writes', `    await Promise.all([tx.order.deleteMany(), tx.user.deleteMany()]);
          ~~~~~~~~~~~ parallelQueries`, '    await tx.order.deleteMany();\n    await tx.user.deleteMany();', {
    client: 'tx', combinator: 'Promise.all', queries: '`order.deleteMany` and `user.deleteMany`',
  }),
  reported('two reads whose results are named', `    const [orders, users] = await Promise.all([tx.order.findMany(), tx.user.findMany()]);
                                  ~~~~~~~~~~~ parallelQueries
    return orders.length + users.length;`, `    const orders = await tx.order.findMany();
    const users = await tx.user.findMany();
    return orders.length + users.length;`),
  reported('a result that is left out', `    const [, users] = await Promise.all([tx.order.deleteMany(), tx.user.findMany()]);
                            ~~~~~~~~~~~ parallelQueries
    return users;`, `    await tx.order.deleteMany();
    const users = await tx.user.findMany();
    return users;`),
  reported('results in a list', `    const counts = await Promise.all([tx.order.count(), tx.user.count()]);
                         ~~~~~~~~~~~ parallelQueries
    return counts;`),
  reported('returned', `    return Promise.all([tx.order.count(), tx.user.count()]);
           ~~~~~~~~~~~ parallelQueries`),
  reported('a comment in the list', `    await Promise.all([tx.order.count(), /* all */ tx.user.count()]);
          ~~~~~~~~~~~ parallelQueries`),
  reported('under a condition without a block', `    if (ids.length > 0) await Promise.all([tx.order.count(), tx.user.count()]);
                              ~~~~~~~~~~~ parallelQueries`),
  reported('for each element', `    await Promise.all(ids.map((id) => tx.order.delete({ where: { id } })));
          ~~~~~~~~~~~ parallelQueries`, '    for (const id of ids) { await tx.order.delete({ where: { id } }); }', {
    client: 'tx', combinator: 'Promise.all', queries: '`order.delete` several times',
  }),
  reported('for each element, with a body', `    await Promise.all(ids.map(async (id) => {
          ~~~~~~~~~~~ parallelQueries
      const order = await tx.order.findUniqueOrThrow({ where: { id } });
      await tx.order.update({ data: { total: order.total + 1 }, where: { id } });
    }));`),
  reported('a list in a constant', `    const writes = ids.map((id) => tx.order.delete({ where: { id } }));
    await Promise.all(writes);
          ~~~~~~~~~~~ parallelQueries`),
  reported('a list that a loop fills', `    const writes: Promise<unknown>[] = [];
    for (const id of ids) writes.push(tx.order.delete({ where: { id } }));
    await Promise.all(writes);
          ~~~~~~~~~~~ parallelQueries`),
  reported('a list that is spread', `    await Promise.all([...ids.map((id) => tx.order.delete({ where: { id } }))]);
          ~~~~~~~~~~~ parallelQueries`),
  reported('queries in constants', `    const counted = tx.order.count();
    const others = tx.user.count();
    await Promise.all([counted, others]);
          ~~~~~~~~~~~ parallelQueries`),
  reported('allSettled', `    await Promise.allSettled([tx.order.deleteMany(), tx.user.deleteMany()]);
          ~~~~~~~~~~~~~~~~~~ parallelQueries`),
  reported('a race', `    await Promise.race([tx.order.deleteMany(), tx.user.deleteMany()]);
          ~~~~~~~~~~~~ racedQueries`),
  reported('a raw statement', `    await Promise.all([tx.$executeRaw\`DELETE FROM "Order"\`, tx.user.deleteMany()]);
          ~~~~~~~~~~~ parallelQueries`, '    await tx.$executeRaw`DELETE FROM "Order"`;\n    await tx.user.deleteMany();'),
  reported('reactions', `    await Promise.all([tx.order.count().then((count) => count + 1), tx.user.count()]);
          ~~~~~~~~~~~ parallelQueries`, '    await tx.order.count().then((count) => count + 1);\n    await tx.user.count();'),
  reported('helpers that are handed the client', `    const charge = async (client: Prisma.TransactionClient) => { await client.order.deleteMany(); };
    const reserve = async (client: Prisma.TransactionClient) => { await client.user.deleteMany(); };
    await Promise.all([charge(tx), reserve(tx)]);
          ~~~~~~~~~~~ parallelQueries`, `    const charge = async (client: Prisma.TransactionClient) => { await client.order.deleteMany(); };
    const reserve = async (client: Prisma.TransactionClient) => { await client.user.deleteMany(); };
    await charge(tx);
    await reserve(tx);`, { client: 'tx', combinator: 'Promise.all', queries: '`order.deleteMany` (charge) and `user.deleteMany` (reserve)' }),
  reported('functions that run in place', `    await Promise.all([(async () => { await tx.order.deleteMany(); })(), tx.user.deleteMany()]);
          ~~~~~~~~~~~ parallelQueries`, '    await (async () => { await tx.order.deleteMany(); })();\n    await tx.user.deleteMany();'),
  reported('a parameter of a helper', `export async function clear(tx: Prisma.TransactionClient) {
  await Promise.all([tx.order.deleteMany(), tx.user.deleteMany()]);
        ~~~~~~~~~~~ parallelQueries
}`, `export async function clear(tx: Prisma.TransactionClient) {
  await tx.order.deleteMany();
  await tx.user.deleteMany();
}`, undefined, atTop),
  reported('a generic parameter', `export async function clear<Client extends Prisma.TransactionClient>(tx: Client) {
  await Promise.all([tx.order.deleteMany(), tx.user.deleteMany()]);
        ~~~~~~~~~~~ parallelQueries
}`, `export async function clear<Client extends Prisma.TransactionClient>(tx: Client) {
  await tx.order.deleteMany();
  await tx.user.deleteMany();
}`, undefined, atTop),
  reported('a field', `export class Work {
  constructor(private readonly tx: Prisma.TransactionClient) {}
  async clear() {
    await Promise.all([this.tx.order.deleteMany(), this.tx.user.deleteMany()]);
          ~~~~~~~~~~~ parallelQueries
  }
}`, `export class Work {
  constructor(private readonly tx: Prisma.TransactionClient) {}
  async clear() {
    await this.tx.order.deleteMany();
    await this.tx.user.deleteMany();
  }
}`, undefined, atTop),
  reported('the transaction of an extended client', `const own = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
export const clear = () => own.$transaction(async (tx) => Promise.all([tx.order.deleteMany(), tx.user.deleteMany()]));
                                                          ~~~~~~~~~~~ parallelQueries`, undefined, undefined, atTop),
];

testRule('prisma-7', 'no-parallel-query-in-transaction', rule, { invalid, valid });

// What differs between the versions is what the client of a transaction lacks.
testRule('prisma-6', 'no-parallel-query-in-transaction', rule, { invalid: invalid.slice(0, 2), valid: valid.slice(0, 4) });
