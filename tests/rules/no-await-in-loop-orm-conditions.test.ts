import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-await-in-loop-orm.ts';
import { expectMendsHold } from '../support/mends.ts';
import { head, loop, offerFor, type Parts } from '../support/orm-loops.ts';

function expectOffer(code: string, offer: string, errors: readonly string[] = []): void {
  expect(offerFor(code, 'prisma-7', errors)).toBe(offer);
  expectMendsHold('prisma-7', rule, { code, errors: [{ messageId: 'queryInLoop' }], name: offer });
}

/** The loop with another client, after `before`. */
function loopOf(db: string, before: string, around: (code: string) => string = (code) => code): string {
  return `${head}${before}\n${around(loop().slice(head.length).replaceAll('prisma.', `${db}.`))}\nexport {};`;
}

const enhance = 'declare function enhance<T>(client: T): T;';
const take = (code: string): string => `async function load(db: PrismaClient) {${code}}`;

/** An extension that nobody sees could filter the query of the loop and not the include. */
const clients: Record<string, string> = {
  'a parameter may be extended by a package': loopOf('db', '', (code) => `export ${take(code)}`),
  'a package extends what one of the calls hands on': loopOf('db', enhance, (code) => `${take(code)} load(prisma); load(enhance(prisma));`),
  'the function is handed on': loopOf('db', '', (code) => `${take(code)} load(prisma); console.log(load);`),
  'a readonly field may be extended by a package': loopOf('this.db', '', (code) => `export class Users { constructor(private readonly db: PrismaClient) {} async all() {${code}} }`),
  'a container may make the service': loopOf('this.db', '', (code) => `class Users { constructor(private readonly db: PrismaClient) {} async all() {${code}} } export const made = [new Users(prisma), Users];`),
  'a subclass declares the field anew': loopOf('this.db', enhance, (code) => `class Users { protected readonly db = prisma; async all() {${code}} } export class More extends Users { protected override readonly db = enhance(prisma); }`),
  'a parameter is assigned by a pattern': loopOf('db', enhance, (code) => `${take(` [db] = [enhance(db)];${code}`)} load(prisma);`),
  'a parameter is assigned by a loop': loopOf('db', 'declare const clients: PrismaClient[];', (code) => `${take(` for (db of clients) console.log();${code}`)} load(prisma);`),
  'an object that holds the client is changed': loopOf('db', `${enhance} const services = { db: prisma }; services.db = enhance(prisma); const { db } = services;`),
  'an object that holds the client is assigned to': loopOf('db', `${enhance} const services = { db: prisma }; Object.assign(services, { db: enhance(prisma) }); const { db } = services;`),
  'a model is replaced': loopOf('prisma', "declare const cached: PrismaClient['order']; (prisma as { order: unknown }).order = cached;"),
  'a method of a model is replaced': loopOf('prisma', '(prisma.order.findMany as unknown) = async () => [];'),
  'the client is assigned to': loopOf('prisma', 'Object.assign(prisma, { order: {} });'),
  'the client is defined anew': loopOf('prisma', "Object.defineProperty(prisma, 'order', { value: {} });"),
  'an extension is taken out of the client': loopOf('prisma', 'const { $extends: extend } = prisma; extend({});'),
  'an extension is named by a constant': loopOf('prisma', "const name = '$extends'; prisma[name]({});"),
};

describe('an include is a suggestion where', () => {
  it.each(Object.entries(clients))('%s', (_, code) => {
    expectOffer(code, 'includeRelation');
  });
});

describe('an include is still a fix where the program shows the client', () => {
  it.each(
    Object.entries({
      'a parameter of which it makes all arguments': loopOf('db', '', (code) => `${take(code)} load(prisma);`),
      'a field that it fills': loopOf('this.db', '', (code) => `class Users { constructor(private readonly db: PrismaClient) {} async all() {${code}} } export const made: Users = new Users(prisma);`),
      'a transaction': loopOf('tx', '', (code) => `await prisma.$transaction(async (tx) => {${code}});`),
      'a type that names what could extend it': loopOf('prisma', "export type Tx = Omit<PrismaClient, '$extends'>;"),
    }),
  )('%s', (_, code) => {
    expectOffer(code, 'fix');
  });
});

const typed = 'const rows: (User & { orders: Order[] })[] = [];';
const annotated = 'const users: (User & { orders?: Order[] })[] = await prisma.user.findMany();';
const enrich = 'for (const user of users) {\n  user.orders = await prisma.order.findMany({ where: { userId: user.id } });\n}';

const writes = {
  '&&=': 'LIST[0] &&= LIST[1]!;',
  '||=': 'LIST[0] ||= LIST[1]!;',
  '??=': 'LIST[0] ??= LIST[1]!;',
  'a pattern of a list': '[LIST[0]] = [LIST[1]!];',
  'a pattern of an object': '({ first: LIST[0] } = { first: LIST[1]! });',
  'the head of a loop': 'for (LIST[0] of [LIST[1]!]) console.log();',
  'its length': 'LIST.length = 0;',
  'a step of its length': 'LIST.length--;',
  delete: 'delete LIST[0];',
  'a method behind a cast': '(LIST as unknown[]).push({});',
};

