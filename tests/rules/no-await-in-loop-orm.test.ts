import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type Ids = 'hoistableQuery' | 'includeRelation' | 'queryInLoop' | 'queryOnce';

const setup = `import { PrismaClient, Prisma } from './client/client.js';
declare const prisma: PrismaClient;
declare const userIds: number[];
const users = await prisma.user.findMany();`;

const strict = [{ hoistable: true, operations: ['read', 'write'] }] as const;

const named = {
  code: `${setup}
async function ordersOf(userId: number) { return prisma.order.findMany({ where: { userId } }); }
async function loadCard(user: { id: number }) { return { user, orders: await ordersOf(user.id) }; }
for (const user of users) { await loadCard(user); }`,
};

testRule('prisma-7', 'no-await-in-loop-orm', rule, {
  valid: [
    {
      name: 'a query before the loop',
      code: `${setup}\nfor (const user of users) { console.log(user); }`,
    },
    {
      name: 'a write, by default',
      code: `${setup}\nfor (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { name: '' } }); }`,
    },
    {
      name: 'chunks: an in filter over each',
      options: strict,
      code: `${setup}
declare const chunks: number[][];
for (const chunk of chunks) { await prisma.order.findMany({ where: { userId: { in: chunk } } }); }`,
    },
    {
      name: 'the batch function of a DataLoader',
      options: strict,
      code: `import DataLoader from 'dataloader';
${setup}
export const orders = new DataLoader((ids: readonly number[]) => Promise.all(ids.map((id) => prisma.order.findMany({ where: { userId: id } }))));`,
    },
    {
      name: 'a DataLoader asked in a loop: it sends what it was asked in one tick together',
      options: strict,
      code: `import DataLoader from 'dataloader';
${setup}
const orders = new DataLoader(async (ids: readonly number[]) => {
  const found = await prisma.order.findMany({ where: { userId: { in: [...ids] } } });
  return ids.map((id) => found.filter(({ userId }) => userId === id));
});
await Promise.all(users.map((user) => orders.load(user.id)));`,
    },
    {
      name: 'chunks cut from a list',
      options: strict,
      code: `${setup}
for (let i = 0; i < userIds.length; i += 100) { const part = userIds.slice(i, i + 100); await prisma.order.findMany({ where: { userId: { in: part } } }); }`,
    },
    {
      name: 'chunks cut from a list in the filter',
      options: strict,
      code: `${setup}
for (let i = 0; i < userIds.length; i += 100) { await prisma.order.deleteMany({ where: { userId: { in: userIds.slice(i, i + 100) } } }); }`,
    },
    {
      name: 'chunks in raw SQL',
      options: strict,
      code: `${setup}
declare const chunks: number[][];
for (const chunk of chunks) { await prisma.$queryRaw\`SELECT * FROM "Order" WHERE id IN (\${Prisma.join(chunk)})\`; }`,
    },
    {
      name: 'chunks behind a helper',
      options: strict,
      code: `${setup}
declare const chunks: number[][];
async function load(ids: number[]) { return prisma.order.findMany({ where: { userId: { in: ids } } }); }
for (const chunk of chunks) { await load(chunk); }`,
    },
    {
      name: 'createMany of each chunk',
      options: strict,
      code: `${setup}
declare const chunks: { total: number; userId: number }[][];
for (const data of chunks) { await prisma.order.createMany({ data }); }`,
    },
    {
      name: 'a list that grows by what each pass finds',
      options: strict,
      code: `${setup}
export async function all(pending: number[]): Promise<void> {
  for (const id of pending) { const found = await prisma.order.findMany({ where: { userId: id } }); pending.push(...found.map((order) => order.id)); }
}`,
    },
    {
      name: 'paging by cursor',
      options: strict,
      code: `${setup}
let cursor: number | undefined;
do { const page = await prisma.order.findMany({ take: 100, ...(cursor && { skip: 1, cursor: { id: cursor } }), orderBy: { id: 'asc' } }); cursor = page.at(-1)?.id; } while (cursor !== undefined);`,
    },
    {
      name: 'paging by offset until a page is empty',
      options: strict,
      code: `${setup}
for (let skip = 0; ; skip += 100) { const page = await prisma.order.findMany({ take: 100, skip }); if (page.length === 0) break; }`,
    },
    {
      name: 'paging by page number',
      options: strict,
      code: `${setup}
const pages = Math.ceil((await prisma.order.count()) / 100);
for (let page = 0; page < pages; page++) { console.log(await prisma.order.findMany({ take: 100, skip: page * 100 })); }`,
    },
    {
      name: 'pages by offset, fanned out',
      options: strict,
      code: `${setup}
declare const pages: number[];
await Promise.all(pages.map((page) => prisma.order.findMany({ take: 100, skip: page * 100 })));`,
    },
    {
      name: 'paging by keyset',
      options: strict,
      code: `${setup}
let last = 0;
while (true) { const rows = await prisma.order.findMany({ where: { id: { gt: last } }, take: 100, orderBy: { id: 'asc' } }); if (rows.length === 0) break; last = rows[rows.length - 1]!.id; }`,
    },
    {
      name: 'paging by offset in raw SQL',
      options: strict,
      code: `${setup}
for (let skip = 0; skip < 10000; skip += 100) { await prisma.$queryRaw\`SELECT * FROM "Order" LIMIT 100 OFFSET \${skip}\`; }`,
    },
    {
      name: 'a retry that returns on success',
      options: strict,
      code: `${setup}
async function f(id: number) { for (let attempt = 0; attempt < 3; attempt++) { try { return await prisma.order.update({ where: { id }, data: { total: attempt } }); } catch (e) { console.log(e); } } throw new Error('no'); }
await f(1);`,
    },
    {
      name: 'a poll that breaks on success',
      options: strict,
      code: `${setup}
declare function sleep(ms: number): Promise<void>;
while (true) { const order = await prisma.order.findFirst({ where: { total: 1 } }); if (order) break; await sleep(10); }`,
    },
    {
      name: 'probing for a free name',
      options: strict,
      code: `${setup}
async function slug(name: string) { for (let i = 1; ; i++) { const email = \`\${name}-\${i}\`; const taken = await prisma.user.findUnique({ where: { email } }); if (!taken) return email; } }
await slug('x');`,
    },
    {
      name: 'probing in the condition of the loop',
      options: strict,
      code: `${setup}
let n = 1; let email = 'a';
while (await prisma.user.findUnique({ where: { email } })) { n++; email = \`a\${n}\`; }`,
    },
    {
      name: 'the first of several fallbacks that is there',
      options: strict,
      code: `${setup}
async function first(names: string[]) { for (const name of names) { const user = await prisma.user.findFirst({ where: { name } }); if (user) return user; } return null; }
await first([]);`,
    },
    {
      name: 'the first that is there, told by its not being null',
      options: strict,
      code: `${setup}
async function first(names: string[]) { for (const name of names) { const user = await prisma.user.findFirst({ where: { name } }); if (user !== null) return user; } return null; }
await first([]);`,
    },
    {
      name: 'the first that has any, told by a count',
      options: strict,
      code: `${setup}
async function first(ids: number[]) { for (const userId of ids) { const count = await prisma.order.count({ where: { userId } }); if (count !== 0) return userId; } return undefined; }
await first([]);`,
    },
    {
      name: 'a literal list',
      options: strict,
      code: `${setup}
for (const name of ['a', 'b']) { await prisma.user.findFirst({ where: { name } }); }`,
    },
    {
      name: 'an as const list',
      options: strict,
      code: `${setup}
const NAMES = ['a', 'b'] as const;
await Promise.all(NAMES.map((name) => prisma.user.count({ where: { name } })));`,
    },
    {
      name: 'a constant list that is never pushed to',
      options: strict,
      code: `${setup}
const NAMES = ['a', 'b'];
await Promise.all(NAMES.map(async (name) => [name, await prisma.user.count({ where: { name } })]));`,
    },
    {
      name: 'the members of an enum',
      options: strict,
      code: `${setup}
enum Kind { A = 'a', B = 'b' }
for (const name of Object.values(Kind)) { await prisma.user.count({ where: { name } }); }`,
    },
    {
      name: 'a count that is written in the code',
      options: strict,
      code: `${setup}
for (let day = 0; day < 7; day++) { await prisma.order.count({ where: { total: day } }); }`,
    },
    {
      name: 'Array.from with a length that is written in the code',
      options: strict,
      code: `${setup}
await Promise.all(Array.from({ length: 7 }, (_, day) => prisma.order.count({ where: { total: day } })));`,
    },
    {
      name: 'each row names the next',
      options: strict,
      code: `${setup}
let parentId: number | null = 5;
while (parentId !== null) { const row: { parentId: number | null } | null = await prisma.category.findUnique({ where: { id: parentId } }); parentId = row?.parentId ?? null; }`,
    },
    {
      name: 'each row is the parent of the next',
      options: strict,
      code: `${setup}
declare const path: string[];
let parentId: number | null = null;
for (const name of path) { const row: { id: number } | null = await prisma.category.findFirst({ where: { name, parentId } }); parentId = row?.id ?? null; }`,
    },
    {
      name: 'a reduce whose result the next query takes',
      options: strict,
      code: `${setup}
declare const path: string[];
await path.reduce(async (before, name) => { const parent = await before; const row = await prisma.category.create({ data: { name, parentId: parent } }); return row.id; }, Promise.resolve<number | null>(null));`,
    },
    {
      name: 'a work queue',
      options: strict,
      code: `${setup}
const queue = [1];
while (queue.length > 0) { const id = queue.shift()!; const kids = await prisma.category.findMany({ where: { parentId: id } }); queue.push(...kids.map((kid) => kid.id)); }`,
    },
    {
      name: 'a stream',
      options: strict,
      code: `${setup}
declare const stream: AsyncIterable<{ id: number }>;
for await (const row of stream) { await prisma.order.update({ where: { id: row.id }, data: { total: 1 } }); await prisma.order.findFirst({ where: { id: row.id } }); }`,
    },
    {
      name: 'a loop that waits for a timer',
      options: strict,
      code: `${setup}
for (const user of users) { await prisma.order.findMany({ where: { userId: user.id } }); await new Promise((resolve) => setTimeout(resolve, 100)); }`,
    },
    {
      name: 'a loop that sleeps in a helper',
      options: strict,
      code: `${setup}
const sleep = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); });
for (const user of users) { await prisma.order.findMany({ where: { userId: user.id } }); await sleep(100); }`,
    },
    {
      name: 'a loop that sleeps by node:timers/promises',
      options: strict,
      code: `${setup}
import { setTimeout } from 'node:timers/promises';
for (const user of users) { await prisma.order.findMany({ where: { userId: user.id } }); await setTimeout(100); }`,
    },
    {
      name: 'a filter composed in the loop and sent once',
      options: strict,
      code: `${setup}
const OR: Prisma.OrderWhereInput[] = [];
for (const user of users) { OR.push({ userId: user.id }); }
await prisma.order.findMany({ where: { OR } });`,
    },
    {
      name: 'writes in the list of one transaction',
      options: strict,
      code: `${setup}
await prisma.$transaction(users.map((user) => prisma.user.update({ where: { id: user.id }, data: { name: 'x' } })));`,
    },
    {
      name: 'writes in a constant list of one transaction',
      options: strict,
      code: `${setup}
const work = users.map((user) => prisma.user.update({ where: { id: user.id }, data: { name: 'x' } }));
await prisma.$transaction(work);`,
    },
    {
      name: 'writes pushed to the list of one transaction',
      options: strict,
      code: `${setup}
const work: Prisma.PrismaPromise<unknown>[] = [];
for (const user of users) { work.push(prisma.user.update({ where: { id: user.id }, data: { name: 'x' } })); }
await prisma.$transaction([...work, prisma.order.deleteMany()]);`,
    },
    {
      name: 'a Map asked before',
      options: strict,
      code: `${setup}
const byId = new Map<number, unknown>();
for (const user of users) { if (!byId.has(user.tenantId)) { byId.set(user.tenantId, await prisma.user.findFirst({ where: { tenantId: user.tenantId } })); } }`,
    },
    {
      name: 'a Map whose value is asked before',
      options: strict,
      code: `${setup}
const byId = new Map<number, unknown>();
for (const user of users) { let row = byId.get(user.tenantId); if (!row) { row = await prisma.user.findFirst({ where: { tenantId: user.tenantId } }); byId.set(user.tenantId, row); } }`,
    },
    {
      name: 'a Set that skips what was seen',
      options: strict,
      code: `${setup}
const seen = new Set<number>();
for (const user of users) { if (seen.has(user.tenantId)) continue; seen.add(user.tenantId); await prisma.user.findFirst({ where: { tenantId: user.tenantId } }); }`,
    },
    {
      name: 'an object filled once per key',
      options: strict,
      code: `${setup}
const byId: Record<number, unknown> = {};
for (const user of users) { byId[user.tenantId] ??= await prisma.user.findFirst({ where: { tenantId: user.tenantId } }); }`,
    },
    {
      name: 'a memo inside a helper',
      options: strict,
      code: `${setup}
class Cache { #rows = new Map<number, unknown>(); async get(id: number) { const hit = this.#rows.get(id); if (hit) return hit; const row = await prisma.user.findFirst({ where: { tenantId: id } }); this.#rows.set(id, row); return row; } }
const cache = new Cache();
for (const user of users) { await cache.get(user.tenantId); }`,
    },
    {
      name: 'a log of operations, replayed by switch',
      options: strict,
      code: `${setup}
declare const log: ({ type: 'add'; id: number; total: number } | { type: 'drop'; id: number })[];
for (const op of log) { switch (op.type) { case 'add': await prisma.order.update({ where: { id: op.id }, data: { total: op.total } }); break; case 'drop': await prisma.order.delete({ where: { id: op.id } }); break; } }`,
    },
    {
      name: 'a log of operations, replayed by if and else',
      options: strict,
      code: `${setup}
declare const log: ({ type: 'add'; id: number; total: number } | { type: 'drop'; id: number })[];
for (const op of log) { if (op.type === 'add') { await prisma.order.update({ where: { id: op.id }, data: { total: op.total } }); } else { await prisma.order.delete({ where: { id: op.id } }); } }`,
    },
    {
      name: 'a job per item that may fail alone',
      options: strict,
      code: `${setup}
for (const user of users) { try { const order = await prisma.order.findFirst({ where: { userId: user.id } }); await prisma.order.update({ where: { id: order!.id }, data: { total: 0 } }); } catch (error) { console.error(error); } }`,
    },
    {
      name: 'findUnique fanned out in one tick',
      options: strict,
      code: `${setup}
await Promise.all(userIds.map((id) => prisma.user.findUniqueOrThrow({ where: { id } })));
await Promise.all(userIds.map(async (id) => { const user = await prisma.user.findUnique({ where: { id } }).orders(); return user; }));`,
    },
    {
      name: 'findUnique fanned out behind a helper',
      options: strict,
      code: `${setup}
async function load(id: number) { return prisma.user.findUnique({ where: { id } }); }
await Promise.all(userIds.map((id) => load(id)));
await Promise.all(userIds.map(load));`,
    },
    {
      name: 'a query that is never awaited',
      options: strict,
      code: `${setup}
for (const user of users) { void prisma.order.findMany({ where: { userId: user.id } }); prisma.order.findMany({ where: { userId: user.id } }); }`,
    },
    {
      name: 'a client per tenant',
      options: strict,
      code: `${setup}
declare const tenants: { id: number; prisma: PrismaClient }[];
for (const tenant of tenants) { await tenant.prisma.user.findMany({ where: { tenantId: tenant.id } }); }`,
    },
    {
      name: 'a callback that is kept for later',
      options: strict,
      code: `${setup}
declare const router: { get(path: string, handler: () => Promise<void>): void };
declare const routes: string[];
for (const route of routes) { router.get(route, async () => { await prisma.user.findFirst({ where: { name: route } }); }); }`,
    },
    {
      name: 'a pass that returns the answer',
      options: strict,
      code: `${setup}
async function f() { for (const user of users) { if (user.tenantId === 4) { return await prisma.order.findMany({ where: { userId: user.id } }); } } return []; }
await f();`,
    },
    {
      name: 'a pass that breaks after the answer',
      options: strict,
      code: `${setup}
for (const user of users) { if (user.tenantId === 4) { console.log(await prisma.order.findMany({ where: { userId: user.id } })); break; } }`,
    },
    {
      name: 'a class of the project with the same methods',
      options: strict,
      code: `${setup}
class Repo { async findMany(args: unknown) { return [args]; } }
const repo = new Repo();
for (const user of users) { await repo.findMany({ where: user.id }); }
await Promise.all(users.map((user) => repo.findMany(user)));`,
    },
    {
      name: 'a map that is not the language’s',
      options: strict,
      code: `${setup}
class Box { map(f: (id: number) => Promise<unknown>) { return f(1); } }
await new Box().map(async (id) => prisma.order.findMany({ where: { userId: id } }));
class Never { map(f: (id: number) => unknown) { return typeof f; } }
new Never().map((id) => prisma.order.findMany({ where: { userId: id } }));`,
    },
    {
      name: 'any',
      options: strict,
      code: `${setup}
declare const db: any;
for (const user of users) { await db.order.findMany({ where: { userId: user.id } }); }`,
    },
    {
      name: 'a helper that also writes, by default',
      code: `${setup}
async function pay(id: number) { const order = await prisma.order.findFirst({ where: { userId: id } }); await prisma.order.update({ where: { id: order!.id }, data: { total: 0 } }); }
for (const user of users) { await pay(user.id); }`,
    },
    {
      name: 'a helper that also calls another service',
      code: `${setup}
async function pay(id: number) { const order = await prisma.order.findFirst({ where: { userId: id } }); await fetch('https://x/' + order!.id); }
for (const user of users) { await pay(user.id); }`,
    },
    {
      name: 'the same answer on each pass, by default',
      code: `${setup}
for (const user of users) { console.log(user, await prisma.coupon.findFirst()); }`,
    },
    {
      name: 'writes in a transaction of the prisma-client-js client',
      options: strict,
      code: `${setup}
import { PrismaClient as Js } from './client-js/index.js';
declare const js: Js;
await js.$transaction(userIds.map((id) => js.order.update({ where: { id }, data: { total: 4 } })));`,
    },
    {
      name: 'writes in a transaction of an extended client',
      options: strict,
      code: `${setup}
const extended = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
await extended.$transaction(userIds.map((id) => extended.order.update({ where: { id }, data: { total: 4 } })));`,
    },

    {
      name: 'a read for the write of a transaction on each pass',
      code: `${setup}
for (const user of users) { await prisma.$transaction(async (tx) => { const order = await tx.order.findFirst({ where: { userId: user.id } }); if (order) await tx.order.update({ where: { id: order.id }, data: { total: 3 } }); }); }`,
    },
    {
      name: 'slices handed to a helper',
      options: strict,
      code: `${setup}
async function load(ids: number[]) { return prisma.order.findMany({ where: { userId: { in: ids } } }); }
for (let i = 0; i < userIds.length; i += 50) { console.log(await load(userIds.slice(i, i + 50))); }`,
    },
    {
      name: 'groups of keys',
      options: strict,
      code: `${setup}
const groups = new Map<number, number[]>();
for (const [tenantId, ids] of groups) { console.log(await prisma.user.findMany({ where: { tenantId, id: { in: ids } } })); }`,
    },
    {
      name: 'a constant list that satisfies a type',
      options: strict,
      code: `${setup}
const NAMES = ['a', 'b'] satisfies string[];
for (const name of NAMES) { await prisma.user.count({ where: { name } }); }`,
    },
    {
      name: 'an event handler',
      options: strict,
      code: `${setup}
import { EventEmitter } from 'node:events';
const bus = new EventEmitter();
for (const user of users) { bus.on('x', async () => { await prisma.order.count({ where: { userId: user.id } }); }); }`,
    },
    {
      name: 'functions that are made and kept',
      options: strict,
      code: `${setup}
const loaders = users.map((user) => () => prisma.order.count({ where: { userId: user.id } }));
console.log(loaders.length);`,
    },
    {
      name: 'a method that is only defined',
      options: strict,
      code: `${setup}
for (const user of users) { const o = { async load() { return prisma.order.count({ where: { userId: user.id } }); } }; console.log(o); }`,
    },
    {
      name: 'a class that is only defined',
      options: strict,
      code: `${setup}
for (const user of users) { class L { async load() { return prisma.order.count({ where: { userId: user.id } }); } } console.log(L); }`,
    },
    {
      name: 'a timer',
      options: strict,
      code: `${setup}
for (const user of users) { setInterval(() => { void prisma.order.count({ where: { userId: user.id } }).then(console.log); }, 1000); }`,
    },
    {
      name: 'some, which stops at the first promise',
      options: strict,
      code: `${setup}
userIds.some(async (id) => (await prisma.user.count({ where: { id } })) > 0);`,
    },
    {
      name: 'a list of each element',
      options: strict,
      code: `${setup}
declare const teams: { memberIds: number[] }[];
for (const team of teams) { console.log(await prisma.user.findMany({ where: { id: { in: team.memberIds } } })); }`,
    },
    {
      name: 'probing with a bound that is written in the code',
      options: strict,
      code: `${setup}
const MAX = 5;
async function f(id: number) { for (let i = 0; i < MAX; i++) { const row = await prisma.user.findFirst({ where: { id, tenantId: i } }); if (row) return row; } return null; }
await f(1);`,
    },
    {
      name: 'a retry that breaks on success',
      options: strict,
      code: `${setup}
async function f() { for (let attempt = 1; ; attempt++) { try { await prisma.order.count({ where: { total: attempt } }); break; } catch { continue; } } }
await f();`,
    },
    {
      name: 'a helper without a query',
      options: strict,
      code: `${setup}
function label(user: { id: number }) { return \`u\${user.id}\`; }
for (const user of users) console.log(label(user));`,
    },
    {
      name: 'an object asked before',
      options: strict,
      code: `${setup}
const cache: Record<number, number> = {};
for (const user of users) { if (cache[user.tenantId] === undefined) { cache[user.tenantId] = await prisma.order.count({ where: { userId: user.tenantId } }); } }`,
    },
    {
      name: 'paging behind a helper',
      options: strict,
      code: `${setup}
async function page({ skip, take }: { skip: number; take: number }) { return prisma.order.findMany({ skip, take }); }
for (let i = 0; i < users.length; i += 100) { console.log(await page({ skip: i, take: 100 })); }`,
    },
    {
      name: 'the members of an object type',
      options: strict,
      code: `${setup}
declare const Kind: { readonly A: 'a'; readonly B: 'b' };
const kinds = Object.values(Kind);
await Promise.all(kinds.map(async (name) => prisma.user.count({ where: { name } })));`,
    },
    {
      name: 'a helper that is asked to page',
      options: strict,
      code: `${setup}
async function orders({ skip, where }: { skip?: number; where?: Prisma.OrderWhereInput }) { return prisma.order.findMany({ skip, where }); }
for (let i = 0; i < users.length; i += 50) { console.log(await orders({ skip: i, where: {} })); }`,
    },
  ],
  invalid: [
    {
      name: 'behind two helpers, which the message names',
      code: named.code,
      errors: [
        {
          messageId: 'queryInLoop',
          line: 7,
          column: 35,
          endColumn: 49,
          data: { collection: '`users`', each: 'Each of `users`', library: 'Prisma', path: ' (loadCard → ordersOf)', query: 'order.findMany' },
        },
      ],
    },
    {
      name: 'a write, where writes are reported',
      options: strict,
      ...annotated<Ids>(`${setup}
for (const user of users) {
  await prisma.user.update({ where: { id: user.id }, data: { name: 'x' } });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'the same answer on each pass',
      options: strict,
      ...annotated<Ids>(`${setup}
for (const user of users) {
  const coupons = await prisma.coupon.findMany();
                        ~~~~~~~~~~~~~~~~~~~~~~~~ hoistableQuery
  console.log(user, coupons);
}`),
    },
    {
      name: 'for over an index',
      ...annotated<Ids>(`${setup}
for (let i = 0; i < users.length; i++) {
  const user = users[i];
  console.log(await prisma.order.count({ where: { userId: user?.id ?? 0 } }));
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`),
    },
    {
      name: 'Promise.all over map',
      ...annotated<Ids>(`${setup}
await Promise.all(userIds.map(async (id) => prisma.order.findFirst({ where: { userId: id } })));
                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a helper handed on by name',
      ...annotated<Ids>(`${setup}
async function loadCard(user: { id: number }) { return prisma.order.findMany({ where: { userId: user.id } }); }
await Promise.all(users.map(loadCard));
                            ~~~~~~~~ queryInLoop`),
    },
    {
      name: 'for…in',
      ...annotated<Ids>(`${setup}
declare const byName: Record<string, number>;
for (const name in byName) { await prisma.user.findFirst({ where: { name } }); }
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'while over an index',
      ...annotated<Ids>(`${setup}
let i = 0;
while (i < users.length) { console.log(await prisma.order.findMany({ where: { userId: users[i]!.id } })); i++; }
                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'do over an index',
      ...annotated<Ids>(`${setup}
let i = 0;
do { const user = users[i]!; console.log(await prisma.order.findFirst({ where: { userId: user.id } })); i += 1; } while (i < users.length);
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'for await over promises',
      ...annotated<Ids>(`${setup}
for await (const user of users.map(async (user) => user)) { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); }
                                                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'for await over a generator that reads the rows',
      ...annotated<Ids>(`${setup}
async function* all() { for (const user of await prisma.user.findMany()) yield user; }
for await (const user of all()) { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); }
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'forEach with an async callback',
      ...annotated<Ids>(`${setup}
users.forEach(async (user) => { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); });
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'flatMap',
      ...annotated<Ids>(`${setup}
await Promise.all(users.flatMap((user) => [prisma.order.findFirst({ where: { userId: user.id } })]));
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'filter with an async callback',
      ...annotated<Ids>(`${setup}
users.filter(async (user) => (await prisma.order.count({ where: { userId: user.id } })) > 0);
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'reduce, one after the other',
      ...annotated<Ids>(`${setup}
await users.reduce(async (sum, user) => (await sum) + (await prisma.order.count({ where: { userId: user.id } })), Promise.resolve(0));
                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'forEach of a Map',
      ...annotated<Ids>(`${setup}
new Map(users.map((user) => [user.id, user])).forEach(async (user) => { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); });
                                                                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'Array.from with a callback',
      ...annotated<Ids>(`${setup}
await Promise.all(Array.from(new Set(userIds), (id) => prisma.order.findFirst({ where: { userId: id } })));
                                                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the entries of an array',
      ...annotated<Ids>(`${setup}
for (const [index, user] of users.entries()) { console.log(index, await prisma.order.findFirst({ where: { userId: user.id } })); }
                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the entries of an object',
      ...annotated<Ids>(`${setup}
declare const byName: Record<string, number>;
for (const [name, userId] of Object.entries(byName)) { console.log(name, await prisma.order.findFirst({ where: { userId } })); }
                                                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'collected by push and awaited later',
      ...annotated<Ids>(`${setup}
const tasks: Promise<unknown>[] = [];
for (const user of users) { tasks.push(prisma.order.findFirst({ where: { userId: user.id } })); }
                                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
await Promise.all(tasks);`),
    },
    {
      name: 'collected by map and awaited later',
      ...annotated<Ids>(`${setup}
const tasks = users.map((user) => prisma.order.findFirst({ where: { userId: user.id } }));
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
await Promise.all(tasks);`),
    },
    {
      name: 'continued with then',
      ...annotated<Ids>(`${setup}
for (const user of users) { prisma.order.findFirst({ where: { userId: user.id } }).then(console.log, console.error); }
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'arguments in constants of the loop',
      ...annotated<Ids>(`${setup}
for (const user of users) { const where = { userId: user.id }; const take = 3; console.log(await prisma.order.findMany({ where, take })); }
                                                                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a destructured element',
      ...annotated<Ids>(`${setup}
for (const { id: userId } of users) { console.log(await prisma.order.findFirst({ where: { userId } })); }
                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'findUnique in a sequential loop',
      ...annotated<Ids>(`${setup}
for (const userId of userIds) { const user = await prisma.user.findUnique({ where: { id: userId }, select: { name: true } }); if (!user) throw new Error('gone'); }
                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a check that leaves on failure',
      ...annotated<Ids>(`${setup}
async function f() { for (const id of userIds) { const user = await prisma.user.findUnique({ where: { id }, select: { name: true } }); if (!user) { return 'gone'; } } return 'ok'; }
                                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
await f();`),
    },
    {
      name: 'a check that leaves at whatever is not as wanted',
      ...annotated<Ids>(`${setup}
async function f() { for (const id of userIds) { const user = await prisma.user.findUnique({ where: { id }, select: { name: true } }); if (user?.name !== 'a') { return 'other'; } } return 'ok'; }
                                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
await f();`),
    },
    {
      name: 'the fluent form of findUnique in a sequential loop',
      ...annotated<Ids>(`${setup}
for (const id of userIds) { console.log(await prisma.user.findUnique({ where: { id } }).orders()); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'raw SQL',
      ...annotated<Ids>(`${setup}
for (const id of userIds) { console.log(await prisma.$queryRaw\`SELECT * FROM "Order" WHERE "userId" = \${id}\`); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'unsafe raw SQL',
      ...annotated<Ids>(`${setup}
for (const id of userIds) { console.log(await prisma.$queryRawUnsafe('SELECT * FROM "Order" WHERE "userId" = $1', id)); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'aggregate and groupBy',
      ...annotated<Ids>(`${setup}
for (const userId of userIds) { console.log(await prisma.order.aggregate({ where: { userId }, _sum: { total: true } }), await prisma.order.groupBy({ by: ['couponId'], where: { userId } })); }
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
                                                                                                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'nested loops',
      ...annotated<Ids>(`${setup}
const full = await prisma.user.findMany({ include: { orders: true } });
for (const user of full) { for (const order of user.orders) { console.log(await prisma.orderItem.count({ where: { orderId: order.id } })); } }
                                                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'an extended client',
      ...annotated<Ids>(`${setup}
const extended = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
for (const user of users) { console.log(await extended.order.findFirst({ where: { userId: user.id } })); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the client of a transaction around the loop',
      ...annotated<Ids>(`${setup}
await prisma.$transaction(async (tx) => { for (const user of users) { console.log(await tx.order.findFirst({ where: { userId: user.id } })); } });
                                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a transaction on each pass',
      ...annotated<Ids>(`${setup}
for (const user of users) { await prisma.$transaction(async (tx) => { console.log(await tx.order.findFirst({ where: { userId: user.id } })); }); }
                                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a class that extends the client, injected',
      ...annotated<Ids>(`${setup}
class PrismaService extends PrismaClient {}
class Orders { constructor(private readonly prisma: PrismaService) {} async all(ids: number[]) { const out = []; for (const id of ids) { out.push(await this.prisma.order.findFirst({ where: { userId: id } })); } return out; } }
                                                                                                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
void new Orders(null!).all([]);`),
    },
    {
      name: 'a picked part of the client',
      ...annotated<Ids>(`${setup}
async function f(db: Pick<PrismaClient, 'order'>) { return Promise.all(userIds.map((userId) => db.order.findFirst({ where: { userId } }))); }
                                                                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
void f(prisma);`),
    },
    {
      name: 'a generic transaction client',
      ...annotated<Ids>(`${setup}
async function f<T extends Prisma.TransactionClient>(db: T) { for (const userId of userIds) { await db.order.findFirst({ where: { userId } }); } }
                                                                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
void f(prisma);`),
    },
    {
      name: 'a delegate by itself',
      ...annotated<Ids>(`${setup}
async function f(orders: Prisma.OrderDelegate) { for (const userId of userIds) { await orders.findMany({ where: { userId } }); } }
                                                                                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
void f(prisma.order);`),
    },
    {
      name: 'a destructured delegate',
      ...annotated<Ids>(`${setup}
const { order } = prisma;
for (const userId of userIds) { await order.findFirst({ where: { userId } }); }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind a method',
      ...annotated<Ids>(`${setup}
class Repo { async ordersOf(userId: number) { return prisma.order.findFirst({ where: { userId } }); } }
const repo = new Repo();
for (const user of users) { await repo.ordersOf(user.id); }
                                  ~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind an interface',
      ...annotated<Ids>(`${setup}
interface Orders { of(userId: number): Promise<unknown> }
class PrismaOrders implements Orders { async of(userId: number) { return prisma.order.findFirst({ where: { userId } }); } }
declare const orders: Orders;
for (const user of users) { await orders.of(user.id); }
                                  ~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind a helper with a destructured parameter',
      ...annotated<Ids>(`${setup}
async function load({ user }: { user: { id: number } }) { const { id } = user; return prisma.order.findFirst({ where: { userId: id } }); }
for (const user of users) { await load({ user }); }
                                  ~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind a method of an object made from the element',
      ...annotated<Ids>(`${setup}
class Card { constructor(private readonly id: number) {} async load() { return prisma.order.findMany({ where: { userId: this.id } }); } }
for (const user of users) { const card = new Card(user.id); await card.load(); }
                                                                  ~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'in a callback that a function of the project runs',
      ...annotated<Ids>(`${setup}
async function retry<T>(work: () => Promise<T>): Promise<T> { try { return await work(); } catch { return work(); } }
for (const user of users) { await retry(() => prisma.order.findFirst({ where: { userId: user.id } })); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind a helper that hands a callback on',
      ...annotated<Ids>(`${setup}
async function retry<T>(work: () => Promise<T>): Promise<T> { try { return await work(); } catch { return work(); } }
async function ordersOf(userId: number) { return retry(() => prisma.order.findFirst({ where: { userId } })); }
for (const user of users) { await ordersOf(user.id); }
                                  ~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'fanned out within a helper',
      ...annotated<Ids>(`${setup}
async function load(ids: number[]) { return Promise.all(ids.map((id) => prisma.order.findFirst({ where: { userId: id } }))); }
                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
await load(userIds);`),
    },
    {
      name: 'a tree walked by recursion in a loop',
      ...annotated<Ids>(`${setup}
async function walk(parentId: number): Promise<void> { const kids = await prisma.category.findMany({ where: { parentId } }); for (const kid of kids) { await walk(kid.id); } }
                                                                                                                                                             ~~~~~~~~~~~~ queryInLoop
await walk(1);`),
    },
    {
      name: 'a tree walked by recursion in a fan-out',
      ...annotated<Ids>(`${setup}
async function walk(parentId: number): Promise<unknown> { const kids = await prisma.category.findMany({ where: { parentId } }); return Promise.all(kids.map((kid) => walk(kid.id))); }
                                                                                                                                                                     ~~~~~~~~~~~~ queryInLoop
await walk(1);`),
    },
    {
      name: 'a tree walked by handing the function on by name',
      ...annotated<Ids>(`${setup}
async function walk(node: { id: number; kids: { id: number; kids: never[] }[] }): Promise<unknown> { await prisma.category.findMany({ where: { parentId: node.id } }); return Promise.all(node.kids.map(walk)); }
                                                                                                                                                                                                        ~~~~ queryInLoop
await walk({ id: 1, kids: [] });`),
    },
    {
      name: 'the second query of a helper, where the first does not depend on the element',
      ...annotated<Ids>(`${setup}
async function load(id: number) { const config = await prisma.coupon.findFirst(); return [config, await prisma.order.findFirst({ where: { userId: id } })]; }
for (const user of users) { await load(user.id); }
                                  ~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a query on some passes',
      ...annotated<Ids>(`${setup}
for (const user of users) { const orders = user.tenantId > 4 ? await prisma.order.findFirst({ where: { userId: user.id } }) : []; console.log(orders); }
                                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a switch with a single query',
      ...annotated<Ids>(`${setup}
for (const user of users) { switch (user.name) { case 'a': console.log(await prisma.order.findFirst({ where: { userId: user.id } })); break; default: console.log('x'); } }
                                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a read alone in a try',
      ...annotated<Ids>(`${setup}
for (const user of users) { try { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); } catch (error) { console.error(error); } }
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a labelled loop over rows',
      ...annotated<Ids>(`${setup}
outer: for (const user of users) { for (const order of await prisma.order.groupBy({ by: ['total'], where: { userId: user.id } })) { if (order.total > 4) continue outer; } }
                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind a constant function',
      ...annotated<Ids>(`${setup}
const ordersOf = (userId: number) => prisma.order.findFirst({ where: { userId } });
for (const user of users) { console.log(await ordersOf(user.id)); }
                                              ~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'in a function that runs where it is written',
      ...annotated<Ids>(`${setup}
await Promise.all(users.map((user) => (async () => prisma.order.findFirst({ where: { userId: user.id } }))()));
                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a map over a filtered list',
      ...annotated<Ids>(`${setup}
await Promise.all(users.filter((user) => user.id > 3).map((user) => prisma.order.findFirst({ where: { userId: user.id } })));
                                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a loop over the query itself',
      ...annotated<Ids>(`${setup}
for (const user of await prisma.user.findMany()) { console.log(await prisma.order.findFirst({ where: { userId: user.id } })); }
                                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'reads in the list of one transaction',
      ...annotated<Ids>(`${setup}
await prisma.$transaction(users.map((user) => prisma.order.findFirst({ where: { userId: user.id } })));
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a helper that also writes, where writes are reported',
      options: strict,
      ...annotated<Ids>(`${setup}
async function pay(id: number) { const order = await prisma.order.findFirst({ where: { userId: id } }); await prisma.order.update({ where: { id: order!.id }, data: { total: 0 } }); }
for (const user of users) { await pay(user.id); }
                                  ~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the same answer on each pass, behind a helper',
      options: strict,
      ...annotated<Ids>(`${setup}
async function config() { return prisma.coupon.findFirst(); }
for (const user of users) { console.log(user, await config()); }
                                                    ~~~~~~~~ hoistableQuery`),
    },
    {
      name: 'a read again after a write on each pass',
      options: strict,
      ...annotated<Ids>(`${setup}
for (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { name: '' } }); console.log(await prisma.user.count()); }
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'findUnique in a Promise.all of its own on each pass',
      ...annotated<Ids>(`${setup}
for (const user of users) { const found = await Promise.all([prisma.user.findUnique({ where: { id: user.id } })]); console.log(found); }
                                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the client of the prisma-client-js generator',
      ...annotated<Ids>(`${setup}
import { PrismaClient as Js } from './client-js/index.js';
declare const js: Js;
for (const userId of userIds) { await js.order.findFirst({ where: { userId } }); }
                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the transaction client of an extended client',
      ...annotated<Ids>(`${setup}
const extended = prisma.$extends({ model: { user: { async hello() { return 1; } } } });
for (const user of users) { await extended.$transaction(async (tx) => { console.log(await tx.order.findFirst({ where: { userId: user.id } })); }); }
                                                                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },

    {
      name: 'fan-out of each slice',
      ...annotated<Ids>(`${setup}
for (let i = 0; i < userIds.length; i += 50) { await Promise.all(userIds.slice(i, i + 50).map((id) => prisma.order.findFirst({ where: { userId: id } }))); }
                                                                                                      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a look before each create',
      ...annotated<Ids>(`${setup}
for (const user of users) { const found = await prisma.profile.findFirst({ where: { userId: user.id } }); if (!found) await prisma.profile.create({ data: { bio: '', userId: user.id } }); }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a list that is pushed to',
      ...annotated<Ids>(`${setup}
const names = ['a'];
names.push(...users.map((user) => user.name));
for (const name of names) { await prisma.user.count({ where: { name } }); }
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a literal that spreads a list',
      ...annotated<Ids>(`${setup}
for (const id of [0, ...userIds]) { await prisma.user.count({ where: { id } }); }
                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the values of a Set',
      ...annotated<Ids>(`${setup}
for (const id of new Set(userIds)) { await prisma.user.count({ where: { id } }); }
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a map behind an optional chain',
      ...annotated<Ids>(`${setup}
declare const maybe: number[] | undefined;
await Promise.all(maybe?.map((id) => prisma.user.count({ where: { id } })) ?? []);
                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a query in one branch of a callback',
      ...annotated<Ids>(`${setup}
await Promise.all(userIds.map((id) => id > 3 ? prisma.user.count({ where: { id } }) : null));
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a function expression',
      ...annotated<Ids>(`${setup}
await Promise.all(userIds.map(async function (id) { return prisma.user.count({ where: { id } }); }));
                                                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a method handed on by name',
      ...annotated<Ids>(`${setup}
class Repo { one = async (id: number) => prisma.user.count({ where: { id } }); }
const repo = new Repo();
await Promise.all(userIds.map(repo.one));
                              ~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a method of an instance',
      ...annotated<Ids>(`${setup}
class Repo { async one(id: number) { return prisma.user.count({ where: { id } }); } }
const repo = new Repo();
await Promise.all(userIds.map((id) => repo.one(id)));
                                      ~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'an object of functions',
      ...annotated<Ids>(`${setup}
const service = { async one(id: number) { return prisma.user.count({ where: { id } }); } };
for (const id of userIds) await service.one(id);
                                ~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a static method',
      ...annotated<Ids>(`${setup}
class Users { static async one(id: number) { return prisma.user.count({ where: { id } }); } }
for (const id of userIds) await Users.one(id);
                                ~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a delegate behind a getter',
      ...annotated<Ids>(`${setup}
class Repo { get users() { return prisma.user; } }
const repo = new Repo();
for (const id of userIds) await repo.users.count({ where: { id } });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a delegate by its key',
      ...annotated<Ids>(`${setup}
for (const id of userIds) await prisma['user']['count']({ where: { id } });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a client with a non-null assertion',
      ...annotated<Ids>(`${setup}
declare const db: PrismaClient | undefined;
for (const id of userIds) await db!.user.count({ where: { id } });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'an optional client',
      ...annotated<Ids>(`${setup}
declare const db: PrismaClient | undefined;
for (const id of userIds) await db?.user.count({ where: { id } });
                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'parentheses',
      ...annotated<Ids>(`${setup}
for (const id of userIds) { (await (prisma.user.count({ where: { id } }))); }
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'an element in a template',
      ...annotated<Ids>(`${setup}
for (const name of users.map((u) => u.name)) { await prisma.user.count({ where: { name: { startsWith: \`\${name}-\` } } }); }
                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'arguments in an object that is spread',
      ...annotated<Ids>(`${setup}
for (const user of users) { const base = { where: { userId: user.id } }; await prisma.order.count({ ...base }); }
                                                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a filter that is built by assignment',
      ...annotated<Ids>(`${setup}
for (const user of users) { const where: Prisma.OrderWhereInput = {}; where.userId = user.id; await prisma.order.count({ where }); }
                                                                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'the executor of a promise',
      ...annotated<Ids>(`${setup}
for (const id of userIds) { await new Promise((resolve) => { void prisma.user.count({ where: { id } }).then(resolve); }); }
                                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a Map that is never filled in the loop',
      ...annotated<Ids>(`${setup}
const byId = new Map(users.map((user) => [user.id, user]));
for (const id of userIds) { if (!byId.has(id)) { console.log(await prisma.user.count({ where: { id } })); } }
                                                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a generator that yields answers',
      ...annotated<Ids>(`${setup}
async function* all() { for (const user of users) { yield await prisma.order.count({ where: { userId: user.id } }); } }
                                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
for await (const n of all()) console.log(n);`),
    },
    {
      name: 'an answer that is destructured into variables',
      ...annotated<Ids>(`${setup}
let total = 0;
for (const user of users) { ({ total } = await prisma.order.findFirstOrThrow({ where: { userId: user.id } })); console.log(total); }
                                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a helper that could page, and is not asked to',
      ...annotated<Ids>(`${setup}
async function orders(params: { skip?: number; take?: number; cursor?: Prisma.OrderWhereUniqueInput; where?: Prisma.OrderWhereInput }) {
  const { skip, take, cursor, where } = params;
  return prisma.order.findMany({ cursor, skip, take, where });
}
for (const user of users) { console.log(await orders({ where: { userId: user.id } })); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'a loop over a query, whose message names the element',
      code: `${setup}\nfor (const order of await prisma.order.findMany()) { console.log(await prisma.orderItem.count({ where: { orderId: order.id } })); }`,
      errors: [{ messageId: 'queryInLoop', data: { collection: 'the loop', each: 'Each `order`', library: 'Prisma', path: '', query: 'orderItem.count' } }],
    },
  ],
});
