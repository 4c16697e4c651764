import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type Ids = 'hoistableQuery' | 'includeRelation' | 'queryInLoop' | 'queryOnce';

const strict = [{ hoistable: true, operations: ['read', 'write'] }] as const;

/** The shapes that are reported whichever generator made the client. */
const reported: Record<string, string> = {
  'a loop': `
const counts: number[] = [];
for (const user of users) {
  counts.push(await prisma.order.count({ where: { userId: user.id } }));
                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`,
  'Promise.all over map': `
export const counts = await Promise.all(users.map((user) => prisma.order.count({ where: { userId: user.id } })));
                                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`,
  'behind a function': `
async function countOf(userId: number) { return prisma.order.count({ where: { userId } }); }
for (const user of users) { console.log(await countOf(user.id)); }
                                              ~~~~~~~~~~~~~~~~ queryInLoop`,
  'an extended client': `
const extended = prisma.$extends({});
for (const user of users) { console.log(await extended.order.count({ where: { userId: user.id } })); }
                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`,
  'the client of a transaction': `
await prisma.$transaction(async (tx) => {
  for (const user of users) { console.log(await tx.order.count({ where: { userId: user.id } })); }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
});`,
  'a part of the client': `
export async function log(db: Pick<PrismaClient, 'order'>) {
  for (const user of users) { console.log(await db.order.count({ where: { userId: user.id } })); }
                                                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`,
  'a write': `
for (const user of users) { await prisma.user.update({ where: { id: user.id }, data: { name: '' } }); }
                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop`,
  'the same on each pass': `
for (const user of users) { console.log(user, await prisma.coupon.count()); }
                                                    ~~~~~~~~~~~~~~~~~~~~~ hoistableQuery`,
};

const silent: Record<string, string> = {
  chunks: 'declare const chunks: number[][]; for (const chunk of chunks) { await prisma.order.findMany({ where: { userId: { in: chunk } } }); }',
  'findUnique fanned out': 'await Promise.all(users.map((user) => prisma.user.findUnique({ where: { id: user.id } })));',
  'a class of the project': 'const prisma2 = { order: { count: async (id: number) => id } }; for (const user of users) { await prisma2.order.count(user.id); }',
};

const fill = (orders: string): string => `const rows = [];
for (const user of users) {
  rows.push({ ...user, orders: ${orders} });
}
console.log(rows);`;

const GENERATORS = { 'prisma-client': './client/client.js', 'prisma-client-js': './client-js/index.js' };

for (const [generator, from] of Object.entries(GENERATORS)) {
  const make = `import { PrismaClient } from '${from}';
const prisma = new PrismaClient();
`;
  const setup = `${make}const users = await prisma.user.findMany();
`;
  const hasSchema = generator === 'prisma-client';
  const orders = 'await prisma.order.findMany({ where: { userId: user.id } })';

  testRule('prisma-6', `no-await-in-loop-orm, ${generator}`, rule, {
    valid: Object.entries(silent).map(([name, code]) => ({ name, code: setup + code, options: strict })),
    invalid: [
      ...Object.entries(reported).map(([name, code]) => ({ name, options: strict, ...annotated<Ids>(setup + code) })),
      hasSchema
        ? {
            name: 'a list filled in a loop, which an include replaces',
            code: setup + fill(orders),
            output: `${make}const rows = await prisma.user.findMany({ include: { orders: true } });
console.log(rows);`,
            errors: [{ messageId: 'queryInLoop' }],
          }
        : {
            name: 'a client that carries no schema, which tells no relation',
            code: setup + fill(orders),
            output: null,
            errors: [
              {
                messageId: 'queryInLoop',
                suggestions: [
                  {
                    messageId: 'queryOnce',
                    output: `${setup}const rows = [];
const allOrderRows = await prisma.order.findMany({ where: { userId: { in: users.map((user) => user.id) } } });
const orderByUserId = new Map<(typeof allOrderRows)[number]['userId'], typeof allOrderRows>();
for (const row of allOrderRows) {
  orderByUserId.set(row.userId, [...(orderByUserId.get(row.userId) ?? []), row]);
}
${fill('orderByUserId.get(user.id) ?? []').replace('const rows = [];\n', '')}`,
                  },
                ],
              },
            ],
          },
    ],
  });
}
