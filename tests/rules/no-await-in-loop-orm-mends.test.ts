import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { expectMendsHold } from '../support/mends.ts';
import { head, lint, loop, type Parts } from '../support/orm-loops.ts';
import { testRule } from '../support/rule-tester.ts';

const query = [{ messageId: 'queryInLoop' }] as const;

testRule('prisma-7', 'no-await-in-loop-orm, its fixes', rule, {
  valid: [],
  invalid: [
    {
      name: 'a list filled in a loop',
      code: `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });
}
console.log(rows);`,
      output: `${head}
const rows = await prisma.user.findMany({ include: { orders: true } });
console.log(rows);`,
      errors: query,
    },
    {
      name: 'a list filled from a constant of the body, with the arguments kept',
      code: `${head}
export async function load(): Promise<object[]> {
  const users = await prisma.user.findMany({ where: { tenantId: 4 } });
  const rows: object[] = [];
  for (const user of users) {
    const orders = await prisma.order.findMany({ where: { userId: user.id }, orderBy: { id: 'desc' }, take: 3 });
    rows.push({ ...user, orders });
  }
  return rows;
}`,
      output: `${head}
export async function load(): Promise<object[]> {
  const rows: object[] = await prisma.user.findMany({ where: { tenantId: 4 }, include: { orders: { orderBy: { id: 'desc' }, take: 3 } } });
  return rows;
}`,
      errors: query,
    },
    {
      name: 'a list filled from the query itself',
      code: `${head}
const rows = [];
for (const user of await prisma.user.findMany({})) {
  rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });
}
console.log(rows);`,
      output: `${head}
const rows = await prisma.user.findMany({ include: { orders: true } });
console.log(rows);`,
      errors: query,
    },
    {
      name: 'rows that are given a property, as their annotation admits',
      code: `${head}
const users: (User & { orders?: Order[] })[] = await prisma.user.findMany();
for (const user of users) {
  user.orders = await prisma.order.findMany({ where: { userId: user.id } });
}
console.log(users);`,
      output: `${head}
const users: (User & { orders?: Order[] })[] = await prisma.user.findMany({ include: { orders: true } });
console.log(users);`,
      errors: query,
    },
    {
      name: 'Promise.all over map, in a constant',
      code: `${head}
const users = await prisma.user.findMany({ include: { profile: true } });
const rows = await Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })));
console.log(rows);`,
      output: `${head}
const rows = await prisma.user.findMany({ include: { profile: true, orders: true } });
console.log(rows);`,
      errors: query,
    },
    {
      name: 'Promise.all over map, returned',
      code: `${head}
export async function load() {
  const users = await prisma.user.findMany();
  return Promise.all(users.map(async (user) => {
    const orders = await prisma.order.findMany({ where: { userId: user.id }, select: { total: true } });
    return { ...user, orders };
  }));
}`,
      output: `${head}
export async function load() {
  const users = await prisma.user.findMany({ include: { orders: { select: { total: true } } } });
  return users;
}`,
      errors: query,
    },
    {
      name: 'nested loops, from the inside out',
      code: `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  rows.push({
    ...user,
    orders: await Promise.all(
      (await prisma.order.findMany({ where: { userId: user.id } })).map(async (order) => ({
        ...order,
        items: await prisma.orderItem.findMany({ where: { orderId: order.id } }),
      })),
    ),
  });
}
console.log(rows);`,
      output: [
        `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  rows.push({
    ...user,
    orders: await prisma.order.findMany({ where: { userId: user.id }, include: { items: true } }),
  });
}
console.log(rows);`,
        `${head}
const rows = await prisma.user.findMany({ include: { orders: { include: { items: true } } } });
console.log(rows);`,
      ],
      errors: [
        { messageId: 'queryInLoop' },
        { messageId: 'queryInLoop' },
      ],
    },
    {
      name: 'loops in loops, from the inside out',
      code: `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  const orders = await prisma.order.findMany({ where: { userId: user.id } });
  const full = [];
  for (const order of orders) {
    full.push({ ...order, items: await prisma.orderItem.findMany({ where: { orderId: order.id } }) });
  }
  rows.push({ ...user, orders: full });
}
console.log(rows);`,
      output: [
        `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  const full = await prisma.order.findMany({ where: { userId: user.id }, include: { items: true } });
  rows.push({ ...user, orders: full });
}
console.log(rows);`,
        `${head}
const rows = await prisma.user.findMany({ include: { orders: { include: { items: true } } } });
console.log(rows);`,
      ],
      errors: [
        { messageId: 'queryInLoop' },
        { messageId: 'queryInLoop' },
      ],
    },
    {
      name: 'a composite key that holds a text, which the database may compare in another way than Prisma does: only likely',
      code: `${head}
const warehouses = await prisma.warehouse.findMany();
const rows = [];
for (const warehouse of warehouses) {
  rows.push({ ...warehouse, stock: await prisma.stock.findMany({ where: { warehouseCode: warehouse.code, tenantId: warehouse.tenantId } }) });
}
console.log(rows);`,
      output: null,
      errors: [
        {
          messageId: 'queryInLoop',
          suggestions: [
            {
              messageId: 'includeRelation',
              output: `${head}
const rows = await prisma.warehouse.findMany({ include: { stock: true } });
console.log(rows);`,
            },
          ],
        },
      ],
    },
    {
      name: 'one of two relations to the same model',
      code: `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  rows.push({ ...user, reviewed: await prisma.post.findMany({ where: { reviewerId: user.id } }) });
}
console.log(rows);`,
      output: `${head}
const rows = await prisma.user.findMany({ include: { reviewed: true } });
console.log(rows);`,
      errors: query,
    },
    {
      name: 'a row that belongs to one',
      code: `${head}
const users = await prisma.user.findMany();
const rows = [];
for (const user of users) {
  rows.push({ ...user, profile: await prisma.profile.findUnique({ where: { userId: user.id } }) });
}
console.log(rows);`,
      output: `${head}
const rows = await prisma.user.findMany({ include: { profile: true } });
console.log(rows);`,
      errors: query,
    },
    {
      name: 'an injected client that the program makes, and a unique column that is not the id',
      code: `${head}
export class Accounts {
  constructor(private readonly db: PrismaClient) {}
  async all() {
    const accounts = await this.db.account.findMany();
    return Promise.all(accounts.map(async (account) => ({ ...account, payments: await this.db.payment.findMany({ where: { accountNumber: account.number } }) })));
  }
}
export const accounts = new Accounts(prisma);`,
      output: `${head}
export class Accounts {
  constructor(private readonly db: PrismaClient) {}
  async all() {
    const accounts = await this.db.account.findMany({ include: { payments: true } });
    return accounts;
  }
}
export const accounts = new Accounts(prisma);`,
      errors: query,
    },
  ],
});

