import rule from '../../src/rules/no-opaque-500.ts';
import { annotated } from '../support/annotated.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'logError' | 'opaqueAnswer' | 'passOn' | 'textLogged';

const PREAMBLE = `import express, { type NextFunction, type Request, type Response as Answer } from 'express';
declare const app: express.Express;
declare function isKnown(error: unknown): boolean;
declare function load(): Promise<string>;
declare function attempt<T>(work: Promise<T>): Promise<[Error, undefined] | [null, T]>;
declare function outcome(): { ok: true; value: string } | { ok: false; error: Error };
export { app, attempt, isKnown, load, outcome };
export type { Answer, NextFunction, Request };
`;

const REDIS = "import type { Redis } from 'ioredis';\ndeclare const redis: Redis;\n";
const FASTIFY = "import { fastify } from 'fastify';\nconst server = fastify();\ndeclare function load(): Promise<string>;\nexport { load };\n";
const HONO = "import { Hono } from 'hono';\ndeclare const hono: Hono;\ndeclare function load(): Promise<string>;\nexport { load };\n";
const KOA = "import Koa from 'koa';\nconst koa = new Koa();\ndeclare function load(): Promise<string>;\nexport { load };\n";
const NEST = `import { HttpException, HttpStatus, InternalServerErrorException, ServiceUnavailableException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
declare class AppModule {}
declare function load(): Promise<string>;
export const app = NestFactory.create(AppModule);
export { HttpException, HttpStatus, InternalServerErrorException, load, ServiceUnavailableException };
`;
const THROWN = "import { Hono } from 'hono';\nimport { HTTPException } from 'hono/http-exception';\nexport const hono = new Hono();\ndeclare function load(): Promise<string>;\nexport { HTTPException, load };\n";
const HELPERS = `${PREAMBLE}
function sendError(res: Answer, status: number, message: string): void { res.status(status).json({ error: message }); }
function internalError(res: Answer): Answer { return res.status(500).json({ error: 'sorry' }); }
function answerError(res: Answer, error: unknown, status = 500): void { res.status(status).json({ error: String(error) }); }
function logAndSend(res: Answer, status: number): void { console.error('failed', status); res.status(status).end(); }
function refuse(res: Answer, status: number): never { res.status(status).end(); throw new Error('refused'); }
function either(res: Answer, known: boolean): void { if (known) { res.status(400).end(); } else { res.status(500).end(); } }
export { answerError, either, internalError, logAndSend, refuse, sendError };
`;
const RESULT = `import { type Result, ResultAsync } from 'neverthrow';\ndeclare const result: Result<string, Error>;\nexport { ResultAsync };\n${PREAMBLE}`;

/** An Express route around a `try` that loads something, with \`handler\` as its catch clause. */
function route(handler: string, path = '/users'): string {
  return `${PREAMBLE}
app.get('${path}', async (_req, res) => {
  try {
    res.json(await load());
  } ${handler}
});`;
}

function reported(name: string, text: string, preamble = PREAMBLE) {
  return { code: `${preamble}${text}`, name };
}

type Suggested = readonly (readonly [MessageIds, string])[];

function mended(name: string, text: string, suggested: Suggested, preamble = PREAMBLE) {
  const { code, errors } = annotated<MessageIds>(`${preamble}${text}`);
  return {
    name,
    code,
    errors: errors.map((error) => ({
      ...error,
      suggestions: suggested.map(([messageId, output]) => ({ messageId, output: `${preamble}${output}` })),
    })),
    output: null,
  };
}

