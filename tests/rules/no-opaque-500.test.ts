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
