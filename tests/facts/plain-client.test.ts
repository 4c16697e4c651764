import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { isPlainClient } from '../../src/facts/plain-client.ts';
import { openFixture } from '../support/fixture.ts';

const head = `import { PrismaLibSql } from '@prisma/adapter-libsql';
import { type Prisma, PrismaClient } from './client/client.js';
const options = { adapter: new PrismaLibSql({ url: 'file:a.db' }) };
declare function enhance<T>(client: T): T;
`;

/** The answer for the object of the first `.user.count()` in `code`. */
function answerFor(code: string): boolean | undefined {
  const { program, source } = openFixture('prisma-7').programOf(head + code);
  function visit(node: ts.Node): ts.Expression | undefined {
    return ts.isPropertyAccessExpression(node) && node.name.text === 'count' && ts.isPropertyAccessExpression(node.expression)
      ? node.expression.expression
      : ts.forEachChild(node, visit);
  }
  const client = visit(source);
  return client && isPlainClient(client, program);
}

const MAKE = 'new PrismaClient(options)';
const take = 'export async function count(db: PrismaClient) { return db.user.count(); }';
const holder = 'class Users { constructor(private readonly db: PrismaClient) {} count() { return this.db.user.count(); } }';

const plain: Record<string, string> = {
  'a constant': `const db = ${MAKE}; db.user.count();`,
  'a constant with a cast': `const db = ${MAKE} satisfies PrismaClient as PrismaClient; db.user.count();`,
  'a constant that the file only declares': 'declare const db: PrismaClient; db.user.count();',
  'one of two clients': `const db = Math.random() > 1 ? ${MAKE} : ${MAKE}; db.user.count();`,
  'a parameter of which all calls are seen': `${take} count(${MAKE});`,
  'a parameter with a default': `export const count = (db = ${MAKE}) => db.user.count(); count(); count(${MAKE});`,
  'a parameter that is handed on by recursion': `export async function count(db: PrismaClient, n: number): Promise<number> { return n > 0 ? count(db, n - 1) : db.user.count(); } count(${MAKE}, 3);`,
  'a parameter whose function a type names too': `${take} count(${MAKE}); export type Count = typeof count;`,
  'a readonly field that the constructor takes': `${holder} export const users: Users = new Users(${MAKE});`,
  'a readonly field that the constructor assigns': `class Users { readonly db: PrismaClient; constructor(db: PrismaClient) { this.db = db; } count() { return this.db.user.count(); } } new Users(${MAKE});`,
  'a static field': `class Users { static readonly db = ${MAKE}; static count() { return this.db.user.count(); } } Users.count();`,
  'what a function returns in an object': `function open() { const db = ${MAKE}; return { db, close: () => db.$disconnect() }; } export const { db } = open(); db.user.count();`,
  'a pattern in a parameter': `interface Services { readonly db: PrismaClient } function count({ db }: Services) { return db.user.count(); } count({ db: ${MAKE} });`,
  'what an async function returns': `const open = async () => ${MAKE}; const db = await open(); db.user.count();`,
  'a client made when it is needed': `let made: PrismaClient | undefined; function open() { return (made ??= ${MAKE}); } const db = open(); db.user.count();`,
  'a client kept on the global object': `const store = globalThis as unknown as { db?: PrismaClient }; const db = store.db ?? ${MAKE}; store.db = db; db.user.count();`,
  'the client of a transaction': `const db = ${MAKE}; db.$transaction(async (tx) => tx.user.count());`,
  'a class that adds to the client': `class Db extends PrismaClient { constructor() { super(options); } async start() { await this.$connect(); } } const db = new Db(); db.user.count();`,
};