testRule('errors', 'no-opaque-500', rule, {
  valid: [
    // What becomes of the error.
    { name: 'logged', code: route("catch (error) { console.error(error); res.status(500).json({ error: 'sorry' }); }") },
    { name: 'logged on stdout, which is another rule', code: route("catch (error) { console.log('Error:', error); res.status(500).json({ error: 'sorry' }); }") },
    { name: 'its message logged', code: route("catch (error) { console.error(`failed: ${String(error)}`); res.sendStatus(500); }") },
    { name: 'logged after the answer', code: route('catch (error) { res.status(500).end(); console.error(error); }') },
    { name: 'logged where it is an Error', code: route('catch (error) { if (error instanceof Error) { console.error(error.message); } res.status(500).end(); }') },
    { name: 'logged for all that is not expected', code: route('catch (error) { if (!isKnown(error)) { console.error(error); } res.status(500).end(); }') },
    { name: 'told to the user', code: route('catch (error) { res.status(500).json({ error: (error as Error).message }); }') },
    { name: 'told by way of a variable', code: route("catch (error) { const message = error instanceof Error ? error.message : 'sorry'; res.status(500).json({ error: message }); }") },
    { name: 'kept for the next middleware', code: route('catch (error) { res.locals.error = error; res.status(500).end(); }') },
    { name: 'thrown on', code: route('catch (error) { res.status(500).end(); throw error; }') },
    { name: 'handed to what cannot be looked into', code: `declare function capture(error: unknown): void;\n${route('catch (error) { capture(error); res.status(500).end(); }')}` },
    { name: 'handed on', code: `${PREAMBLE}app.get('/', async (_req, res, next) => { try { res.json(await load()); } catch (error) { next(error); } });` },
    { name: 'handed on with another status', code: `${PREAMBLE}app.get('/', async (_req, res, next) => { try { res.json(await load()); } catch (error) { res.status(500); next(error); } });` },
    { name: 'written down', code: `${REDIS}${route("catch { await redis.incr('failures'); res.status(500).end(); }")}` },
    { name: 'counted', code: `let failures = 0;\nexport { failures };\n${route('catch { failures += 1; res.status(500).end(); }')}` },
    { name: 'logged by a function that the test calls', code: `${route('catch (error) { if (answered(error, res)) { return; } res.status(500).end(); }')}\nfunction answered(error: unknown, res: Answer): boolean { console.error(error); res.status(503); return true; }` },
    { name: 'logged by what failed, before it was thrown on', code: `${PREAMBLE}
async function count(): Promise<number> {
  try { return Number(await load()); } catch (error) { console.error('no count', error); throw error; }
}
app.get('/', async (_req, res) => { try { res.json(await count()); } catch { res.status(500).end(); } });` },
    { name: 'one kind that is answered by name', code: route("catch (error) { if (error instanceof RangeError) { res.status(503).json({ error: 'no database' }); return; } throw error; }") },
    { name: 'one kind of several by name', code: route("catch (error) { switch ((error as { code?: string }).code) { case 'P2024': res.status(503).end(); break; default: throw error; } }") },
    { name: 'passed over, on to the next handler', code: `${PREAMBLE}app.get('/', (_req, res, next) => { void load().then((text) => res.send(text)).catch(() => { res.status(500).end(); next(); }); });` },
    // Helpers of the program.
    { name: 'a helper that is handed the error', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch (error) { answerError(res, error); } });` },
    { name: 'a helper that logs', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch { logAndSend(res, 500); } });` },
    { name: 'a helper that counts', code: `${HELPERS}let failures = 0;\nfunction fail(res: Answer): void { failures += 1; res.status(500).json({ failures }); }\napp.get('/', async (_req, res) => { try { res.json(await load()); } catch { fail(res); } });` },
    { name: 'an error that is logged where it was rejected', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load().catch((error) => { console.error(error); throw error; })); } catch { res.status(500).json({}); } });` },
    { name: 'an error that is logged within, and thrown on', code: `${HELPERS}app.get('/', async (_req, res) => { try { try { res.json(await load()); } catch (error) { console.error(error); throw error; } } catch { res.status(500).json({}); } });` },
    { name: 'a helper that throws on', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch { refuse(res, 500); } });` },
    { name: 'a helper with several statuses', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch { either(res, false); } });` },
    { name: 'a helper and a status that is not the server\'s', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch { sendError(res, 400, 'no'); } });` },
    { name: 'a helper and a status chosen at run time', code: `${HELPERS}app.get('/', async (req, res) => { try { res.json(await load()); } catch { sendError(res, Number(req.query['status']), 'no'); } });` },
    { name: 'a helper after a log line', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch (error) { console.error(error); sendError(res, 500, 'sorry'); } });` },
    { name: 'a helper that the program does not hold', code: `${HELPERS}declare function fail(res: Answer, status: number): void;\napp.get('/', async (_req, res) => { try { res.json(await load()); } catch { fail(res, 500); } });` },
    { name: 'a helper where nothing failed', code: `${HELPERS}app.get('/', (_req, res) => { sendError(res, 500, 'sorry'); });` },
    { name: 'a helper that answers for one kind of error', code: `${HELPERS}app.get('/', async (_req, res) => { try { res.json(await load()); } catch (error) { if (error instanceof RangeError) { sendError(res, 503, 'full'); return; } throw error; } });` },
    { name: 'a helper that has nothing to answer', code: `${PREAMBLE}function note(status: number): void { void status; }\nexport { note };\napp.get('/', async (_req, res) => { try { res.json(await load()); } catch { note(500); res.status(400).end(); } });` },
    // Koa.
    { name: 'Koa: logged', code: `${KOA}koa.use(async (ctx) => { try { ctx.body = await load(); } catch (error) { console.error(error); ctx.status = 500; ctx.body = 'sorry'; } });` },
    { name: 'Koa: told to the user', code: `${KOA}koa.use(async (ctx) => { try { ctx.body = await load(); } catch (error) { ctx.status = 500; ctx.body = { error: String(error) }; } });` },
    { name: 'Koa: handed to the listeners of the application', code: `${KOA}koa.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = 500; ctx.app.emit('error', error, ctx); } });` },
    { name: 'Koa: another status', code: `${KOA}koa.use(async (ctx) => { try { ctx.body = await load(); } catch { ctx.status = 404; } });` },
    { name: 'Koa: a status that the error has', code: `${KOA}koa.use(async (ctx, next) => { try { await next(); } catch (error) { ctx.status = (error as { status?: number }).status ?? 500; ctx.body = 'sorry'; } });` },
    { name: 'Koa: no failure', code: `${KOA}koa.use((ctx) => { ctx.status = 500; });` },
    { name: 'Koa: thrown, which it logs', code: `${KOA}koa.use(async (ctx) => { try { ctx.body = await load(); } catch { ctx.throw(500, 'sorry'); } });` },
    { name: 'Koa: a context of the project\'s own', code: `declare function load(): Promise<string>;\nconst ctx: { body?: unknown; status: number } = { status: 200 };\nexport async function get(): Promise<void> { try { ctx.body = await load(); } catch { ctx.status = 500; } }` },
    // Thrown answers.
    { name: 'Hono: thrown with its cause', code: `${THROWN}hono.get('/', async (c) => { try { return c.text(await load()); } catch (cause) { throw new HTTPException(500, { cause }); } });` },
    { name: 'Hono: thrown where an error handler sees it', code: `${THROWN}hono.onError((error, c) => { console.error(error); return c.text('sorry', 500); });\nhono.get('/', async (c) => { try { return c.text(await load()); } catch { throw new HTTPException(500, { message: 'sorry' }); } });` },
    { name: 'Hono: thrown with another status', code: `${THROWN}hono.get('/', async (c) => { try { return c.text(await load()); } catch { throw new HTTPException(404); } });` },
    { name: 'Hono: thrown where nothing failed', code: `${THROWN}hono.get('/', () => { throw new HTTPException(500); });` },
    { name: 'Hono: made and not thrown', code: `${THROWN}hono.get('/', async (c) => { try { return c.text(await load()); } catch { return new HTTPException(500).getResponse(); } });` },
    { name: 'Hono: no application', code: `${THROWN.replace("import { Hono } from 'hono';\n", '').replace('export const hono = new Hono();\n', '')}export async function get(): Promise<string> { try { return await load(); } catch { throw new HTTPException(500); } }` },
    { name: 'a class of the project called HTTPException', code: `${THROWN.replace("import { HTTPException } from 'hono/http-exception';", 'class HTTPException extends Error { constructor(readonly status: number) { super(); } }')}hono.get('/', async (c) => { try { return c.text(await load()); } catch { throw new HTTPException(500); } });` },
    { name: 'Nest: thrown with its cause', code: `${NEST}export async function get(): Promise<string> { try { return await load(); } catch (error) { throw new InternalServerErrorException('sorry', { cause: error }); } }` },
    { name: 'Nest: thrown with the text of the error', code: `${NEST}export async function get(): Promise<string> { try { return await load(); } catch (error) { throw new InternalServerErrorException(String(error)); } }` },
    { name: 'Nest: logged first', code: `${NEST}export async function get(): Promise<string> { try { return await load(); } catch (error) { console.error(error); throw new InternalServerErrorException(); } }` },
    { name: 'Nest: a filter of the program', code: `${NEST}import { Catch } from '@nestjs/common';\nexport const filter = Catch(HttpException);\nexport async function get(): Promise<string> { try { return await load(); } catch { throw new InternalServerErrorException(); } }` },
    { name: 'Nest: filters of the application', code: `${NEST}void app.then((nest) => nest.useGlobalFilters());\nexport async function get(): Promise<string> { try { return await load(); } catch { throw new InternalServerErrorException(); } }` },
    { name: 'Nest: an interceptor of the application', code: `${NEST}import { APP_INTERCEPTOR } from '@nestjs/core';\nexport { APP_INTERCEPTOR };\nexport async function get(): Promise<string> { try { return await load(); } catch { throw new InternalServerErrorException(); } }` },
    { name: 'Nest: no application', code: "import { InternalServerErrorException } from '@nestjs/common';\ndeclare function load(): Promise<string>;\nexport async function get(): Promise<string> { try { return await load(); } catch { throw new InternalServerErrorException(); } }" },
    { name: 'Nest: another status', code: `${NEST}export async function get(): Promise<string> { try { return await load(); } catch { throw new HttpException('no', HttpStatus.CONFLICT); } }` },
    { name: 'Nest: caught again by what logs it', code: `${NEST}export async function get(): Promise<string> { try { try { return await load(); } catch { throw new InternalServerErrorException(); } } catch (error) { console.error(error); throw error; } }` },
    { name: 'Nest: one kind by name', code: `${NEST}export async function get(): Promise<string> { try { return await load(); } catch (error) { if (error instanceof RangeError) { throw new ServiceUnavailableException('full'); } throw error; } }` },
    // Next.
    { name: 'Next: logged', code: "import { NextResponse } from 'next/server.js';\ndeclare function load(): Promise<string>;\nexport async function GET(): Promise<Response> { try { return NextResponse.json(await load()); } catch (error) { console.error(error); return NextResponse.json({ error: 'sorry' }, { status: 500 }); } }" },
    { name: 'Next: a class of the project with its name', code: "class NextResponse { static json(body: unknown, init?: { status: number }): NextResponse { void body; void init; return new NextResponse(); } }\ndeclare function load(): Promise<string>;\nexport async function GET(): Promise<NextResponse> { try { return NextResponse.json(await load()); } catch { return NextResponse.json({ error: 'sorry' }, { status: 500 }); } }" },
    // What is answered.
    { name: 'a status of the caller\'s own making', code: route("catch { res.status(400).json({ error: 'no' }); }") },
    { name: 'a status that is chosen', code: route('catch (error) { res.status(isKnown(error) ? 404 : 500).end(); }') },
    { name: 'a status without a failure', code: `${PREAMBLE}app.get('/', (_req, res) => { res.status(500).json({ error: 'sorry' }); });` },
    { name: 'what is not there', code: route("catch { res.status(501).json({ error: 'not there' }); }") },
    { name: 'a setting that is missing', code: `${PREAMBLE}app.get('/', (_req, res) => { if (process.env['KEY'] === undefined) { res.status(500).end(); } });` },
    { name: 'no answer of a framework', code: `${PREAMBLE}
