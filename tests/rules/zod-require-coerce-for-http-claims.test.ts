import type { AddressInfo } from 'node:net';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

/** What the rule's page claims about the libraries, asked of the libraries. */

interface Schema {
  parse: (value: unknown) => unknown;
  safeParse: (value: unknown) => { success: boolean; data?: unknown };
}

type Builder = (...operands: unknown[]) => Schema;

interface Zod {
  [name: string]: Builder;
}

const load = createRequire(path.join(openFixture('http').directory, 'file.js'));
const { z } = load('zod') as { z: Zod & { coerce: Zod } };
const zod3 = (createRequire(path.join(openFixture('http-zod-3').directory, 'file.js'))('zod') as { z: Zod & { coerce: Zod } }).z;

function built(zod: Zod, name: string, ...operands: unknown[]): Schema {
  const builder = zod[name];
  if (builder === undefined) {
    throw new Error(`zod has no ${name}`);
  }
  return builder(...operands);
}

const numeric = built(z, 'object', { n: built(z, 'number') });
const coerced = built(z, 'object', { n: built(z.coerce, 'number') });

describe.each([['zod 4', z], ['zod 3', zod3]] as const)('%s', (_, zod) => {
  it.each([
    ['number', '42'], ['bigint', '42'], ['boolean', 'true'], ['date', '2026-01-31'],
  ] as const)('refuses every string for %s, as it does not coerce', (name, text) => {
    expect(built(zod, name).safeParse(text).success).toBe(false);
  });

  it('refuses the text of a literal number', () => {
    expect(built(zod, 'literal', 5).safeParse('5').success).toBe(false);
  });

  it('takes an empty string for zero when it coerces', () => {
    expect(built(zod.coerce, 'number').parse('')).toBe(0);
    expect(built(zod.coerce, 'bigint').parse('')).toBe(0n);
  });

  it('takes any text for true when it coerces', () => {
    expect(built(zod.coerce, 'boolean').parse('false')).toBe(true);
  });
});

it('only zod 3 coerces "Infinity"', () => {
  expect(built(zod3.coerce, 'number').parse('Infinity')).toBe(Infinity);
  expect(built(z.coerce, 'number').safeParse('Infinity').success).toBe(false);
});

describe('Express', () => {
  type Handler = (req: Record<'body' | 'cookies' | 'headers' | 'params' | 'query', unknown>, res: { json: (value: unknown) => void }) => void;
  interface App {
    get: (route: string, handler: Handler) => void;
    post: (route: string, handler: Handler) => void;
    use: (middleware: unknown) => void;
  }
  const express = load('express') as (() => App & RequestListener) & { json: () => unknown; urlencoded: () => unknown };
  const app = express();
  app.use(express.json());
  app.use(express.urlencoded());
  app.get('/:id', ({ headers, params, query }, res) => {
    res.json({ header: typeof (headers as Record<string, unknown>)['x-page'], param: typeof (params as { id: unknown }).id, query: typeof (query as { n: unknown }).n });
  });
  app.post('/', ({ body }, res) => {
    res.json({ accepted: numeric.safeParse(body).success, type: typeof (body as { n: unknown }).n });
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  afterAll(() => {
    server.close();
  });

  async function answerTo(route: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${route}`, init);
    return response.json();
  }

  it('hands out strings in the query, the path parameters and the headers', async () => {
    expect(await answerTo('/7?n=42', { headers: { 'x-page': '3' } })).toEqual({ header: 'string', param: 'string', query: 'string' });
  });

  it('hands out strings in the body of a form, and numbers in one of JSON', async () => {
    expect(await answerTo('/', { body: new URLSearchParams({ n: '42' }), method: 'POST' })).toEqual({ accepted: false, type: 'string' });
    expect(await answerTo('/', { body: '{"n":42}', headers: { 'content-type': 'application/json' }, method: 'POST' })).toEqual({ accepted: true, type: 'number' });
  });
});

describe('Hono', () => {
  type Middleware = (...operands: unknown[]) => unknown;
  interface App {
    post: (route: string, validator: Middleware, handler: (c: { text: (text: string) => unknown }) => unknown) => App;
    request: (route: string, init?: RequestInit) => Promise<Response>;
  }
  const { Hono } = load('hono') as { Hono: new () => App };
  const { zValidator } = load('@hono/zod-validator') as { zValidator: (target: string, schema: Schema) => Middleware };

  async function statusOf(target: string, schema: Schema, init: RequestInit = {}): Promise<number> {
    const app = new Hono().post('/:n', zValidator(target, schema), (c) => c.text('fine'));
    return (await app.request('/42?n=42', { method: 'POST', ...init })).status;
  }

  it.each([
    ['query', {}],
    ['param', {}],
    ['header', { headers: { n: '42' } }],
    ['cookie', { headers: { cookie: 'n=42' } }],
    ['form', { body: new URLSearchParams({ n: '42' }) }],
  ] as const)('answers 400 for a number in %s, and 200 once it is coerced', async (target, init) => {
    expect(await statusOf(target, numeric, init)).toBe(400);
    expect(await statusOf(target, coerced, init)).toBe(200);
  });

  it('keeps numbers in JSON', async () => {
    expect(await statusOf('json', numeric, { body: '{"n":42}', headers: { 'content-type': 'application/json' } })).toBe(200);
  });
});

describe('Fastify', () => {
  interface App {
    get: (route: string, options: object, handler: (request: { query: unknown }) => unknown) => void;
    inject: (route: string) => Promise<{ json: () => unknown; statusCode: number }>;
    setValidatorCompiler: (compiler: unknown) => void;
  }
  const { fastify } = load('fastify') as { fastify: () => App };
  const { validatorCompiler } = load('fastify-type-provider-zod') as { validatorCompiler: unknown };

  it('answers 400 for a number in the query by the provider, and 200 once it is coerced', async () => {
    const app = fastify();
    app.setValidatorCompiler(validatorCompiler);
    app.get('/numeric', { schema: { querystring: numeric } }, () => 'fine');
    app.get('/coerced', { schema: { querystring: coerced } }, () => 'fine');
    expect((await app.inject('/numeric?n=42')).statusCode).toBe(400);
    expect((await app.inject('/coerced?n=42')).statusCode).toBe(200);
  });

  it('hands out strings without a schema, and what Ajv makes of them with one', async () => {
    const app = fastify();
    app.get('/raw', {}, ({ query }) => query);
    app.get('/ajv', { schema: { querystring: { properties: { n: { type: 'integer' } }, type: 'object' } } }, ({ query }) => query);
    expect((await app.inject('/raw?n=42')).json()).toEqual({ n: '42' });
    expect((await app.inject('/ajv?n=42')).json()).toEqual({ n: 42 });
  });
});

describe('the web and Node', () => {
  it('hold strings in URLSearchParams, FormData and the environment', () => {
    const form = new FormData();
    form.set('n', String(42));
    expect(numeric.safeParse(Object.fromEntries(new URLSearchParams('n=42'))).success).toBe(false);
    expect(numeric.safeParse(Object.fromEntries(form)).success).toBe(false);
    expect(Object.values(process.env).every((value) => typeof value === 'string')).toBe(true);
  });

  it('have no dates and no bigints in JSON', () => {
    expect(JSON.parse(JSON.stringify({ at: new Date(0) }))).toEqual({ at: '1970-01-01T00:00:00.000Z' });
    expect(() => JSON.stringify({ id: 1n })).toThrow(TypeError);
  });
});
