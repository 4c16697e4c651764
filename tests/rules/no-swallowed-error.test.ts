import rule from '../../src/rules/no-swallowed-error.ts';
import type { MessageIds } from '../../src/rules/no-swallowed-error/words.ts';
import { annotated } from '../support/annotated.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const PREAMBLE = `import express, { type Response as Answer } from 'express';
import { readFile, stat, unlink } from 'node:fs/promises';
import type { Redis } from 'ioredis';
import type { PrismaClient, User } from '../prisma-7/client/client.ts';
declare const prisma: PrismaClient;
declare const redis: Redis;
declare const res: Answer;
declare const id: number;
declare const users: readonly User[];
declare const promise: Promise<string>;
declare function isKnown(error: unknown): boolean;
export { express, id, isKnown, prisma, promise, readFile, redis, res, stat, unlink, users };
`;

function code(text: string): string {
  return `${PREAMBLE}${text}`;
}

/** A function around a \`try\` that finds a user, with \`handler\` as its catch clause. */
function finding(handler: string, name = 'load'): string {
  return code(`
export async function ${name}(): Promise<unknown> {
  try {
    return await prisma.user.findUnique({ where: { id } });
  } ${handler}
}`);
}

type Suggested = readonly (readonly [MessageIds, string])[];

/** A case, and what its code becomes by each suggestion. */
function reported(name: string, text: string, suggested: Suggested) {
  const { code: source, errors } = annotated<MessageIds>(code(text));
  return {
    name,
    code: source,
    errors: errors.map((error) => ({
      ...error,
      suggestions: suggested.map(([messageId, output]) => ({ messageId, output: code(output) })),
    })),
    output: null,
  };
}

/** A case whose mends are like those that another one shows. */
function marked(name: string, text: string, options?: { failureValues?: boolean; scope?: 'everywhere' | 'io' }) {
  return { code: code(text), name, ...(options && { options: [options] as const }) };
}

testRule('errors', 'no-swallowed-error', rule, {
  valid: [
    // What is done with the error.
    { name: 'thrown on', code: finding('catch (error) { throw error; }') },
    { name: 'thrown on as a cause', code: finding("catch (error) { throw new Error('no user', { cause: error }); }") },
    { name: 'another Error thrown', code: finding("catch { throw new Error('no user'); }") },
    { name: 'logged', code: finding('catch (error) { console.error(error); return null; }') },
    { name: 'its message logged', code: finding('catch (error) { console.warn(`no user: ${String(error)}`); return null; }') },
    { name: 'handed to a function', code: finding('catch (error) { isKnown(error); return null; }') },
    { name: 'returned', code: finding('catch (error) { return { error }; }') },
    { name: 'part of it returned', code: finding('catch ({ message }) { return { message }; }'.replace('{ message })', 'error)').replace('{ message };', '{ message: (error as Error).message };')) },
    { name: 'kept', code: code('let problem: unknown;\ntry { await redis.get("a"); } catch (error) { problem = error; }\nexport { problem };') },
    { name: 'handed to a callback as an Error', code: code(`
export function load(done: (error: Error | null) => void): void {
  void (async () => { try { await redis.get('a'); } catch { done(new Error('no answer')); } })();
}`) },
    { name: 'a rejection in its place', code: finding("catch { return Promise.reject(new Error('no user')); }") },
    { name: 'the process ends', code: finding('catch { process.exit(1); }') },
    { name: 'a function that throws', code: `${finding('catch { return fail(); }')}\nfunction fail(): User { throw new Error('no user'); }` },
    { name: 'a result of an Error', code: code(`