describe('no include is offered where what the loop fills is written later by', () => {
  it.each(Object.entries(writes))('%s', (_, write) => {
    expectOffer(loop({ list: typed, rest: `${write.replaceAll('LIST', 'rows')} console.log(rows);` }), 'queryOnce');
    expectOffer(loop({ parent: annotated, list: '', loop: enrich, rest: `${write.replaceAll('LIST', 'users')} console.log(users);` }), 'queryOnce');
  });

  it.each(['[LIST] = [[]];', '({ LIST } = { LIST: [] });', 'LIST &&= [];'])('%s, which does not compile', (write) => {
    const parts = { rows: { list: typed }, users: { parent: annotated, list: '', loop: enrich } };
    for (const [name, part] of Object.entries(parts)) {
      const code = loop({ ...part, rest: `${write.replaceAll('LIST', name)} console.log(${name});` });
      expect(offerFor(code, 'prisma-7', [`TS2588: Cannot assign to '${name}' because it is a constant.`])).toBe('queryOnce');
    }
  });
});

const child = (args: string): Parts => ({ child: `await prisma.order.findMany({ where: { userId: user.id }, ${args} })` });

describe('rows are only counted in an order where', () => {
  it.each([
    ['the order is an empty list', 'take: 3, orderBy: []', 'includeRelation'],
    ['the order is empty', 'take: 3, orderBy: {}', 'includeRelation'],
    ['the order is a list of nothing', 'skip: 3, orderBy: [{}]', 'includeRelation'],
    ['the order is of nothing of another model', 'take: 3, orderBy: { user: {} }', 'includeRelation'],
    ['there is an order', "take: 3, orderBy: [{ id: 'asc' }]", 'fix'],
    ['the order is of a column of another model', "take: 3, orderBy: { user: { name: 'asc' } }", 'fix'],
    ['what is included is counted without one', 'include: { items: { take: 2 } }', 'includeRelation'],
    ['what is selected is counted without one', 'select: { items: { skip: 2 } }', 'includeRelation'],
    ['what is included is counted in one', "include: { items: { take: 2, orderBy: { id: 'asc' } } }", 'fix'],
  ])('%s', (_, args, offer) => {
    expectOffer(loop(child(args)), offer);
  });
});

const fanOut = 'await Promise.all(users.map(async (user) => ({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) })))';

/** Each left something behind, or changed what something else is about. */
const left: Record<string, readonly [code: string, offer: string]> = {
  'an imported type would be used no more': [
    `import type { Row } from './rows.js';\n${loop({ parent: 'const users: any[] = await prisma.user.findMany();', list: '', body: '(user as Row).orders = await prisma.order.findMany({ where: { userId: user.id } });', rest: 'console.log(users);' })}`,
    '',
  ],
  'a type would be used no more': [
    `type Row = User & { orders: Order[] };\n${loop({ list: '', body: '(user as Row).orders = await prisma.order.findMany({ where: { userId: user.id } });', rest: 'console.log(users);' })}`,
    'queryOnce',
  ],
  'the type that the query is given would be lost': [
    `import type { Prisma } from './client/client.js';\n${loop({ child: 'await prisma.order.findMany<Prisma.OrderFindManyArgs>({ where: { userId: user.id } })' })}`,
    '',
  ],
  'the rows would stand alone': [loop({ list: '', loop: `${fanOut};`, rest: '' }), 'queryOnce'],
  'the rows would stand alone in parentheses': [loop({ list: '', loop: `void (${fanOut});`, rest: '' }), 'queryOnce'],
  'nothing uses the list': [loop({ rest: '' }), 'queryOnce'],
  'nothing uses the rows': [loop({ parent: annotated, list: '', loop: enrich, rest: '' }), 'queryOnce'],
  'a function that may run before reads the list': [
    `${head}const rows: object[] = [];\nconst users = await prisma.user.findMany();\nfor (const user of users) {\n  rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) });\n}\nconsole.log(rows);\nfunction size() { return rows.length; }\nexport const total = size();`,
    'queryOnce',
  ],
  'another file sees the list': [loop({ list: 'const rows: object[] = [];', rest: 'export { rows };' }), 'queryOnce'],
  'a directive is about the list': [loop({ list: '// @ts-ignore a reason\nconst rows = [];' }), 'queryOnce'],
  'a directive is about the rows': [loop({ parent: '// @ts-ignore a reason\nconst users = await prisma.user.findMany();' }), 'queryOnce'],
  'the line after the list would go on where the rows end': [
    `${head}const users = await prisma.user.findMany()\nconst rows = []\n;[1]\nfor (const user of users) { rows.push({ ...user, orders: await prisma.order.findMany({ where: { userId: user.id } }) }) }\nconsole.log(rows)`,
    'queryOnce',
  ],
  'a decorator runs between': [loop({ between: 'function log(...args: unknown[]) { console.log(args); }\n@log class Between {}' }), 'includeRelation'],
  'a counter is stepped between': [loop({ parent: 'let n = 0;\nconst users = await prisma.user.findMany();', between: 'n++;', rest: 'console.log(rows, n);' }), 'includeRelation'],
  'a member is deleted between': [loop({ parent: 'const box: { n?: number } = {};\nconst users = await prisma.user.findMany();', between: 'delete box.n;' }), 'includeRelation'],
  'a list is gone through between': [loop({ parent: 'declare const ids: Iterable<number>;\nconst users = await prisma.user.findMany();', between: 'const all = [...ids];', rest: 'console.log(rows, all);' }), 'includeRelation'],
};

describe('no include is a fix where', () => {
  it.each(Object.entries(left))('%s', (_, [code, offer]) => {
    const missing = code.includes("'./rows.js'") ? ["TS2307: Cannot find module './rows.js' or its corresponding type declarations."] : [];
    expectOffer(code, offer, missing);
  });
});
