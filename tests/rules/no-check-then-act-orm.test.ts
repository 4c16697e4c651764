import rule from '../../src/rules/no-check-then-act-orm.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const imports = `import { Prisma, PrismaClient } from './client/client.js';
declare const prisma: PrismaClient;
declare function use(value: unknown): void;
`;

const around = (code: string) => `${imports}export async function add(email: string, name: string, tenantId: number, id: number) {\n${code}\n}`;
const silent = (name: string, code: string) => ({ code: around(code), name });

type MendIds = 'guardInFilter' | 'upsertRow';

function reported(name: string, marked: string, mended?: string, mend: MendIds = 'upsertRow', data?: Record<string, string>) {
  const { code, errors } = annotated<'absenceActedOn' | 'staleCheck'>(around(marked));
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
}

const find = '  const user = await prisma.user.findUnique({ where: { email } });\n';
const create = 'await prisma.user.create({ data: { email, name, tenantId } });';
const get = '  const payment = await prisma.payment.findUniqueOrThrow({ where: { id } });\n';

testRule('prisma-7', 'no-check-then-act-orm', rule, {
  valid: [
    silent('an upsert', '  await prisma.user.upsert({ create: { email, name, tenantId }, update: {}, where: { email } });'),
    silent('a find whose answer decides nothing', `${find}  use(user);\n  ${create}`),
    silent('a conflict that is handled', `${find}  if (user) return;\n  try {\n    ${create}\n  } catch (error) {\n    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return;\n    throw error;\n  }`),
    silent('a conflict that a handler of the promise sees', `${find}  if (user) return;\n  await prisma.user.create({ data: { email, name, tenantId } }).catch(use);`),
    silent('a serializable transaction', `  await prisma.$transaction(async (tx) => {\n    const user = await tx.user.findUnique({ where: { email } });\n    if (user) return;\n    await tx.user.create({ data: { email, name, tenantId } });\n  }, { isolationLevel: Prisma.TransactionIsolationLevel.Serializable });`),
    silent('a row that is locked', `  await prisma.$transaction(async (tx) => {\n    await tx.$queryRaw\`SELECT 1 FROM "User" FOR UPDATE\`;\n    const user = await tx.user.findUnique({ where: { email } });\n    if (user) return;\n    await tx.user.create({ data: { email, name, tenantId } });\n  });`),
    silent('an advisory lock', `  await prisma.$executeRaw\`SELECT pg_advisory_xact_lock(1)\`;\n${find}  if (!user) { ${create} }`),
    silent('another model', `  const profile = await prisma.profile.findFirst({ where: { userId: id } });\n  if (profile) return;\n  ${create}`),
    silent('another key', `  const user = await prisma.user.findUnique({ where: { id } });\n  if (user) return;\n  ${create}`),
    silent('another value of the same column', `  const user = await prisma.user.findUnique({ where: { email: name } });\n  if (user) return;\n  ${create}`),
    silent('a literal that both have', "  const user = await prisma.user.findFirst({ where: { tenantId: 1 } });\n  if (user) return;\n  await prisma.user.create({ data: { email, name, tenantId: 1 } });"),
    silent('what must not be excluded', "  const user = await prisma.user.findFirst({ where: { NOT: { email } } });\n  if (user) return;\n  await prisma.user.create({ data: { email, name, tenantId } });"),
    silent('a row that has to be there', `${find}  if (!user) throw new Error('none');\n  ${create}`),
    silent('a count that has to be more', `  const count = await prisma.user.count({ where: { tenantId } });\n  if (count === 0) return;\n  ${create}`),
    silent('a number that is something else', `  const { length } = await prisma.user.findMany({ where: { email } });\n  if (length < 10) { use(length); }\n  ${create}`),
    silent('a filter that is not written out', `  const where: Prisma.UserWhereInput = { email };\n  const user = await prisma.user.findFirst({ where });\n  if (user) return;\n  ${create}`),
    silent('in another function', `  const isTaken = async () => (await prisma.user.findUnique({ where: { email } })) !== null;\n  if (await isTaken()) return;\n  ${create}`),
    silent('a change of what is there', `${find}  if (!user) throw new Error('none');\n  await prisma.user.update({ data: { name }, where: { email } });`),
    silent('a field that is compared with its new value', `${find}  if (user && user.name !== name) {\n    await prisma.user.update({ data: { name }, where: { email } });\n  }`),
    silent('a field that is compared with the literal it gets', `${get}  if (payment.amount === 0) return;\n  await prisma.payment.update({ data: { amount: 0 }, where: { id } });`),
    silent('a field that the change leaves alone', `${get}  if (payment.accountNumber !== 1) return;\n  await prisma.payment.update({ data: { amount: 0 }, where: { id } });`),
    silent('a change whose filter asks again', `${get}  if (payment.amount > 10) return;\n  await prisma.payment.update({ data: { amount: 11 }, where: { amount: payment.amount, id } });`),
    silent('updateMany with its own condition', `${get}  if (payment.amount > 10) return;\n  await prisma.payment.updateMany({ data: { amount: 11 }, where: { amount: { lte: 10 }, id } });`),
    silent('a client of type any', '  const db: any = prisma;\n  const user = await db.user.findUnique({ where: { email } });\n  if (!user) await db.user.create({ data: { email } });'),
    silent('a class of the project', '  class Users { async findUnique(_: unknown) { return null; } async create(_: unknown) {} }\n  const users = { user: new Users() };\n  const user = await users.user.findUnique({ where: { email } });\n  if (!user) await users.user.create({ data: { email } });'),
    silent('rows that are added in bulk', `${find}  if (user) return;\n  await prisma.user.createMany({ data: [{ email, name, tenantId }], });`),
    { code: `#!/usr/bin/env node\n${around(`${find}  if (!user) { ${create} }`)}`, name: 'a command line' },
  ],
  invalid: [
    reported('none, then add', `${find}  if (!user) {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  }`, '  await prisma.user.upsert({ create: { email, name, tenantId }, update: {}, where: { email } });', 'upsertRow', { act: 'user.create', field: '', found: 'user.findUnique', line: '5', name: 'user' }),
    reported('none, then add, without a block', `${find}  if (user === null) await prisma.user.create({ data: { email, name, tenantId } });
                           ~~~~~~~~~~~~~~~~~~ absenceActedOn`, '  await prisma.user.upsert({ create: { email, name, tenantId }, update: {}, where: { email } });'),
    reported('refused where there is one', `${find}  if (user) throw new Error('taken');
  await prisma.user.create({ data: { email, name, tenantId } });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('returned where there is one', `${find}  if (user) {
    return user;
  }
  return prisma.user.create({ data: { email, name, tenantId } });
         ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('with something between', `${find}  use(email);
  if (!user) {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  }`),
    reported('findFirst, which is no key', `  const user = await prisma.user.findFirst({ where: { email, tenantId } });
  if (!user) {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  }`),
    reported('a count', `  const taken = await prisma.user.count({ where: { email } });
  if (taken > 0) return;
  await prisma.user.create({ data: { email, name, tenantId } });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('a count of none', `  const taken = await prisma.user.count({ where: { email } });
  if (taken === 0) {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  }`),
    reported('a count that is truthy', `  const taken = await prisma.user.count({ where: { email } });
  if (taken) return;
  await prisma.user.create({ data: { email, name, tenantId } });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('a list', `  const users = await prisma.user.findMany({ where: { email } });
  if (users.length === 0) {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  }`),
    reported('alternatives', `  const user = await prisma.user.findFirst({ where: { OR: [{ email }, { name }] } });
  if (user) return;
  await prisma.user.create({ data: { email, name, tenantId } });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('a compound key', `  const tenant = await prisma.warehouse.findUnique({ where: { tenantId_code: { code: name, tenantId } } });
  if (tenant) return;
  await prisma.warehouse.create({ data: { city: '', code: name, tenantId } });
        ~~~~~~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('values of an object that is spread', `  const input = { email, name, tenantId };
  const user = await prisma.user.findUnique({ where: { email: input.email } });
  if (user) return;
  await prisma.user.create({ data: { ...input } });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('an object that is the row', `  const input = { email, name, tenantId };
  const user = await prisma.user.findUnique({ where: { email: input.email } });
  if (user) return;
  await prisma.user.create({ data: input });
        ~~~~~~~~~~~~~~~~~~ absenceActedOn`),
    reported('in a transaction of the usual isolation', `  await prisma.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email } });
    if (user) return;
    await tx.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~ absenceActedOn
  });`),
    reported('a handler that does not look at the error', `${find}  if (user) return;
  try {
    await prisma.user.create({ data: { email, name, tenantId } });
          ~~~~~~~~~~~~~~~~~~ absenceActedOn
  } catch (error) {
    use(error);
  }`),
    reported('a state that is checked', `${get}  if (payment.amount !== 0) throw new Error('paid');
  await prisma.payment.update({ data: { amount: 10 }, where: { id } });
        ~~~~~~~~~~~~~~~~~~~~~ staleCheck`, `${get}  if (payment.amount !== 0) throw new Error('paid');
  const { count } = await prisma.payment.updateMany({ data: { amount: 10 }, where: { id, amount: 0 } });
  if (count === 0) { throw new Error('amount has changed meanwhile'); }`, 'guardInFilter', { act: 'payment.update', field: 'amount', found: 'payment.findUniqueOrThrow', line: '5', name: 'payment' }),
    reported('a state that has to be so', `${get}  if (payment.amount === 0) {
    await prisma.payment.update({ data: { amount: 10 }, where: { id } });
          ~~~~~~~~~~~~~~~~~~~~~ staleCheck
  }`, `${get}  if (payment.amount === 0) {
    const { count } = await prisma.payment.updateMany({ data: { amount: 10 }, where: { id, amount: 0 } });
    if (count === 0) { throw new Error('amount has changed meanwhile'); }
  }`, 'guardInFilter'),
    reported('a balance', `  const account = await prisma.account.findUniqueOrThrow({ where: { id } });
  if (account.balance < 10n) throw new Error('too little');
  await prisma.account.update({ data: { balance: { decrement: 10 } }, where: { id } });
        ~~~~~~~~~~~~~~~~~~~~~ staleCheck`),
    reported('a result that is used', `${get}  if (payment.amount !== 0) throw new Error('paid');
  return prisma.payment.update({ data: { amount: 10 }, where: { id } });
         ~~~~~~~~~~~~~~~~~~~~~ staleCheck`),
  ],
});