import { err, ok, type Result } from 'neverthrow';
export async function load(): Promise<Result<User | null, Error>> {
  try { return ok(await prisma.user.findUnique({ where: { id } })); } catch { return err(new Error('no user')); }
}`) },
    { name: 'a failure that is kept as a state', code: code("const checks = { database: 'ok' };\ntry { await prisma.user.count(); } catch { checks.database = 'error'; }") },
    { name: 'a failure that is kept as a flag', code: code('let failed = false;\ntry { await prisma.user.count(); } catch { failed = true; }\nexport { failed };') },
    { name: 'success that is taken back', code: code('let healthy = true;\ntry { await prisma.user.count(); } catch { healthy = false; }\nexport { healthy };') },
    { name: 'failures that are counted', code: code('let failures = 0;\ntry { await prisma.user.count(); } catch { failures += 1; }\nexport { failures };') },
    { name: 'failures that are listed', code: code('const failed: number[] = [];\nfor (const user of users) { try { await redis.del(String(user.id)); } catch { failed.push(user.id); } }\nexport { failed };') },
    { name: 'a failure that is written down', code: finding("catch { await prisma.user.update({ data: { name: 'lost' }, where: { id } }); }") },
    { name: 'a failure that a function of the program writes down', code: `${finding('catch { await note(); return null; }')}\nasync function note(): Promise<void> { await redis.incr('failures'); }` },
    { name: 'the work done another way', code: finding("catch { return redis.get('user'); }") },
    { name: 'a pause before the next attempt', code: code(`
declare function pause(): Promise<void>;
export async function load(): Promise<User | null> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try { return await prisma.user.findUnique({ where: { id } }); } catch { await pause(); }
  }
  throw new Error('gave up');
}`) },
    // Tests of the error.
    { name: 'one code, and the rest thrown on', code: finding("catch (error) { if ((error as { code?: string }).code === 'P2025') return null; throw error; }") },
    { name: 'all but one code thrown on', code: finding("catch (error) { if ((error as { code?: string }).code !== 'P2025') { throw error; } return null; }") },
    { name: 'all that is not of a kind thrown on', code: finding('catch (error) { if (!isKnown(error)) throw error; return null; }') },
    { name: 'one kind, and an else', code: finding('catch (error) { if (isKnown(error)) { return null; } else { console.error(error); } return undefined; }') },
    { name: 'an instanceof Error before the log line', code: finding('catch (error) { if (error instanceof Error) { console.error(error.message); } return null; }') },
    { name: 'a choice by the code', code: finding("catch (error) { switch ((error as { code?: string }).code) { case 'P2025': return null; default: return undefined; } }") },
    // What it answers.
    { name: 'status 401', code: finding("catch { return res.status(401).json({ error: 'sign in' }); }") },
    { name: 'status 403 of a web response', code: finding('catch { return new Response(null, { status: 403 }); }') },
    { name: 'a refusal by its text', code: finding("catch { return { code: 'UNAUTHORIZED' }; }") },
    { name: 'status 500: another rule', code: finding("catch { res.status(500).json({ error: 'sorry' }); }") },
    { name: 'status 503 of a web response', code: finding('catch { return Response.json({}, { status: 503 }); }') },
    // Who asks.
    { name: 'a verifier that refuses', code: finding('catch { return false; }', 'verifyUser') },
    { name: 'a verifier that finds nothing', code: finding('catch { return null; }', 'authenticate') },
    { name: 'a verifier that answers no', code: finding('catch { return { valid: false }; }', 'validateUser') },
    { name: 'a chained verifier', code: `${finding('catch (error) { throw error; }', 'verifyToken')}\nexport const user = await verifyToken().catch(() => null);` },
    { name: 'a question whose no refuses', code: finding('catch { return false; }', 'canPay') },
    { name: 'a gate whose yes refuses', code: finding('catch { return true; }', 'isBlocked') },
    { name: 'a health check', code: finding('catch { return null; }', 'checkHealth') },
    { name: 'a ping', code: finding("catch { return 'down'; }", 'ping') },
    { name: 'work that ends', code: code("export async function shutdown(): Promise<void> { try { await redis.publish('a', 'gone'); } catch {} }") },
    { name: 'a lock that is given back', code: code("export async function releaseLock(): Promise<void> { await redis.del('lock').catch(() => undefined); }") },
    { name: 'tidying up after a failure that is thrown on', code: code("try { await redis.set('a', '1'); } catch (error) { await redis.set('a', '0').catch(() => undefined); throw error; }") },
    { name: 'inside of finally', code: code("try { await redis.get('a'); } finally { try { await redis.del('lock'); } catch {} }") },
    // What may fail.
    { name: 'a connection that is closed', code: code('try { await redis.quit(); } catch {}') },
    { name: 'a connection that is closed, chained', code: code('await redis.quit().catch(() => undefined);') },
    { name: 'a reader that is cancelled', code: code('declare const reader: ReadableStreamDefaultReader;\nawait reader.cancel().catch(() => undefined);') },
    { name: 'a file that is asked for', code: code("export async function size(): Promise<number> { try { return (await stat('a')).size; } catch { return 0; } }") },
    { name: 'a file that is removed', code: code("await unlink('a').catch(() => undefined);") },
    { name: 'the version in the package.json', code: code("export async function version(): Promise<string> { try { return JSON.parse(await readFile('package.json', 'utf8')).version; } catch { return 'dev'; } }") },
    { name: 'the body of an answer', code: code('declare const response: Response;\nexport const body = await response.json().catch(() => null);') },
    { name: 'the body of a request', code: code("export async function read(request: Request): Promise<unknown> { try { return await request.json(); } catch { return Response.json({}, { status: 400 }); } }") },
    { name: 'text that is parsed', code: code('export function parse(text: string): unknown { try { return JSON.parse(text); } catch { return null; } }') },
    { name: 'an address that is parsed', code: code('export function hostOf(text: string): string { try { return new URL(text).host; } catch { return ""; } }') },
    { name: 'work that nobody waits for', code: code("export function start(): void { try { void redis.get('a'); } catch {} }") },
    { name: 'a promise that is returned unawaited', code: code("export function start(): unknown { try { return redis.get('a'); } catch { return null; } }") },
    { name: 'a callback that runs later', code: code("try { setTimeout(async () => { await redis.get('a'); }, 1); } catch {}") },
    { name: 'a callee that catches by itself', code: `${finding('catch (error) { console.error(error); return null; }')}\nvoid load().catch(() => undefined);` },
    { name: 'a callee that catches by itself, awaited in a try', code: `${finding('catch (error) { console.error(error); return null; }')}\ntry { await load(); } catch {}` },
    { name: 'a try inside that catches and logs', code: code("try { try { await redis.get('a'); } catch (error) { console.error(error); } } catch {}") },
    { name: 'a promise that is awaited elsewhere', code: code("const pending = redis.get('a');\npending.catch(() => undefined);\nexport const answer = await pending;") },
    { name: 'a promise that is raced elsewhere', code: code("const pending = redis.get('a');\npending.finally(() => undefined).catch(() => {});\nexport const answer = await Promise.race([pending, promise]);") },
    { name: 'a promise that a field holds', code: code("class Cache { private readonly ready = redis.get('a'); start(): void { this.ready.catch(() => undefined); } }\nexport { Cache };") },
    { name: 'a catch without a handler', code: code("export const answer = await redis.get('a').catch();") },
    { name: 'a catch that is no promise', code: code("import { z } from 'zod';\nexport const Page = z.number().catch(() => 1);") },
    { name: 'a handler that nobody can look into', code: code("declare const handler: (reason: unknown) => null;\nexport const answer = await redis.get('a').catch(handler);") },
    { name: 'a handler by name that logs', code: code("function note(reason: unknown): void { console.error(reason); }\nvoid redis.get('a').catch(note);") },
    { name: 'a cache that is passed by', code: code(`