const unknown: Record<string, string> = {
  'a variable': `let db = ${MAKE}; db.user.count();`,
  'what a function of a package returns': `const db = enhance(${MAKE}); db.user.count();`,
  'a parameter nobody calls with': take,
  'a parameter that one call fills with what a package returns': `${take} count(${MAKE}); count(enhance(${MAKE}));`,
  'a parameter whose default a package returns': `export const count = (db = enhance(${MAKE})) => db.user.count(); count(); count(${MAKE});`,
  'a parameter of a function that is handed on': `${take} count(${MAKE}); console.log(count);`,
  'a parameter of a function that is bound': `${take} count(${MAKE}); count.bind(null);`,
  'a parameter of a default export': `export default async function count(db: PrismaClient) { return db.user.count(); } count(${MAKE});`,
  'a parameter filled by a spread': `${take} count(...([${MAKE}] as const));`,
  'a parameter that is assigned': `export async function count(db: PrismaClient) { db = enhance(db); return db.user.count(); } count(${MAKE});`,
  'a parameter that a pattern assigns': `export async function count(db: PrismaClient) { [db] = [enhance(db)]; return db.user.count(); } count(${MAKE});`,
  'a parameter that a loop assigns': `export async function count(db: PrismaClient) { for (db of [enhance(db)]) console.log(); return db.user.count(); } count(${MAKE});`,
  'a parameter of a method': `class Users { count(db: PrismaClient) { return db.user.count(); } } new Users().count(${MAKE});`,
  'a parameter of a callback': `declare function withClient(run: (db: PrismaClient) => unknown): void; withClient((db) => db.user.count()); withClient(() => ${MAKE});`,
  'a field that a container fills': holder,
  'a field of a class that a container may make': `${holder} new Users(${MAKE}); export const module = { providers: [Users] };`,
  'a field of a class that is extended': `${holder} new Users(${MAKE}); export class More extends Users {}`,
  'a field that a subclass declares anew': `class Users { readonly db = ${MAKE}; count() { return this.db.user.count(); } } export class More extends Users { override readonly db = enhance(${MAKE}); }`,
  'a field that is not readonly': `class Users { constructor(private db: PrismaClient) {} count() { return this.db.user.count(); } } new Users(${MAKE});`,
  'an object that is changed': `const services = { db: ${MAKE} }; services.db = enhance(services.db); const { db } = services; db.user.count();`,
  'an object that something is spread into': `declare const more: { db?: PrismaClient }; const { db } = { db: ${MAKE}, ...more }; db!.user.count();`,
  'a pattern with a default': `function count({ db = enhance(${MAKE}) }: { db?: PrismaClient }) { return db.user.count(); } count({ db: ${MAKE} });`,
  'the global object, which nothing fills': `const db = (globalThis as unknown as { db?: PrismaClient }).db ?? ${MAKE}; db.user.count();`,
  'a proxy': `const db: PrismaClient = new Proxy(${MAKE}, {}); db.user.count();`,
  'a class that returns something else': `class Db extends PrismaClient { constructor() { super(options); return enhance(this); } } const db = new Db(); db.user.count();`,
  'a class that hands itself on': `class Db extends PrismaClient { constructor() { super(options); enhance(this); } } const db = new Db(); db.user.count();`,
  'a class that replaces a model': `class Db extends PrismaClient { constructor() { super(options); (this.user as { count: unknown }).count = enhance(1); } } const db = new Db(); db.user.count();`,
  'a class made by a function': `const Base = enhance(PrismaClient); class Db extends Base {} const db = new Db(options); db.user.count();`,
  'a class that is decorated': `@(enhance as (value: unknown) => any) class Db extends PrismaClient {} const db = new Db(options); db.user.count();`,
  'the client of a transaction of a client nobody knows': 'export const count = (db: PrismaClient) => db.$transaction(async (tx) => tx.user.count());',
  'a declared constant of another type': 'declare const db: Prisma.TransactionClient; db.user.count();',
};

describe('knows where it is made:', () => {
  it.each(Object.entries(plain))('%s', (_, code) => {
    expect(answerFor(`${code}\nexport {};`)).toBe(true);
  });
});

describe('does not know where it is made:', () => {
  it.each(Object.entries(unknown))('%s', (_, code) => {
    expect(answerFor(`${code}\nexport {};`)).toBe(false);
  });
});

it('does not know the callers in a file that takes functions out of a module', () => {
  const { programOf } = openFixture('prisma-7');
  const { program, source } = programOf(`${head}${take} count(${MAKE});`);
  const [function_] = source.statements.filter(ts.isFunctionDeclaration).filter(({ body }) => body !== undefined);
  const [parameter] = function_?.parameters ?? [];
  expect(parameter && ts.isIdentifier(parameter.name) && isPlainClient(parameter.name, program)).toBe(true);
  programOf("import * as module from './file.js'; const { count } = module; count((await import('./file.js')) as never);", 'other.ts');
  expect(answerFor(`${take} count(${MAKE});`)).toBe(false);
});

describe('with a declaration file that knows clients', () => {
  const { programOf } = openFixture('prisma-6');

  function ask(code: string): boolean {
    const { program, source } = programOf(code);
    const [access] = source.statements.filter(ts.isExpressionStatement);
    return isPlainClient((access?.expression as ts.PropertyAccessExpression).expression, program);
  }

  it('knows neither what that hands out, nor a constant that is only declared', () => {
    const declared = "import { PrismaClient } from './client/client.js'; declare const db: PrismaClient; db.user;";
    expect(ask(declared)).toBe(true);
    programOf("import type { PrismaClient } from './client/client.js'; export declare const db: PrismaClient;", 'extended.d.ts');
    expect(ask(declared)).toBe(false);
    expect(ask("import { db } from './extended.js'; db.user;")).toBe(false);
    expect(ask("import { PrismaClient } from './client/client.js'; const db = new PrismaClient(); db.user;")).toBe(true);
  });
});
