import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { openFixture } from '../support/fixture.ts';
import { reportsOf } from '../support/reports.ts';

const HEAD = `import express, { type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
const app = express();`;

const SCHEMA = 'export const schema = z.object({ age: z.number() });';

/** A handler that answers a refused query with 400. */
function answered(schema = 'schema'): string {
  return `app.get('/', (req, res) => {
  const search = ${schema}.safeParse(req.query);
  if (!search.success) {
    res.status(400).json(search.error.issues);
    return;
  }
  res.json(search.data);
});`;
}

const USED = `${SCHEMA}\n${answered()}`;

type Case = readonly [name: string, code: string, more?: { readonly settings?: Readonly<Record<string, unknown>>; readonly project?: string }];

const proved: readonly Case[] = [
  ['a query that is answered with 400', `${HEAD}\n${USED}`],
  ['a parse that throws', `${HEAD}\n${SCHEMA}\napp.get('/', (req, res) => { res.json(schema.parse(req.query)); });`],
  ['a parse whose exception is answered', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  try {
    res.json(schema.parse(req.query));
  } catch {
    res.sendStatus(422);
  }
});`],
  ['a parse whose exception is handed on', `${HEAD}\n${SCHEMA}
app.get('/', async (req, res, next) => {
  await schema.parseAsync(req.query).then((search) => res.json(search)).catch(() => { next(new Error('x')); });
});`],
  ['a success that is answered first', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const { success, data } = schema.safeParse(req.query);
  if (success) {
    res.json(data);
  } else {
    res.status(400).end();
  }
});`],
  ['a helper that answers', `${HEAD}\n${SCHEMA}
function refuse(res: Response) {
  res.status(400).end();
}
app.get('/', (req, res) => {
  const search = schema.safeParse(req.query);
  if (search.error) {
    return refuse(res);
  }
  res.json(search.data);
});`],
  ['derived schemas, and the type of what comes out', `${HEAD}
const schema = z.object({ age: z.number() });
export type Search = z.infer<typeof schema>;
const other = schema.extend({ name: z.string() }).partial();
${answered('other')}
app.get('/b', (req, res) => { res.json(schema.pick({ age: true }).parse(req.query)); });`],
  ['a parse of something else without the leaf', `${HEAD}\n${USED}
export function check(value: unknown) { return schema.extend({ name: z.string() }).omit({ age: true }).parse(value); }`],
  ['a middleware of the project', `${HEAD}\n${SCHEMA}
const validate = (schema: z.ZodType): RequestHandler => (req, res, next) => {
  const result = schema.safeParse(req.query);
  if (!result.success) {
    res.status(400).json(result.error.issues);
    return;
  }
  next();
};
app.get('/', validate(schema));`],
  ['a private field that is read by its name', `${HEAD}
class Search {
  private readonly schema = z.object({ age: z.number() });
  find(req: Request) { return this.schema.parse(req.query); }
}
app.get('/', (req, res) => { res.json(new Search().find(req)); });`],
  ['a factory that is only called', `${HEAD}
const make = () => z.object({ age: z.number() });
app.get('/', (req, res) => { res.json(make().parse(req.query)); });`],
  ['promises that are waited for together', `${HEAD}\n${SCHEMA}
app.get('/', async (req, res) => { const [search] = await Promise.all([schema.parseAsync(req.query)]); res.json(search); });`],
  ['a refusal that is told from other errors, all of which are answered', `${HEAD}\n${SCHEMA}
app.get('/', (req, res, next) => {
  try {
    res.json(schema.parse(req.query));
  } catch (error) {
    if (error instanceof z.ZodError) { res.status(400).json(error.issues); return; }
    next(error);
  }
});`],
  ['the environment', `${HEAD}\nexport const env = z.object({ age: z.number() }).parse(process.env);`],
  ['a contract', `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
const app = new Hono();
app.get('/', zValidator('query', z.object({ age: z.number() })), (c) => c.text('x'));`],
  ['a contract with a hook that answers', `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
const app = new Hono();
app.get('/', zValidator('query', z.object({ age: z.number() }), (result, c) => { if (!result.success) return c.text('no', 422); }), (c) => c.text('x'));`],
  ['a variable of t3-env', `import { createEnv } from '@t3-oss/env-core';\nimport { z } from 'zod';
export const env = createEnv({ server: { AGE: z.number().default(3), NAME: z.string() }, runtimeEnv: process.env });`],
  ['a variable of t3-env that is handed on by itself', `import { createEnv } from '@t3-oss/env-core';\nimport { z } from 'zod';
export const env = createEnv({ server: { AGE: z.number() }, runtimeEnvStrict: { AGE: process.env['AGE'] } });`],
  ['a query of Koa that throws', `import Koa from 'koa';\nimport { z } from 'zod';
new Koa().use((ctx) => { ctx.body = z.object({ age: z.number() }).parse(ctx.query); });`],
];