export async function load(): Promise<unknown> {
  try {
    const cached = await redis.get('user');
    if (cached !== null) return cached;
  } catch {}
  return prisma.user.findUnique({ where: { id } });
}`) },
    { name: 'a throw after the try', code: code("export async function load(): Promise<unknown> {\n  try { return await redis.get('a'); } catch {}\n  throw new Error('no answer');\n}") },
    { name: 'several ways, and a throw after all of them', code: code("export async function load(): Promise<unknown> {\n  for (const key of ['a', 'b']) {\n    try { return await redis.get(key); } catch {}\n  }\n  throw new Error('no answer');\n}") },
    // Reasons.
    { name: 'a value that says that something failed', code: finding('catch { return { success: false }; }') },
    { name: 'logged, and the answer says that it failed', code: finding('catch (error) { console.error(error); return { success: false }; }') },
    { name: 'logged, and a gate stays closed', code: finding('catch (error) { console.error(error); return true; }', 'isRevoked') },
    { name: 'a log line that cuts what it prints', code: code("declare const text: string;\ntry { await redis.incr('a'); } catch (error) { console.error(text.slice(0, 200), error); }") },
    { name: 'logged, and a gate that a variable names stays closed', code: code("export const isLimited = await redis.get('a').then(() => false).catch((error: unknown) => { console.error(error); return true; });") },
    { name: 'a question that a variable names', code: code("export const isMember = await redis.get('a').then((value) => value !== null).catch(() => false);") },
    { name: 'a webhook that is answered', code: code(`