/** Conditions under which the edit fits, but may change what the code does: a person should look. */
const likely: Record<string, Parts> = {
  'something is awaited between': { between: 'await prisma.tag.count();' },
  'another function runs between': { between: 'console.log();' },
  'a client of the program is extended': { rest: 'console.log(rows); export const other = prisma.$extends({});' },
  'rows are taken without an order': { child: 'await prisma.order.findMany({ where: { userId: user.id }, take: 3 })' },
  'rows are skipped without an order': { child: 'await prisma.order.findMany({ where: { userId: user.id }, skip: 3 })' },
  'rows are told apart': { child: "await prisma.order.findMany({ where: { userId: user.id }, distinct: ['total'] })" },
  'an argument is no literal': {
    parent: 'declare const limit: number;\nconst users = await prisma.user.findMany();',
    child: "await prisma.order.findMany({ where: { userId: user.id }, take: limit, orderBy: { id: 'asc' } })",
  },
  'the row belongs to the parent': {
    parent: 'const users = await prisma.order.findMany();',
    body: 'rows.push({ ...user, user: await prisma.user.findUnique({ where: { id: user.userId } }) });',
  },
  'the fan-out is not sure to run': {
    list: '',
    loop: 'const rows = Math.random() > 1 ? await Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) }))) : [];',
  },
  'something runs before the fan-out in its statement': {
    list: '',
    loop: 'const rows = [Math.random(), await Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })))];',
  },
};

