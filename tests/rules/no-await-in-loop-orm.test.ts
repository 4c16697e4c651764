import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type Ids = 'hoistableQuery' | 'queryInLoop';

const client = `import { PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
declare const userIds: number[];`;

const setup = `${client}
const users = await prisma.user.findMany();`;

const strict = [{ hoistable: true, operations: ['read', 'write'] }] as const;

testRule('prisma-7', 'no-await-in-loop-orm', rule, {
  valid: [
    { name: 'a query before the loop', code: `${client}\nfor (const user of await prisma.user.findMany()) { console.log(user); }` },
    {
      name: 'findUnique fanned out in one tick, which Prisma batches',
      code: `${client}\nawait Promise.all(userIds.map((id) => prisma.user.findUnique({ where: { id } })));`,
    },
    { name: 'a write, by default', code: `${setup}\nfor (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { name: '' } }); }` },
  ],
  invalid: [
    {
      name: 'for…of, awaited and kept elsewhere',
      ...annotated<Ids>(`${setup}
const totals = new Map<number, number>();
for (const user of users) {
  const orders = await prisma.order.findMany({ where: { userId: user.id } });
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
  totals.set(user.id, orders.length);
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
      ...annotated<Ids>(`${client}
await Promise.all(userIds.map(async (id) => prisma.order.findFirst({ where: { userId: id } })));
                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`),
    },
    {
      name: 'behind two helpers',
      code: `${setup}
async function ordersOf(userId: number) { return prisma.order.findMany({ where: { userId } }); }
async function loadCard(user: { id: number }) { return { user, orders: await ordersOf(user.id) }; }
for (const user of users) { await loadCard(user); }`,
      errors: [{
        messageId: 'queryInLoop', line: 7, column: 35,
        data: { collection: '`users`', each: 'Each of `users`', library: 'Prisma', path: ' (loadCard → ordersOf)', query: 'order.findMany' },
      }],
    },
    {
      name: 'a helper handed on by name',
      ...annotated<Ids>(`${setup}
async function loadCard(user: { id: number }) { return prisma.order.findMany({ where: { userId: user.id } }); }
await Promise.all(users.map(loadCard));
                            ~~~~~~~~ queryInLoop`),
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
      name: 'a query that asks the same on each pass',
      options: strict,
      ...annotated<Ids>(`${setup}
for (const user of users) {
  const coupons = await prisma.coupon.findMany();
                        ~~~~~~~~~~~~~~~~~~~~~~~~ hoistableQuery
  console.log(user, coupons);
}`),
    },
  ],
});