express().post('/webhooks/pay', async (_req, answer) => {
  try { await redis.publish('a', 'paid'); } catch (error) { console.error(error); }
  answer.sendStatus(200);
});
express().post('/webhooks/refund', async (_req, answer) => {
  try { await redis.publish('a', 'refunded'); answer.sendStatus(200); } catch (error) { console.error(error); answer.sendStatus(200); }
});`) },
    { name: 'a log line of the program with the error', code: `${finding('catch (error) { note(error); return null; }')}\nfunction note(error: unknown): void { console.error(error); }` },
    { name: 'settled, and the reasons are read', code: code("const all = await Promise.allSettled([redis.get('a')]);\nfor (const each of all) { if (each.status === 'rejected') { console.error(each.reason); } }") },
    { name: 'settled, and the outcomes are handed on', code: code("declare function inspect(outcomes: unknown): void;\nconst all = await Promise.allSettled([redis.get('a')]);\ninspect(all);\nexport const found = all.filter((each) => each.status === 'fulfilled');") },
    { name: 'settled, and returned', code: code("export async function all(): Promise<unknown> { return Promise.allSettled([redis.get('a')]); }") },
    { name: 'settled, each with a handler of its own', code: code("await Promise.allSettled(users.map((user) => redis.del(String(user.id)).catch((error: unknown) => { console.error(error); })));") },
    { name: 'settled, and a reason in a comment', code: code("// The cache is warmed: what is missing is loaded on demand.\nawait Promise.allSettled([redis.get('a')]);") },
    { name: 'settled work that reaches nothing', code: code('await Promise.allSettled([promise]);') },
    { name: 'settled connections that are closed', code: code('await Promise.allSettled([redis.quit()]);') },
    { name: 'a reason inside', code: finding('catch {\n    // the page is shown without a name\n    return null;\n  }') },
    { name: 'a reason on the same line', code: finding('catch { return null; } // shown as a guest') },
    { name: 'a reason above the try', code: code("// Best effort: statistics may lag.\ntry { await redis.incr('a'); } catch {}") },
    { name: 'a reason before the handler', code: code("void redis.incr('a')\n  // statistics may lag\n  .catch(() => undefined);") },
    { name: 'a reason above the statement', code: code("// statistics may lag\nvoid redis.incr('a').catch(() => undefined);") },
    { name: 'a reason in a block comment', code: code("try { await redis.incr('a'); } catch { /* statistics may lag */ }") },
    // Where it is.
    { name: 'a test', filename: 'src/a.test.ts', code: finding('catch { return null; }') },
    // Look-alikes.
    { name: 'a client of the project with the same methods', code: code("const cache = { get: async (_key: string): Promise<string> => '' };\ntry { await cache.get('a'); } catch {}") },
    { name: 'a client of type any', code: code("declare const client: any;\ntry { await client.get('a'); } catch {}") },
    { name: 'a function that only computes', code: code('function add(a: number): number { return a + 1; }\ntry { add(1); } catch {}') },
    { name: 'a queue of commands', code: code("try { redis.pipeline().get('a'); } catch {}") },
    { name: 'text of the project that is parsed, everywhere', options: [{ scope: 'everywhere' }], code: code('export function parse(text: string): unknown { try { return JSON.parse(text); } catch { return null; } }') },
    { name: 'a callee that catches by itself, everywhere', options: [{ scope: 'everywhere' }], code: `${finding('catch (error) { console.error(error); return null; }')}\nvoid load().catch(() => undefined);` },
  ],
  invalid: [
    reported(
      'a query becomes null',
      `
export async function load(): Promise<User | null> {
  try {
    return await prisma.user.findUnique({ where: { id } });
  } catch {
    ~~~~~ failureBecomesValue
    return null;
  }
}`,
      [
        ['logError', `