/** Conditions under which an include would not be the same. */
const never: Record<string, Parts> = {
  'the parent query has an annotation': { parent: 'const users: User[] = await prisma.user.findMany();' },
  'the parent query is given a type': { parent: 'const users = await prisma.user.findMany<{ take: number }>({ take: 3 });' },
  'the clients are two': { parent: 'declare const other: PrismaClient;\nconst users = await other.user.findMany();' },
  'the clients are the same member of two objects': {
    parent: 'declare const a: { db: PrismaClient };\ndeclare const b: { db: PrismaClient };\nconst users = await a.db.user.findMany();',
    child: 'await b.db.order.findMany({ where: { userId: user.id } })',
  },
  'the client is extended': { parent: 'const db = prisma.$extends({});\nconst users = await db.user.findMany();', child: 'await db.order.findMany({ where: { userId: user.id } })' },
  'the parent query is in a variable': { parent: 'let users = await prisma.user.findMany();\nusers = [];' },
  'the parent query is in a block of its own': { parent: 'const users = await prisma.user.findMany();\n{', rest: 'console.log(rows); }' },
  'the rows are used before the loop': { between: 'console.log(users);' },
  'the rows are used after the loop': { rest: 'console.log(rows, users);' },
  'the rows are exported': { parent: 'export const users = await prisma.user.findMany();' },
  'the rows are used in a type': { rest: 'console.log(rows); export type Users = typeof users;' },
  'the list does not start empty': { list: 'const rows: object[] = [{}];' },
  'the list is written after the loop': { list: 'const rows: object[] = [];', rest: 'rows.push({}); console.log(rows);' },
  'the list is read before the loop': { list: 'const rows: object[] = [];', between: 'console.log(rows.length);' },
  'the list is exported': { list: 'export const rows: object[] = [];' },
  'the loop does something else': { body: 'console.log(user);\n  rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'the loop passes some rows over': { body: 'if (user.tenantId > 3) rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'the property has another name': { body: 'rows.push({ ...user, bought: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'the property comes first': { body: 'rows.push({ orders: await prisma.order.findMany({ where: { userId: user.id } }), ...user });' },
  'there is another property': { body: 'rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }), seen: true });' },
  'there are two spreads': { body: 'rows.push({ ...user, ...{ a: 1 }, orders: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'something else is spread': { body: 'rows.push({ ...users[0], orders: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'there is another filter': { child: 'await prisma.order.findMany({ where: { userId: user.id, total: 3 } })' },
  'the key is compared with another column': { child: 'await prisma.order.findMany({ where: { userId: user.tenantId } })' },
  'the key is compared with a column of the same type': {
    parent: 'const users = await prisma.account.findMany();',
    body: 'rows.push({ ...user, payments: await prisma.payment.findMany({ where: { accountNumber: user.id } }) });',
  },
  'the key is not whole': {
    parent: 'const users = await prisma.warehouse.findMany();',
    body: 'rows.push({ ...user, stock: await prisma.stock.findMany({ where: { warehouseCode: user.code } }) });',
  },
  'the key is that of another relation': { body: 'rows.push({ ...user, posts: await prisma.post.findMany({ where: { reviewerId: user.id } }) });' },
  'the model is another one': { body: 'rows.push({ ...user, orders: await prisma.profile.findMany({ where: { userId: user.id } }) });' },
  'an argument uses the row': { child: 'await prisma.order.findMany({ where: { userId: user.id }, take: user.tenantId })' },
  'an argument uses what comes between': { between: 'const take = 3;', child: 'await prisma.order.findMany({ where: { userId: user.id }, take })' },
  'the arguments are in a variable': { between: "const more = { orderBy: { id: 'asc' } } as const;", child: 'await prisma.order.findMany({ where: { userId: user.id }, ...more })' },
  'the parent query selects its columns': { parent: 'const users = await prisma.user.findMany({ select: { id: true } });' },
  'the parent query includes the relation': { parent: 'const users = await prisma.user.findMany({ include: { orders: true } });' },
  'the parent query includes what a variable says': { parent: 'const include = { profile: true };\nconst users = await prisma.user.findMany({ include });' },
  'the parent query has its arguments in a variable': { parent: 'const args = {};\nconst users = await prisma.user.findMany(args);' },
  'the parent rows come from elsewhere': { parent: 'declare const users: User[];' },
  'the parent rows are cast': { parent: 'const users = (await prisma.user.findMany()) as User[];' },
  'one of many is asked for': { body: 'rows.push({ ...user, orders: await prisma.order.findFirst({ where: { userId: user.id } }) });' },
  'the answer is cast': { child: '(await prisma.order.findMany({ where: { userId: user.id } })) as Order[]' },
  'the answer is changed': { child: '(await prisma.order.findMany({ where: { userId: user.id } })).reverse()' },
  'a comment would be dropped': { body: '// one by one\n  rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });' },
  'the callback takes the index': {
    list: '',
    loop: 'const rows = await Promise.all(users.map(async (user, index) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id }, orderBy: { id: index > 2 ? "asc" : "desc" } }) })));',
  },
  'the promises are kept': {
    list: '',
    loop: 'const rows = Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })));',
  },
  'the client carries no schema': {
    parent: "import { PrismaClient as Js } from './client-js/index.js';\ndeclare const js: Js;\nconst users = await js.user.findMany();",
    child: 'await js.order.findMany({ where: { userId: user.id } })',
  },
};

it('mends the form that the conditions below are broken in', () => {
  expect(lint(loop()).map(({ fix }) => fix !== undefined)).toEqual([true]);
});

describe('an include is only likely right where', () => {
  it.each(Object.entries(likely))('%s', (_, parts) => {
    const code = loop(parts);
    const [report] = lint(code);
    expect(report?.fix).toBeUndefined();
    expect(report?.suggestions?.map(({ messageId }) => messageId)).toEqual(['includeRelation']);
    expectMendsHold('prisma-7', rule, { code, errors: query, name: 'likely' });
  });
});

describe('no include is offered where', () => {
  it.each(Object.entries(never))('%s', (_, parts) => {
    const code = loop(parts);
    const reports = lint(code);
    expect(reports.length).toBe(1);
    expect(reports[0]?.fix).toBeUndefined();
    expect(reports[0]?.suggestions?.map(({ messageId }) => messageId) ?? []).not.toContain('includeRelation');
    expectMendsHold('prisma-7', rule, { code, errors: query, name: 'never' });
  });
});

const Q = 'prisma.order.findMany({ where: { userId: user.id } })';
const fanOut = `await Promise.all(users.map(async (user) => ({ ...user, orders: await ${Q} })))`;
const users = 'const users = await prisma.user.findMany();';

/** Each changed what the program does, or did not compile, when it was mended. */
const unfixed = {
  'the loop is all of an if': `${users} const rows: object[] = []; if (users.length > 3) for (const user of users) rows.push({ ...user, orders: await ${Q} }); else console.error('none'); console.log(rows);`,
  'the loop is all of another loop': `${users} const rows: object[] = []; for (const day of [1, 2]) for (const user of users) rows.push({ ...user, orders: await ${Q} }); console.log(rows);`,
  'another client is put in its place': `declare let db: PrismaClient; declare const replica: PrismaClient; const users = await db.user.findMany(); db = replica; const rows = []; for (const user of users) { rows.push({ ...user, orders: await db.order.findMany({ where: { userId: user.id } }) }); } console.log(rows);`,
  'a getter hands out the client': `class Reports { get db(): PrismaClient { return prisma; } async all() { const users = await this.db.user.findMany(); const rows = []; for (const user of users) { rows.push({ ...user, orders: await this.db.order.findMany({ where: { userId: user.id } }) }); } return rows; } } console.log(Reports);`,
  'a call hands out the client': `declare function enhance(client: PrismaClient): PrismaClient; const db = enhance(prisma); const users = await db.user.findMany(); const rows = []; for (const user of users) { rows.push({ ...user, orders: await db.order.findMany({ where: { userId: user.id } }) }); } console.log(rows);`,
  'the client is a proxy': `const db: PrismaClient = new Proxy(prisma, {}); const users = await db.user.findMany(); const rows = []; for (const user of users) { rows.push({ ...user, orders: await db.order.findMany({ where: { userId: user.id } }) }); } console.log(rows);`,
  'an extension is named by a string': `const db = prisma['$extends']({}); const rows = []; ${users} for (const user of users) { rows.push({ ...user, orders: await ${Q} }); } console.log(rows, db);`,
  'something is waited for between, by for await': `declare const ticks: AsyncIterable<number>; ${users} let n = 0; const rows = []; for await (const tick of ticks) { n = tick; } for (const user of users) { rows.push({ ...user, orders: await ${Q} }); } console.log(rows, n);`,
  'something is waited for before, in the same statement': `declare const imported: Promise<number>; export async function load() { ${users} return { n: await imported, rows: ${fanOut} }; }`,
  'a try returns the promise, and would catch what is awaited': `export async function load() { try { ${users} return ${fanOut.replace('await ', '')}; } catch { return []; } }`,
  'the next line would go on where the query ends': `${users}\nconst rows = ${fanOut}\n;[1, 2].forEach((n) => console.log(n, rows))`,
  'the variable of the loop outlives it': `${users} for (var user of users) { console.log(await ${Q}); } console.log(user!.id);`,
  'the callback says what its row is': `${users} const rows = await Promise.all(users.map(async (user: any) => ({ ...user, orders: await ${Q} }))); console.log(rows[0].fullName);`,
  'a directive is about the loop': `${users} const rows: object[] = [];\n// @ts-ignore a reason\nfor (const user of users) { rows.push({ ...user, orders: await ${Q} }); }\nconsole.log(rows);`,
  'one row is sorted, which an include of one does not take': `${users} const rows = []; for (const user of users) { rows.push({ ...user, profile: await prisma.profile.findFirst({ where: { userId: user.id }, orderBy: { id: 'desc' } }) }); } console.log(rows);`,
};

describe('no include is a fix where', () => {
  it.each(Object.entries(unfixed))('%s', (_, statements) => {
    const code = `${head}${statements}\nexport {};`;
    const reports = lint(code);
    expect(reports.length).toBe(1);
    expect(reports[0]?.fix).toBeUndefined();
    expectMendsHold('prisma-7', rule, { code, errors: query, name: 'unfixed' });
  });
});

it('keeps the export of the result', () => {
  const code = `${head}${users}\nexport const rows = ${fanOut};`;
  const [fix] = lint(code).map((report) => report.fix);
  expect(fix === undefined ? code : code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])).toContain(
    'export const rows = users;',
  );
});