const likely: readonly Case[] = [
  ['a date in a JSON body, which a reviver may make', `${HEAD}
app.use(express.json());
app.post('/', (req, res) => { res.json(z.object({ at: z.date() }).parse(req.body)); });`],
  ['a variable, whose values may have been converted in place', `${HEAD}\n${SCHEMA}
declare function convert(query: object): void;
app.get('/', (req, res) => { const raw: Record<string, unknown> = { ...req.query }; convert(raw); res.json(schema.parse(raw)); });`],
  ['a failure that is passed over, before another error', `${HEAD}\n${SCHEMA}
app.get('/:id', (req, res) => {
  let age = 1;
  const result = schema.safeParse(req.query);
  if (result.success) { age = result.data.age; }
  if (req.params.id === 'none') { res.status(404).end(); return; }
  res.json({ age });
});`],
  ['a failure that is answered with a number that is no status', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const result = schema.safeParse(req.query);
  if (!result.success) { res.json({ age: 1, limit: 500 }); return; }
  res.json(result.data);
});`],
  ['a parse in a callback of the project, which may catch', `${HEAD}\n${SCHEMA}
function attempt<T>(work: () => T, otherwise: T): T { try { return work(); } catch { return otherwise; } }
app.get('/', (req, res) => { res.json(attempt(() => schema.parse(req.query), { age: 1 })); });`],
  ['a second parse, of JSON', `${HEAD}\n${USED}\napp.use(express.json());\napp.post('/', (req, res) => { res.json(schema.parse(req.body)); });`],
  ['a second parse, of what is not known', `${HEAD}\n${USED}\nexport function check(value: unknown) { return schema.parse(value); }`],
  ['a second parse, of a number', `${HEAD}\n${USED}\nschema.parse({ age: 4 });`],
  ['a parse of a derived schema, of what is not known', `${HEAD}\n${USED}\nexport function check(value: unknown) { return schema.partial().parse(value); }`],
  ['a middleware that another caller uses for JSON', `${HEAD}\n${SCHEMA}
app.use(express.json());
const validate = (schema: z.ZodType, part: 'body' | 'query'): RequestHandler => (req, _res, next) => { schema.parse(req[part]); next(); };
app.get('/', validate(schema, 'query'));
app.post('/', validate(schema, 'body'));`],
  ['a parse of a selection that cannot be read', `${HEAD}\n${USED}