export async function load(): Promise<User | null> {
  try {
    return await prisma.user.findUnique({ where: { id } });
  } catch (error) {
    console.error('prisma.user.findUnique failed:', error);
    return null;
  }
}`],
        ['rethrowWithCause', `
export async function load(): Promise<User | null> {
  try {
    return await prisma.user.findUnique({ where: { id } });
  } catch (error) {
    throw new Error('prisma.user.findUnique failed', { cause: error });
  }
}`],
      ],
    ),
    reported(
      'a write that nobody misses',
      `
export async function forget(): Promise<void> {
  try {
    await prisma.user.delete({ where: { id } });
  } catch {}
    ~~~~~ failureVanishes
}`,
      [
        ['logError', `
export async function forget(): Promise<void> {
  try {
    await prisma.user.delete({ where: { id } });
  } catch (error) {
    console.error('prisma.user.delete failed:', error);
  }
}`],
        ['rethrowWithCause', `
export async function forget(): Promise<void> {
  try {
    await prisma.user.delete({ where: { id } });
  } catch (error) {
    throw new Error('prisma.user.delete failed', { cause: error });
  }
}`],
      ],
    ),
    reported(
      'a read that a caller chained a null to',
      `
async function userOf(email: string): Promise<User> {
  return prisma.user.findUniqueOrThrow({ where: { email } });
}
export const user = await userOf('a').catch(() => null);
                                      ~~~~~ failureBecomesValue`,
      [
        ['logError', `
async function userOf(email: string): Promise<User> {
  return prisma.user.findUniqueOrThrow({ where: { email } });
}
export const user = await userOf('a').catch((error: unknown) => {
  console.error('userOf failed:', error);
  return null;
});`],
        ['rethrowWithCause', `
async function userOf(email: string): Promise<User> {
  return prisma.user.findUniqueOrThrow({ where: { email } });
}
export const user = await userOf('a').catch((error: unknown) => {
  throw new Error('userOf failed', { cause: error });
});`],
      ],
    ),
    reported(
      'an object that takes the place of an answer, and a name for the error that nobody uses',
      `
export const rates = await fetch('https://rates.example').then((answer) => answer.json()).catch((_reason) => ({ rates: [] }));
                                                                                          ~~~~~ failureBecomesValue`,
      [
        ['logError', `
export const rates = await fetch('https://rates.example').then((answer) => answer.json()).catch((_reason) => {
  console.error('fetch failed:', _reason);
  return { rates: [] };
});`],
        ['rethrowWithCause', `
export const rates = await fetch('https://rates.example').then((answer) => answer.json()).catch((_reason) => {
  throw new Error('fetch failed', { cause: _reason });
});`],
      ],
    ),
    reported(
      'work that is started and forgotten can only be logged',
      `
void redis.publish('orders', 'paid').catch(() => undefined);
                                     ~~~~~ failureVanishes`,
      [['logError', `
void redis.publish('orders', 'paid').catch((error: unknown) => {
  console.error('redis.publish failed:', error);
  return undefined;
});`]],
    ),
    reported(
      'the second argument of then',
      `
export const answer = await redis.get('a').then((value) => value, () => null);
                                           ~~~~ failureBecomesValue`,
      [
        ['logError', `
export const answer = await redis.get('a').then((value) => value, (error: unknown) => {
  console.error('redis.get failed:', error);
  return null;
});`],
        ['rethrowWithCause', `
export const answer = await redis.get('a').then((value) => value, (error: unknown) => {
  throw new Error('redis.get failed', { cause: error });
});`],
      ],
    ),
    reported(
      'one kind of error, and every other falls through',
      `
export async function load(): Promise<User | null> {
  try {
    return await prisma.user.findUniqueOrThrow({ where: { id } });
  } catch (error) {
    ~~~~~~~~~~~~~ otherFailuresVanish
    if (isKnown(error)) {
      return null;
    }
    return null;
  }
}`,
      [['rethrowOthers', `
export async function load(): Promise<User | null> {
  try {
    return await prisma.user.findUniqueOrThrow({ where: { id } });
  } catch (error) {
    if (isKnown(error)) {
      return null;
    }
    throw error;
  }
}`]],
    ),
    reported(
      'one code that is logged, and nothing for the rest',
      `