class Reply { status(_code: number): this { return this; } json(_body: unknown): void {} }
const res = new Reply();
try { await load(); } catch { res.status(500).json({ error: 'sorry' }); }` },
    { name: 'any', code: 'declare const res: any;\ndeclare function load(): Promise<string>;\ntry { await load(); } catch { res.status(500).json({ error: "sorry" }); }\nexport {};' },
    { name: 'a number that is no status', code: route('catch { res.json({ retryAfter: 500 }); }') },
    // Whose fault it is, and who asks.
    { name: 'a body that cannot be read', code: `${HONO}hono.post('/', async (c) => { try { return c.json(await c.req.json()); } catch { return c.json({ error: 'no JSON' }, 500); } });` },
    { name: 'a text that is no JSON', code: `${PREAMBLE}app.post('/', (req, res) => { try { JSON.parse(String(req.body)); } catch { res.status(500).end(); } });` },
    { name: 'a health check by its route', code: route("catch { res.status(503).json({ status: 'down' }); }", '/healthz') },
    { name: 'a health check by its name', code: `${REDIS}${PREAMBLE}export async function readiness(_req: Request, res: Answer): Promise<void> { try { await redis.ping(); res.end(); } catch { res.status(503).end(); } }` },
    { name: 'a test', code: route('catch { res.sendStatus(500); }'), filename: 'src/a.test.ts' },
    // Results.
    { name: 'the error of a tuple logged before', code: `${PREAMBLE}app.get('/', async (_req, res) => { const [error, text] = await attempt(load()); if (error) console.error(error); if (error) { res.status(500).end(); return; } res.send(text); });` },
    { name: 'the error of a result used', code: `${RESULT}app.get('/', (_req, res) => { if (result.isErr()) { res.status(500).json({ error: result.error.message }); } });` },
    { name: 'a variable that is no Error', code: `${PREAMBLE}declare const failed: boolean;\napp.get('/', (_req, res) => { if (failed) { res.status(500).end(); } });` },
    { name: 'the value of a result', code: `${RESULT}app.get('/', (_req, res) => { if (result.isOk()) { res.status(500).end(); } });` },
    { name: 'the arm of a value', code: `${RESULT}app.get('/', (_req, res) => { result.match(() => res.status(500).end(), (error) => res.json({ error: error.message })); });` },
    { name: 'a match of another kind', code: `${PREAMBLE}declare const words: { match(one: () => void, other: () => void): void };\napp.get('/', (_req, res) => { words.match(() => {}, () => { res.status(500).end(); }); });` },
    { name: 'an error handler that logs', code: `${HONO}hono.onError((error, c) => { console.error(error); return c.text('sorry', 500); });` },
    { name: 'an ordinary handler', code: `${HONO}hono.notFound((c) => c.text('sorry', 500));` },
  ],
  invalid: [
    mended('a body that is read and then written to a file', `hono.post('/', async (c) => {
  try {
    await writeFile('/tmp/a', String(await c.req.json()));
    return c.json({});
  } catch {
    return c.json({ error: 'sorry' }, 500);
                                      ~~~ opaqueAnswer
  }
});`, [
      ['logError', `hono.post('/', async (c) => {
  try {
    await writeFile('/tmp/a', String(await c.req.json()));
    return c.json({});
  } catch (cause) {
    console.error('writeFile failed:', cause);
    return c.json({ error: 'sorry' }, 500);
  }
});`],
    ], `import { writeFile } from 'node:fs/promises';\n${HONO}`),
    mended('the catch block of the account, without its line', `app.get('/', async (req, res) => {
  try {
    res.json(await redis.get('users'));
  } catch (error) {
    res.status(500).json({ error: 'Something went wrong' });
               ~~~ opaqueAnswer
  }
});`, [
      ['logError', `app.get('/', async (req, res) => {
  try {
    res.json(await redis.get('users'));
  } catch (error) {
    console.error('redis.get failed:', error);
    res.status(500).json({ error: 'Something went wrong' });
  }
});`],
    ], `${REDIS}${PREAMBLE}`),
    mended('with a function that hands the error on', `app.get('/', async (req, res, next) => {
  try {
    res.json(await load());
  } catch {
    res.sendStatus(500);
                   ~~~ opaqueAnswer
  }
});`, [
      ['logError', `app.get('/', async (req, res, next) => {
  try {
    res.json(await load());
  } catch (error) {
    console.error('request failed:', error);
    res.sendStatus(500);
  }
});`],
      ['passOn', `app.get('/', async (req, res, next) => {
  try {
    res.json(await load());
  } catch (error) {
    next(error);
  }
});`],
    ]),
    mended('with the logger of the request', `server.get('/', async (request, reply) => {
  try {
    return await load();
  } catch {
    return reply.code(500).send({ error: 'sorry' });
                      ~~~ opaqueAnswer
  }
});`, [
      ['logError', `server.get('/', async (request, reply) => {
  try {
    return await load();
  } catch (cause) {
    request.log.error({ err: cause }, 'request failed');
    return reply.code(500).send({ error: 'sorry' });
  }
});`],
    ], FASTIFY),
    mended('an expression', `hono.get('/', (c) => load().then((text) => c.text(text)).catch(() => c.text('sorry', 500)));
                                                                                     ~~~ opaqueAnswer`, [
      ['logError', `hono.get('/', (c) => load().then((text) => c.text(text)).catch((error: unknown) => {
  console.error('request failed:', error);
  return c.text('sorry', 500);
}));`],
    ], HONO),
    mended('the branch of a tuple', `app.get('/', async (_req, res) => {
  const [failure, text] = await attempt(load());
  if (failure) return res.status(500).send('sorry');
                                 ~~~ opaqueAnswer
  return res.send(text);
});`, [
      ['logError', `app.get('/', async (_req, res) => {
  const [failure, text] = await attempt(load());
  if (failure) {
    console.error('request failed:', failure);
    return res.status(500).send('sorry');
  }
  return res.send(text);
});`],
    ]),
  ],
});

testReports('errors', 'no-opaque-500', rule, [
  reported('a line without the error', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch (error) {
    console.error('no users');
    res.status(500).json({ error: 'sorry' });
               ~~~ textLogged
  }
});`),
  reported('what is not of the kind that is tested for', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch (error) {
    if (error instanceof RangeError) { res.status(400).json(error.message); return; }
    res.status(500).json({ error: 'sorry' });
               ~~~ opaqueAnswer
  }
});`),
  reported('in the last else', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch (error) {
    if (error instanceof RangeError) { res.status(400).json(error.message); }
    else if (isKnown(error)) { res.status(404).end(); }
    else { res.status(500).json({ error: 'sorry' }); }
                      ~~~ opaqueAnswer
  }
});`),
  reported('after a chain of kinds', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch (error) {
    if (error instanceof RangeError) { return res.status(400).json(error.message); }
    else if (isKnown(error)) { console.warn(error); return res.status(404).end(); }
    return res.status(500).json({ error: 'sorry' });
                      ~~~ opaqueAnswer
  }
  return undefined;
});`),
  reported('the status in a statement of its own', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch {
    res.status(502);
               ~~~ opaqueAnswer
    res.json({ error: 'sorry' });
  }
});`),
  reported('the status as a property', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch {
    res.statusCode = 500;
                     ~~~ opaqueAnswer
    res.end();
  }
});`),
  reported('a constant', `const SERVER_ERROR = 500;