declare const mask: { age: true };
export function check(value: unknown) { return schema.pick(mask).parse(value); }`],
  ['the type of what goes in', `${HEAD}\n${USED}\nexport type Input = z.input<typeof schema>;`],
  ['a type of the schema itself', `${HEAD}\n${USED}\nexport type Schema = typeof schema;`],
  ['a function of a package that takes the schema', `${HEAD}\n${USED}\nexport const document = z.toJSONSchema(schema);`],
  ['a function that takes any schema', `${HEAD}\n${USED}\ndeclare function resolver(schema: z.ZodType): void;\nresolver(schema);`],
  ['a check of its class', `${HEAD}\n${USED}\nexport const isSchema = schema instanceof z.ZodObject;`],
  ['what only a number has', `${HEAD}\n${USED}\nexport const least = schema.shape.age.minValue;`],
  ['an enclosing union', `${HEAD}\nconst schema = z.union([z.object({ age: z.number() }), z.object({ name: z.boolean() })]);\n${answered()}`.replace('z.boolean()', 'z.date()')],
  ['an alternative with .or', `${HEAD}\nconst schema = z.object({ age: z.number().or(z.date()) });\n${answered()}`],
  ['a fallback with .catch', `${HEAD}\nconst schema = z.object({ age: z.number().catch(1) });\n${answered()}`],
  ['a fallback with .catch further out', `${HEAD}\nconst schema = z.object({ age: z.number() }).catch({ age: 1 });\n${answered()}`],
  ['.prefault', `${HEAD}\nconst schema = z.object({ age: z.number().prefault(1) });\n${answered()}`],
  ['metadata', `${HEAD}\nconst schema = z.object({ age: z.number().meta({ title: 'Age' }) });\n${answered()}`],
  ['a fallback after safeParse', `${HEAD}\n${SCHEMA}\napp.get('/', (req, res) => { res.json(schema.safeParse(req.query).data ?? { age: 1 }); });`],
  ['a fallback in a conditional', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const search = schema.safeParse(req.query);
  res.json(search.success ? search.data : { age: 1 });
});`],
  ['a fallback after a failed test', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const search = schema.safeParse(req.query);
  if (!search.success) {
    res.json({ age: 1 });
    return;
  }
  res.json(search.data);
});`],
  ['a fallback in a catch clause', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  let age = 1;
  try {
    age = schema.parse(req.query).age;
  } catch {
    age = 2;
  }
  res.json(age);
});`],
  ['a fallback in a caller', `${HEAD}\n${SCHEMA}
function read(req: Request) {
  return schema.parse(req.query);
}
app.get('/', (req, res) => {
  try {
    res.json(read(req));
  } catch {
    res.json({ age: 1 });
  }
});`],
  ['a fallback after a rejection', `${HEAD}\n${SCHEMA}
app.get('/', async (req, res) => { res.json(await schema.parseAsync(req.query).catch(() => ({ age: 1 }))); });`],
  ['a contract with a hook that says nothing', `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
const app = new Hono();
app.get('/', zValidator('query', z.object({ age: z.number() }), (_result, c) => c.text('fine')), (c) => c.text('x'));`],
  ['a contract that typed clients read', `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
const app = new Hono().get('/', zValidator('query', z.object({ age: z.number() })), (c) => c.text('x'));
export type App = typeof app;`],
  ['a contract that documents are made from', `import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import { jsonSchemaTransform, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
const app = Fastify().withTypeProvider<ZodTypeProvider>();
await app.register(swagger, { transform: jsonSchemaTransform });
app.get('/', { schema: { querystring: z.object({ age: z.number() }) } }, () => 'x');`],
  ['a route whose handler looks at the refusal itself', `import Fastify from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
const app = Fastify().withTypeProvider<ZodTypeProvider>();
app.get('/', { attachValidation: true, schema: { querystring: z.object({ age: z.number() }) } }, () => 'x');`],
  ['a class field that is destructured', `${HEAD}
class Search {
  private readonly schema = z.object({ age: z.number() });
  find(req: Request) { return this.schema.parse(req.query); }
  check(value: unknown) { const { schema } = this; return schema.parse(value); }
}
app.get('/', (req, res) => { res.json(new Search().find(req)); });`],
  ['a class field that is read by a text', `${HEAD}
class Search {
  private readonly schema = z.object({ age: z.number() });
  find(req: Request) { return this.schema.parse(req.query); }
}
export function check(value: unknown) { return new Search()['schema'].parse(value); }
app.get('/', (req, res) => { res.json(new Search().find(req)); });`],
  ['a class field that an interface shows', `${HEAD}
interface Holder { readonly schema: z.ZodType }
class Search {
  readonly schema = z.object({ age: z.number() });
  find(req: Request) { return this.schema.parse(req.query); }
}
function check(holder: Holder, value: unknown) { return holder.schema.parse(value); }
app.use(express.json());
app.post('/', (req, res) => { res.json(check(new Search(), req.body)); });
app.get('/', (req, res) => { res.json(new Search().find(req)); });`],
  ['a factory of the schema that is handed on', `${HEAD}
const make = () => z.object({ age: z.number() });
function read(build: () => z.ZodType, req: Request) { return build().parse(req.body); }
app.use(express.json());
app.post('/', (req, res) => { res.json(read(make, req)); });
app.get('/', (req, res) => { res.json(make().parse(req.query)); });`],
  ['a factory that an object holds', `${HEAD}
function make() { return z.object({ age: z.number() }); }
export const factories = { make };
app.get('/', (req, res) => { res.json(make().parse(req.query)); });`],
  ['a method of an interface that takes the schema', `${HEAD}\n${USED}
interface Validator { check: (schema: z.ZodType, value: unknown) => unknown }
class Strict implements Validator { check(schema: z.ZodType, value: unknown) { return [schema, value].length; } }
export function run(validator: Validator = new Strict()) { return validator.check(schema, { age: 1 }); }`],
  ['a promise that is kept', `${HEAD}\n${SCHEMA}
app.get('/', async (req, res) => {
  const search = schema.parseAsync(req.query);
  try { res.json(await search); } catch { res.json({ age: 1 }); }
});`],
  ['promises that are settled', `${HEAD}\n${SCHEMA}
app.get('/', async (req, res) => {
  const [search] = await Promise.allSettled([schema.parseAsync(req.query)]);
  res.json(search.status === 'fulfilled' ? search.value : { age: 1 });
});`],
  ['a promise that a caller keeps', `${HEAD}\n${SCHEMA}
async function read(req: Request) { return schema.parse(req.query); }
app.get('/', async (req, res) => {
  const search = read(req);
  res.json(await search.catch(() => ({ age: 1 })));
});`],
  ['a throw on a condition, before a fallback', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const search = schema.safeParse(req.query);
  if (!search.success) {
    if (req.secure) { throw search.error; }
    res.json({ age: 1 });
    return;
  }
  res.json(search.data);
});`],
  ['a throw on a condition in a catch clause', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  let age = 1;
  try { age = schema.parse(req.query).age; } catch (error) { if (!(error instanceof z.ZodError)) { throw error; } }
  res.json(age);
});`],
  ['a throw in a callback of the answer', `${HEAD}\n${SCHEMA}
app.get('/', (req, res) => {
  const search = schema.safeParse(req.query);
  if (!search.success) { setTimeout(() => { throw search.error; }, 1); res.json({ age: 1 }); return; }
  res.json(search.data);
});`],
  ['a contract whose app an inline client reads', `import { Hono } from 'hono';\nimport { hc } from 'hono/client';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
const app = new Hono().get('/', zValidator('query', z.object({ age: z.number() })), (c) => c.text('x'));
export const client = hc<typeof app>('http://localhost');`],
  ['a contract of an app that a function makes', `import { Hono } from 'hono';\nimport { zValidator } from '@hono/zod-validator';\nimport { z } from 'zod';
function make() { return new Hono().get('/', zValidator('query', z.object({ age: z.number() })), (c) => c.text('x')); }
export interface Server { app: ReturnType<typeof make> }`],
  ['a contract that documents are made from, by a dynamic import', `import Fastify from 'fastify';
import { jsonSchemaTransform, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
const app = Fastify().withTypeProvider<ZodTypeProvider>();
await app.register(import('@fastify/swagger'), { transform: jsonSchemaTransform });
app.get('/', { schema: { querystring: z.object({ age: z.number() }) } }, () => 'x');`],
  ['a variable that t3-env makes another schema of', `import { createEnv } from '@t3-oss/env-core';\nimport { z } from 'zod';
export const env = createEnv({ createFinalSchema: (shape) => z.object(shape), server: { AGE: z.number() }, runtimeEnv: process.env });`],
  ['a variable that the code gives a number as well', `import { createEnv } from '@t3-oss/env-core';\nimport { z } from 'zod';
const AGE = z.number();
export const env = createEnv({ server: { AGE }, runtimeEnv: process.env });
export const two = createEnv({ server: { AGE }, runtimeEnv: { AGE: 2 } });`],
  ['a route that a document describes', `import { createRoute, z } from '@hono/zod-openapi';
export const route = createRoute({ method: 'get', path: '/', request: { query: z.object({ age: z.number() }) }, responses: { 200: { description: 'x' } } });`],
  ['a DTO, which documents are made from', `import { Controller, Get, Query } from '@nestjs/common';\nimport { createZodDto, ZodValidationPipe } from 'nestjs-zod';\nimport { z } from 'zod';
export const pipe = new ZodValidationPipe();
class AgeDto extends createZodDto(z.object({ age: z.number() })) {}
@Controller()
export class People { @Get() list(@Query() query: AgeDto): unknown { return query; } }`],
  ['a contract that a client has the types of', `import { initContract } from '@ts-rest/core';\nimport { z } from 'zod';
export const contract = initContract().router({ list: { method: 'GET', path: '/', query: z.object({ age: z.number() }), responses: { 200: z.string() } } });`, { project: 'http-zod-3' }],
  ['a schema that is exported from a package for others', `${HEAD}\n${USED}`, { project: 'http/library' }],
  ['a bigint in a JSON body', `${HEAD}
app.use(express.json());
app.post('/', (req, res) => { z.object({ id: z.bigint() }).parse(req.body); res.end(); });`],
];