try {
  await redis.set('a', 'b');
} catch (error) {
  ~~~~~~~~~~~~~ otherFailuresVanish
  if (error instanceof Error && error.message.includes('READONLY')) {
    console.error(error);
  }
}`,
      [['rethrowOthers', `
try {
  await redis.set('a', 'b');
} catch (error) {
  if (error instanceof Error && error.message.includes('READONLY')) {
    console.error(error);
  }
  throw error;
}`]],
    ),
    reported(
      'a line of the console without the error',
      `
try {
  await redis.incr('a');
} catch {
  ~~~~~ reasonNotLogged
  console.warn('statistics are behind');
}`,
      [['addError', `
try {
  await redis.incr('a');
} catch (error) {
  console.warn('statistics are behind', error);
}`]],
    ),
    reported(
      'a line of pino without the error',
      `
import { pino } from 'pino';
const log = pino();
try {
  await redis.incr('a');
} catch (error) {
  ~~~~~~~~~~~~~ reasonNotLogged
  log.warn('statistics are behind');
}`,
      [['addError', `
import { pino } from 'pino';
const log = pino();
try {
  await redis.incr('a');
} catch (error) {
  log.warn({ err: error }, 'statistics are behind');
}`]],
    ),
    reported(
      'a line of pino with other fields',
      `
import { pino } from 'pino';
const log = pino();
try {
  await redis.incr('a');
} catch (err) {
  ~~~~~~~~~~~ reasonNotLogged
  log.warn({ id }, 'statistics are behind');
}`,
      [['addError', `
import { pino } from 'pino';
const log = pino();
try {
  await redis.incr('a');
} catch (err) {
  log.warn({ err, id }, 'statistics are behind');
}`]],
    ),
    reported(
      'logged, and answered as if nothing had happened',
      `
export async function pay(): Promise<boolean> {
  try {
    await redis.publish('orders', 'paid');
    return true;
  } catch (error) {
    ~~~~~~~~~~~~~ failureAnsweredAsSuccess
    console.error('could not publish', error);
    return true;
  }
}`,
      [['rethrow', `
export async function pay(): Promise<boolean> {
  try {
    await redis.publish('orders', 'paid');
    return true;
  } catch (error) {
    console.error('could not publish', error);
    throw error;
  }
}`]],
    ),
    reported(
      'settled, and nobody takes the outcomes',
      `
await Promise.allSettled(users.map((user) => redis.del(String(user.id))));
              ~~~~~~~~~~ rejectionsUnread`,
      [['logRejections', `
for (const outcome of await Promise.allSettled(users.map((user) => redis.del(String(user.id))))) {
  if (outcome.status === 'rejected') {
    console.error('redis.del failed:', outcome.reason);
  }
}`]],
    ),
    reported(
      'settled, and only those that were fulfilled are looked at',
      `
export async function names(): Promise<unknown[]> {
  const all = await Promise.allSettled(users.map(async (user) => redis.get(String(user.id))));
                            ~~~~~~~~~~ rejectionsUnread
  return all.flatMap((each) => each.status === 'fulfilled' ? [each.value] : []);
}`,
      [['logRejections', `
export async function names(): Promise<unknown[]> {
  const all = await Promise.allSettled(users.map(async (user) => redis.get(String(user.id))));
  for (const outcome of all) {
    if (outcome.status === 'rejected') {
      console.error('redis.get failed:', outcome.reason);
    }
  }
  return all.flatMap((each) => each.status === 'fulfilled' ? [each.value] : []);
}`]],
    ),
    reported(
      'with a logger at hand',
      `
import { pino } from 'pino';
const log = pino();
export async function load(): Promise<string | null> {
  try {
    return await redis.get('a');
  } catch {
    ~~~~~ failureBecomesValue
    return null;
  }
}
log.info('ready');`,
      [
        ['logError', `
import { pino } from 'pino';
const log = pino();
export async function load(): Promise<string | null> {
  try {
    return await redis.get('a');
  } catch (error) {
    log.error({ err: error }, 'redis.get failed');
    return null;
  }
}
log.info('ready');`],
        ['rethrowWithCause', `
import { pino } from 'pino';
const log = pino();
export async function load(): Promise<string | null> {
  try {
    return await redis.get('a');
  } catch (error) {
    throw new Error('redis.get failed', { cause: error });
  }
}
log.info('ready');`],
      ],
    ),
    reported(
      'a constant that only the handler uses is not left behind unused',
      `