enum Status { Failed = 500 }
app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { res.sendStatus(SERVER_ERROR); }
                                                         ~~~~~~~~~~~~ opaqueAnswer
  try { res.json(await load()); } catch { res.status(Status.Failed).end(); }
                                                     ~~~~~~~~~~~~~ opaqueAnswer
});`),
  reported('more in the chain', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { res.set('x', 'y').status(500).type('json').send('{}'); }
                                                                   ~~~ opaqueAnswer
});`),
  reported('the head of Node', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { res.writeHead(500).end('sorry'); }
                                                        ~~~ opaqueAnswer
});`),
  reported('a class method that is handed its request', `export class Users {
  list = async (req: Request, res: Answer): Promise<void> => {
    try { res.json(await load()); }
    catch { res.status(500).json({ message: 'Internal server error', path: req.path }); }
                       ~~~ opaqueAnswer
  };
}`),
  reported('Fastify: status', `server.get('/', async (_request, reply) => {
  try { return await load(); } catch { return reply.status(500).send(); }
                                                           ~~~ opaqueAnswer
});`, FASTIFY),
  reported('Fastify: an error handler', `server.setErrorHandler((_error, _request, reply) => { void reply.status(500).send({ error: 'sorry' }); });
                                                                        ~~~ opaqueAnswer`, FASTIFY),
  reported('Hono: each method', `hono.get('/', async (c) => {
  try { return c.json(await load()); } catch { return c.json({ error: 'sorry' }, 500); }
                                                                                 ~~~ opaqueAnswer
});
hono.get('/', async (c) => {
  try { return c.json(await load()); } catch { return c.html('sorry', { status: 500 }); }
                                                                                ~~~ opaqueAnswer
});
hono.get('/', async (c) => {
  try { return c.json(await load()); } catch { c.status(500); return c.body('sorry'); }
                                                        ~~~ opaqueAnswer
});`, HONO),
  reported('Hono: an error handler', `hono.onError((_, c) => c.text('sorry', 500));
                                       ~~~ opaqueAnswer`, HONO),
  reported('a helper of the program that is handed the status', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { sendError(res, 500, 'sorry'); }
                                                         ~~~ opaqueAnswer
});`, HELPERS),
  reported('a helper of the program with a status of its own, returned', `app.get('/', async (_req, res) => {
  try { return res.json(await load()); } catch { return internalError(res); }
                                                        ~~~~~~~~~~~~~ opaqueAnswer
});`, HELPERS),
  reported('a helper behind a rejection', `app.get('/', (_req, res) => {
  load().then((text) => res.send(text)).catch(() => internalError(res));
                                                    ~~~~~~~~~~~~~ opaqueAnswer
});`, HELPERS),
  reported('a helper with a default', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { answerError(res, 'sorry'); }
                                          ~~~~~~~~~~~ opaqueAnswer
});`, HELPERS),
  reported('a helper after a line without the error', `app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { console.error('no users'); sendError(res, 503, 'sorry'); }
                                                                                    ~~~ textLogged
});`, HELPERS),
  reported('a helper of a class', `class Answers { static fail(res: Answer, status: number): void { res.status(status).end(); } }