const unmended: readonly Case[] = [
  ['a class that the schema is declared to be', `${HEAD}
const age: z.ZodNumber = z.number();
const schema = z.object({ age });
${answered()}`],
  ['a type that the schema has to satisfy', `${HEAD}
const schema = z.object({ age: z.number() satisfies z.ZodNumber });
${answered()}`],
  ['what tells the options of a union apart', `${HEAD}
const schema = z.discriminatedUnion('v', [z.object({ v: z.literal(1) }), z.object({ v: z.literal('x') })]);
${answered()}`],
];

function mendsOf([, code, { project = 'http', settings } = {}]: Case) {
  expect(openFixture(project).errorsOf(code), code).toEqual([]);
  return reportsOf(project, rule, code, 'file.ts', [], settings).map(({ fix, suggestions }) => ({ fixed: fix !== undefined, suggested: suggestions?.length ?? 0 }));
}

describe('the fix of zod-require-coerce-for-http', () => {
  it.each(proved.map((each) => [each[0], each] as const))('is offered: %s', (_, each) => {
    expect(mendsOf(each).map(({ fixed }) => fixed)).toEqual([true]);
  });

  it.each(likely.map((each) => [each[0], each] as const))('is a suggestion instead: %s', (_, each) => {
    const mends = mendsOf(each);
    expect(mends.length).toBeGreaterThan(0);
    for (const mend of mends) {
      expect(mend.fixed).toBe(false);
      expect(mend.suggested).toBeGreaterThan(0);
    }
  });

  it.each(unmended.map((each) => [each[0], each] as const))('is not there, as nothing would compile or work: %s', (_, each) => {
    expect(mendsOf(each)).toEqual([{ fixed: false, suggested: 0 }]);
  });
});