import { err, ok, type Result } from 'neverthrow';
const NOT_FOUND = 'user/not_found';
export async function load(): Promise<Result<User, string>> {
  try {
    return ok(await prisma.user.findUniqueOrThrow({ where: { id } }));
  } catch {
    ~~~~~ failureBecomesValue
    return err(NOT_FOUND);
  }
}`,
      [['logError', `
import { err, ok, type Result } from 'neverthrow';
const NOT_FOUND = 'user/not_found';
export async function load(): Promise<Result<User, string>> {
  try {
    return ok(await prisma.user.findUniqueOrThrow({ where: { id } }));
  } catch (error) {
    console.error('prisma.user.findUniqueOrThrow failed:', error);
    return err(NOT_FOUND);
  }
}`]],
    ),
    reported(
      'a comment that gives no reason is kept',
      `
try {
  await redis.incr('a');
} catch {
  ~~~~~ failureVanishes
  // ignore
}`,
      [['logError', `
try {
  await redis.incr('a');
} catch (error) {
  console.error('redis.incr failed:', error);
  // ignore
}`]],
    ),
  ],
});

testReports('errors', 'no-swallowed-error', rule, [
  marked(
      'a kind that is thrown on, and the rest dropped',
      `
export async function load(): Promise<User | null> {
  try { return await prisma.user.findFirst(); } catch (error) { if (error instanceof RangeError) throw error; return null; }
                                                ~~~~~~~~~~~~~ otherFailuresVanish
}`,
    ),
  marked('a comment that switches a rule off is no reason', `
try { await redis.incr('a'); } catch { /* eslint-disable-line no-empty */ }
                               ~~~~~ failureVanishes`),
  marked('a comment that only says that nothing is done', `
void redis.incr('a').catch(() => {
                     ~~~~~ failureVanishes
  // Intentionally ignored, do nothing.
});`),
  marked('status 404', `
export async function show(): Promise<void> {
  try { res.json(await prisma.user.findUnique({ where: { id } })); } catch { res.status(404).end(); }
                                                                     ~~~~~ failureBecomesValue
}`),
  marked('status 404 of a web response', `
export async function show(): Promise<Response> {
  try { return Response.json(await prisma.user.findUnique({ where: { id } })); } catch { return new Response(null, { status: 404 }); }
                                                                                 ~~~~~ failureBecomesValue
}`),
  marked('a flag that says no more than that it failed', `
export async function save(): Promise<{ success: boolean }> {
  try { await redis.set('a', 'b'); return { success: true }; } catch { return { success: false }; }
                                                               ~~~~~ failureWithoutReason
}`, { failureValues: true }),
  marked('an outage that looks like nobody being blocked', `
export async function isBlocked(): Promise<boolean> {
  try { return (await redis.get('blocked')) !== null; } catch { return false; }
                                                        ~~~~~ failureBecomesValue
}`),
  marked('an outage that looks like nothing being there', `
export async function exists(): Promise<boolean> {
  try { return (await fetch('https://a.example', { method: 'HEAD' })).ok; } catch { return false; }
                                                                            ~~~~~ failureBecomesValue
}`),
  marked('a cache that is written', `
export async function remember(): Promise<void> {
  try { await redis.set('user', 'b'); } catch {}
                                        ~~~~~ failureVanishes
  await prisma.user.count();
}`),
  marked('a cache whose failure is a miss', `
export async function read(): Promise<string | null> {
  try { return await redis.get('user'); } catch { return null; }
                                          ~~~~~ failureBecomesValue
}`),
  marked('the rest of a loop goes on', `
for (const user of users) {
  try { await redis.del(String(user.id)); } catch { continue; }
                                            ~~~~~ failureVanishes
}`),
  marked('a variable that stays as it was', `
let found: User | null = null;
try { found = await prisma.user.findFirst(); } catch { found = null; }
                                               ~~~~~ failureBecomesValue
export { found };`),
  marked('work in a callback that is awaited', `
try { await Promise.all(users.map(async (user) => { await redis.del(String(user.id)); })); } catch {}
                                                                                             ~~~~~ failureVanishes`),
  marked('work in a transaction', `