app.get('/', async (_req, res) => {
  try { res.json(await load()); } catch { Answers.fail(res, 502); }
                                                            ~~~ opaqueAnswer
});`),
  reported('a helper that makes a Response', `function failed(message: string, status: number): Response { return Response.json({ message }, { status }); }
export async function GET(): Promise<Response> {
  try { return Response.json(await load()); } catch { return failed('sorry', 500); }
                                                                             ~~~ opaqueAnswer
}`),
  reported('Koa: the status and the body', `koa.use(async (ctx) => {
  try { ctx.body = await load(); } catch { ctx.status = 500; ctx.body = { error: 'sorry' }; }
                                                        ~~~ opaqueAnswer
});`, KOA),
  reported('Koa: the response, after a line without the error', `koa.use(async (ctx, next) => {
  try { await next(); } catch { console.error('failed'); ctx.response.status = 503; }
                                                                               ~~~ textLogged
});`, KOA),
  reported('Next: its own class and its own method', `export async function GET(): Promise<Response> {
  try { return NextResponse.json(await load()); } catch { return NextResponse.json({ error: 'sorry' }, { status: 500 }); }
                                                                                                                 ~~~ opaqueAnswer
}
export async function POST(): Promise<Response> {
  try { return new NextResponse(await load()); } catch { return new NextResponse('sorry', { status: 500 }); }
                                                                                                    ~~~ opaqueAnswer
}`, "import { NextResponse } from 'next/server.js';\ndeclare function load(): Promise<string>;\nexport { load };\n"),
  reported('Hono: thrown without the error', `hono.get('/', async (c) => {
  try { return c.text(await load()); } catch { throw new HTTPException(500, { message: 'sorry' }); }
                                                                       ~~~ opaqueAnswer
});`, THROWN),
  reported('Nest: each class of its own', `export async function get(): Promise<string> {
  try { return await load(); } catch { throw new InternalServerErrorException('sorry'); }
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ opaqueAnswer
}
export async function list(): Promise<string> {
  try { return await load(); } catch { throw new HttpException('sorry', HttpStatus.INTERNAL_SERVER_ERROR); }
                                                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ opaqueAnswer
}
export async function find(): Promise<string> {
  return load().catch(() => { throw new ServiceUnavailableException(); });
                                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~ opaqueAnswer
}`, NEST),
  reported('Fetch: an answer made by its class', `export async function GET(): Promise<Response> {
  try { return Response.json(await load()); } catch { return new Response('sorry', { status: 500 }); }
                                                                                             ~~~ opaqueAnswer
}
export async function POST(): Promise<Response> {
  try { return new Response(await load()); } catch { return Response.json({ error: 'sorry' }, { status: 503 }); }
                                                                                                        ~~~ opaqueAnswer
}`),
  reported('Express: an error handler, wherever it is registered', `export function onError(error: Error, req: Request, res: Answer, next: NextFunction): void {
  if (res.headersSent) { next(); return; }
  res.status(500).json({ path: req.path });
             ~~~ opaqueAnswer
}`),
  reported('the second argument of then', `app.get('/', (_req, res) => {
  void load().then((text) => res.send(text), () => res.sendStatus(500));
                                                                  ~~~ opaqueAnswer
});`),
  reported('results of neverthrow', `app.get('/', (_req, res) => {
  if (result.isErr()) { res.status(500).json({ error: 'sorry' }); return; }
                                   ~~~ opaqueAnswer
});
app.get('/', (_req, res) => {
  if (!result.isOk()) { res.status(500).end(); return; }
                                   ~~~ opaqueAnswer
  res.send(result.value);
});
app.get('/', (_req, res) => {
  if (result.isOk()) { res.send(result.value); } else { res.status(500).end(); }
                                                                   ~~~ opaqueAnswer
});
app.get('/', (_req, res) => {
  result.match((text) => res.send(text), () => res.status(500).send('sorry'));
                                                          ~~~ opaqueAnswer
});
app.get('/', async (_req, res) => {
  await ResultAsync.fromPromise(load(), (error) => error as Error).match((text) => res.send(text), (_error) => res.sendStatus(500));
                                                                                                                              ~~~ opaqueAnswer
});`, RESULT),
  reported('a result of the project', `app.get('/', (_req, res) => {
  const loaded = outcome();
  if (!loaded.ok) { res.status(500).end(); return; }
                               ~~~ opaqueAnswer
  res.send(loaded.value);
});`),
  reported('an error beside its data', `declare function query(): Promise<{ data: string | null; error: Error | null }>;
app.get('/', async (_req, res) => {
  const { data, error } = await query();
  if (error) { res.status(500).json({ error: 'sorry' }); return; }
                          ~~~ opaqueAnswer
  res.json(data);
});`),
  reported('work behind a helper that logs something else', `async function count(): Promise<number> { console.info('counting'); return Number(await load()); }
app.get('/', async (_req, res) => {
  try { res.json(await count()); } catch { res.status(500).end(); }
                                                      ~~~ opaqueAnswer
});`),
  reported('with an error handler at hand', `app.get('/', async (_req, res, next) => {
  try { res.json(await load()); } catch (cause) { return res.status(500).end(); }
                                                                    ~~~ opaqueAnswer
  next();
  return undefined;
});`),
]);