export async function move(): Promise<boolean> {
  try { await prisma.$transaction(async (tx) => { await tx.user.deleteMany(); }); } catch { return true; }
                                                                                    ~~~~~ failureAnsweredAsSuccess
  return true;
}`),
  marked('a promise that has a name and is used nowhere else', `
const pending = redis.get('a');
export const answer = await pending.catch(() => null);
                                    ~~~~~ failureBecomesValue`),
  marked('a file that is read', `
export const template = await readFile('mail.html', 'utf8').catch(() => '');
                                                            ~~~~~ failureBecomesValue`),
  marked('behind an interface', `
interface Users { find(id: number): Promise<User | null> }
class PrismaUsers implements Users {
  find(id: number): Promise<User | null> { return prisma.user.findUnique({ where: { id } }); }
}
export async function load(users: Users): Promise<User | null> {
  try { return await users.find(1); } catch { return null; }
                                      ~~~~~ failureBecomesValue
}
export { PrismaUsers };`),
  marked('a callee that catches and throws on', `
async function load(): Promise<string | null> {
  try { return await redis.get('a'); } catch (error) { throw new Error('no answer', { cause: error }); }
}
export const answer = await load().catch(() => null);
                                   ~~~~~ failureBecomesValue`),
  marked('a handler by name', `
function nothing(): void {}
void redis.get('a').catch(nothing);
                    ~~~~~ failureVanishes`),
  marked('a function of the program that only makes a value', `
function nobody(): { name: string } { return { name: 'nobody' }; }
export async function load(): Promise<{ name: string }> {
  try { return await prisma.user.findUniqueOrThrow({ where: { id } }); } catch { return nobody(); }
                                                                         ~~~~~ failureBecomesValue
}`),
  marked('an iteration over a stream', `
export async function keys(stream: AsyncIterable<string>): Promise<number> {
  let count = 0;
  try { for await (const key of stream) { count += await redis.exists(key); } } catch { return 0; }
                                                                                ~~~~~ failureBecomesValue
  return count;
}`),
  marked('a promise that is started, then awaited in the same try', `
export async function both(): Promise<unknown> {
  try { const user = prisma.user.findFirst(); const name = redis.get('a'); return [await user, await name]; } catch { return []; }
                                                                                                              ~~~~~ failureBecomesValue
}`),
  marked(
      'work that reaches nothing the plugin knows, everywhere',
      `
declare function price(id: number): Promise<number>;
export const amount = await price(1).catch(() => 0);
                                     ~~~~~ failureBecomesValue`,
    { scope: 'everywhere' },
    ),
  marked(
      'a computation, everywhere',
      `
function priceOf(text: string): number { if (text === '') { throw new RangeError('no price'); } return Number(text); }
export function total(text: string): number {
  try { return priceOf(text); } catch { return 0; }
                                ~~~~~ failureBecomesValue
}`,
    { scope: 'everywhere' },
    ),
  marked('logged, and status 200', `
export async function show(): Promise<void> {
  try { await redis.publish('a', 'b'); res.status(200).end(); } catch (error) { console.error(error); res.status(200).json({ ok: true }); }
                                                                ~~~~~~~~~~~~~ failureAnsweredAsSuccess
}`),
  marked('logged, and a success of its own making', `
export async function save(): Promise<{ success: boolean }> {
  try { await redis.publish('a', 'b'); } catch (error) { console.error(error); }
  try { await redis.publish('a', 'b'); return { success: true }; } catch (error) { console.error(error); return { success: true }; }
                                                                   ~~~~~~~~~~~~~ failureAnsweredAsSuccess
}`),
  marked('a log line of the program without the error', `
function note(text: string): void { console.warn(text); }
export async function save(): Promise<void> {
  try { await redis.publish('a', 'b'); } catch { note('not saved'); }
                                         ~~~~~ reasonNotLogged
}`),
  marked('a verifier that lets pass', `
export async function verifyToken(): Promise<boolean> {
  try { return (await redis.get('a')) !== null; } catch { return true; }
                                                  ~~~~~ failureAnsweredAsSuccess
}`),
  marked('a variable that says what is there', `
export const exists = await redis.get('a').then((value) => value !== null).catch(() => false);
                                                                           ~~~~~ failureBecomesValue`),
]);
