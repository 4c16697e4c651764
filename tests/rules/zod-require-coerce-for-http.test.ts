import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { type ReportCase, testReports } from '../support/reports.ts';

type Case = ReportCase<readonly [{ readonly mixedBodies: boolean }]>;

const EXPRESS = `import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
const app = express();`;

/** A route of an Express app that runs `statement` for each request. */
function route(statement: string): string {
  return `${EXPRESS}
app.get('/:id', async (req: Request, res: Response, next: NextFunction) => {
  ${statement}
  res.json({ next });
});
export {};`;
}

function silent(name: string, code: string, more?: Partial<Case>): Case {
  return { name, code, ...more };
}

const sources: readonly Case[] = [
  { name: 'a query', code: route(`
  z.object({ age: z.number().int().positive() }).parse(req.query);
                  ~~~~~~~~~~ stringLeaf`) },
  { name: 'one value of a query', code: route(`
  z.number().default(1).parse(req.query.page);
  ~~~~~~~~~~ stringLeaf`) },
  { name: 'path parameters', code: route(`
  z.object({ id: z.number() }).safeParse(req.params);
                 ~~~~~~~~~~ stringLeaf`) },
  { name: 'headers', code: route(`
  z.object({ 'x-dry-run': z.boolean().optional() }).safeParse(req.headers);
                          ~~~~~~~~~~~ stringLeaf`) },
  { name: 'one header', code: route(`
  await z.number().parseAsync(req.get('x-page'));
        ~~~~~~~~~~ stringLeaf`) },
  { name: 'cookies', code: route(`
  z.object({ seen: z.date() }).safeParse(req.cookies);
                   ~~~~~~~~ stringLeaf`) },
  { name: 'a query behind a cast', code: route(`
  z.object({ age: z.number() }).parse(req.query as { age: string });
                  ~~~~~~~~~~ stringLeaf
  z.number().parse((req.query as unknown as { age: number }).age);
  ~~~~~~~~~~ stringLeaf`) },
  { name: 'constants, destructuring and spreads on the way', code: route(`
  const { query: { age, ...rest } } = req;
  const input = { ...rest, age };
  z.object({ age: z.number(), page: z.number() }).parse(input);
                  ~~~~~~~~~~ stringLeaf
                                    ~~~~~~~~~~ stringLeaf`) },
  { name: 'a property of an object around the parts', code: route(`
  z.object({ query: z.object({ age: z.number() }), params: z.object({ id: z.bigint() }) }).parse({ query: req.query, params: req.params });
                                    ~~~~~~~~~~ stringLeaf
                                                                          ~~~~~~~~~~ stringLeaf`) },
  { name: 'the request as a whole', code: route(`
  z.object({ query: z.object({ age: z.number() }) }).parse(req);
                                    ~~~~~~~~~~ stringLeaf`) },
  { name: 'what has a default in front of the schema', code: route(`
  z.number().parse(req.query.age ?? 18);
  ~~~~~~~~~~ stringLeaf`) },
  { name: 'several parts at once', code: route(`
  z.object({ age: z.number() }).parse({ ...req.query, ...req.params });
                  ~~~~~~~~~~ stringLeaf
  z.object({ page: z.number() }).parse({ page: 1, ...req.query });
                   ~~~~~~~~~~ stringLeaf`) },
  { name: 'a helper that returns the query', code: `${EXPRESS}
function queryOf(req: Request) {
  return req.query;
}
app.get('/', (req, res) => {
  res.json(z.object({ age: z.number() }).parse(queryOf(req)));
                           ~~~~~~~~~~ stringLeaf
});` },
  { name: 'a helper that takes the query', code: `${EXPRESS}
const searchSchema = z.object({ age: z.number() });
                                     ~~~~~~~~~~ stringLeaf
function search(input: unknown) {
  return searchSchema.parse(input);
}
app.get('/', (req, res) => {
  res.json(search(req.query));
});` },
  { name: 'a middleware that takes the schema', code: `${EXPRESS}
const signupSchema = z.object({ query: z.object({ age: z.number() }), body: z.object({ n: z.number() }) });
                                                       ~~~~~~~~~~ stringLeaf
const validate = (schema: z.ZodType): RequestHandler => (req, _res, next) => {
  schema.parse({ query: req.query, body: req.body });
  next();
};
app.use(express.json());
app.post('/', validate(signupSchema));` },
  { name: 'a middleware that takes the schema and the name of the part', code: `${EXPRESS}
function validate(schema: z.ZodType, part: 'body' | 'params' | 'query' = 'body'): RequestHandler {
  return (req, res, next) => {
    const result = schema.safeParse(req[part]);
    if (!result.success) {
      res.status(400).json(result.error.issues);
      return;
    }
    next();
  };
}
app.use(express.json());
app.get('/', validate(z.object({ page: z.number() }), 'query'));
                                       ~~~~~~~~~~ stringLeaf
app.post('/', validate(z.object({ page: z.number() }), 'body'));
app.put('/', validate(z.object({ page: z.number() })));` },
  { name: 'a middleware that takes a schema for each part', code: `${EXPRESS}
function validate({ body, query }: { body?: z.ZodType; query?: z.ZodType }): RequestHandler {
  return (req, _res, next) => {
    body?.parse(req.body);
    query?.parse(req.query);
    next();
  };
}
app.use(express.json());
const page = z.object({ page: z.number() });
                              ~~~~~~~~~~ stringLeaf
app.get('/', validate({ query: page, body: z.object({ n: z.number() }) }));` },
  { name: 'a middleware that takes the schemas as one object', code: `${EXPRESS}
interface Schemas { query?: z.ZodType; params?: z.ZodType }
const validate = (schemas: Schemas): RequestHandler => async (req, _res, next) => {
  if (schemas.params) await schemas.params.parseAsync(req.params);
  if (schemas.query) await schemas.query.parseAsync(req.query);
  next();
};
app.get('/', validate({ query: z.object({ page: z.number() }) }));
                                                ~~~~~~~~~~ stringLeaf` },
  { name: 'a class that holds the schema', code: `${EXPRESS}
class SearchController {
  private readonly schema = z.object({ page: z.number() });
                                             ~~~~~~~~~~ stringLeaf
  find(req: Request) {
    return this.schema.parse(req.query);
  }
}
app.get('/', (req, res) => { res.json(new SearchController().find(req)); });` },
  { name: 'a Hono contract on each part', code: `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
export const app = new Hono()
  .get('/a', zValidator('query', z.object({ n: z.number() })), (c) => c.json(c.req.valid('query')))
                                               ~~~~~~~~~~ stringLeaf
  .get('/:id', zValidator('param', z.object({ id: z.bigint() })), (c) => c.text('x'))
                                                  ~~~~~~~~~~ stringLeaf
  .get('/c', zValidator('header', z.object({ n: z.boolean() })), (c) => c.json(c.req.valid('header')))
                                                ~~~~~~~~~~~ stringLeaf
  .get('/d', zValidator('cookie', z.object({ n: z.date() })), (c) => c.json(c.req.valid('cookie')))
                                                ~~~~~~~~ stringLeaf
  .post('/e', zValidator('form', z.object({ n: z.number() })), (c) => c.json(c.req.valid('form')))
                                               ~~~~~~~~~~ stringLeaf
  .post('/f', zValidator('json', z.object({ n: z.number(), at: z.date() })), (c) => c.json(c.req.valid('json')));
                                                               ~~~~~~~~ jsonLeaf` },
  { name: "a project's own function around a Hono contract", code: `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const checked = <Part extends 'json' | 'query', Schema extends z.ZodType>(part: Part, schema: Schema) => zValidator(part, schema);
const app = new Hono();
app.get('/', checked('query', z.object({ n: z.number() })), (c) => c.text('x'));
                                            ~~~~~~~~~~ stringLeaf
app.post('/', checked('json', z.object({ n: z.number() })), (c) => c.text('x'));
export {};` },
  { name: 'what a Hono handler reads', code: `
import { Hono } from 'hono';
import { z } from 'zod';
const app = new Hono();
app.post('/:id', async (c) => {
  const query = z.object({ n: z.number() }).parse(c.req.query());
                              ~~~~~~~~~~ stringLeaf
  const n = z.number().parse(c.req.query('n'));
            ~~~~~~~~~~ stringLeaf
  const all = z.array(z.number()).parse(c.req.queries('n'));
                      ~~~~~~~~~~ stringLeaf
  const id = z.coerce.number().parse(c.req.param('id'));
  const { id: sameId } = z.object({ id: z.number() }).parse(c.req.param());
                                        ~~~~~~~~~~ stringLeaf
  const header = z.boolean().parse(c.req.header('x-dry-run'));
                 ~~~~~~~~~~~ stringLeaf
  const form = z.object({ n: z.number() }).parse(await c.req.parseBody());
                             ~~~~~~~~~~ stringLeaf
  return c.json({ query, n, all, id, sameId, header, form });
});` },
  { name: 'the routes of fastify-type-provider-zod', code: `
import Fastify from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
const app = Fastify().withTypeProvider<ZodTypeProvider>();
app.setValidatorCompiler(validatorCompiler);
app.get('/', { schema: { querystring: z.object({ n: z.number() }) } }, (request) => request.query.n);
                                                    ~~~~~~~~~~ stringLeaf
const params = z.object({ id: z.number() });
                              ~~~~~~~~~~ stringLeaf
app.route({ method: 'GET', url: '/:id', schema: { params }, handler: (request) => request.params.id });
const schema = { headers: z.object({ 'x-page': z.number() }), body: z.object({ n: z.number(), at: z.date() }) };
                                               ~~~~~~~~~~ stringLeaf
                                                                                                  ~~~~~~~~ jsonLeaf
app.post('/', { schema }, (request) => request.body.n);` },
  { name: 'what a Fastify handler reads', code: `
import Fastify, { type FastifyRequest } from 'fastify';
import { z } from 'zod';
const app = Fastify();
app.get('/a', (request) => z.object({ n: z.number() }).parse(request.query));
                                         ~~~~~~~~~~ stringLeaf
app.get('/b', { config: {} }, (request) => z.object({ n: z.number() }).parse(request.params));
                                                         ~~~~~~~~~~ stringLeaf
export function handler(request: FastifyRequest) {
  return z.object({ n: z.number() }).parse(request.query);
                       ~~~~~~~~~~ stringLeaf
}` },
  { name: 'what is only read of an object, and what is changed beside the leaf', code: route(`
  const query: Record<string, unknown> = { ...req.query };
  query['name'] = String(query['name']).trim();
  z.object({ page: z.number(), name: z.string() }).parse(query);
                   ~~~~~~~~~~ stringLeaf`) },
  { name: 'a helper that only reads the query', code: `${EXPRESS}
function log(query: Record<string, unknown>) { const copy = { ...query }; copy['n'] = 1; return copy; }
app.use((req, _res, next) => { log(req.query); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });
                                                    ~~~~~~~~~~ stringLeaf` },
  { name: 'a request whose type says that it is text', code: `${EXPRESS}
app.get('/', (req: Request<object, unknown, unknown, { page?: string }>, res) => {
  res.json(z.object({ page: z.number().optional() }).parse(req.query));
                            ~~~~~~~~~~ stringLeaf
});` },
  { name: 'a parse of which only the success is read, and whose failure is answered', code: route(`
  if (!z.object({ page: z.number() }).safeParse(req.query).success) {
                        ~~~~~~~~~~ stringLeaf
    res.status(400).end();
    return;
  }`) },
  { name: 'a parser of forms by a name of its own', code: `${EXPRESS}
const forms = express.urlencoded();
app.use(forms);
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });
                                                     ~~~~~~~~~~ stringLeaf` },
  { name: 'the web: URL, URLSearchParams, FormData', code: `
import { z } from 'zod';
export async function GET(request: Request) {
  const url = new URL(request.url);
  const query = z.object({ n: z.number() }).parse(Object.fromEntries(url.searchParams));
                              ~~~~~~~~~~ stringLeaf
  const entries = z.object({ n: z.number() }).parse(Object.fromEntries(new URLSearchParams(url.search).entries()));
                                ~~~~~~~~~~ stringLeaf
  const form = z.object({ n: z.number() }).parse(Object.fromEntries(await request.formData()));
                             ~~~~~~~~~~ stringLeaf
  const n = z.number().parse(url.searchParams.get('n'));
            ~~~~~~~~~~ stringLeaf
  const at = z.object({ n: z.number(), at: z.date(), id: z.bigint() }).parse(await request.json());
                                           ~~~~~~~~ jsonLeaf
                                                         ~~~~~~~~~~ jsonLeaf
  return Response.json({ query, entries, form, n, at });
}` },
  { name: 'the environment', code: `
import { env } from 'node:process';
import { z } from 'zod';
z.object({ PORT: z.number().default(3000) }).parse(process.env);
                 ~~~~~~~~~~ stringLeaf
z.object({ port: z.number() }).parse({ port: process.env.PORT });
                 ~~~~~~~~~~ stringLeaf
z.object({ DEBUG: z.boolean() }).parse({ ...process.env });
                  ~~~~~~~~~~~ stringLeaf
z.object({ DEBUG: z.boolean() }).parse(env);
                  ~~~~~~~~~~~ stringLeaf` },
  { name: 'a value that is a string by its type', code: `
import { z } from 'zod';
declare function hgetall(key: string): Promise<Record<string, string>>;
declare const rows: { amount: string; name: string }[];
export async function read() {
  const hash = z.object({ views: z.number() }).parse(await hgetall('post:1'));
                                 ~~~~~~~~~~ stringLeaf
  return [hash, rows.map((row) => z.object({ amount: z.number() }).parse(row))];
                                                     ~~~~~~~~~~ stringLeaf
}` },
];

const leaves: readonly Case[] = [
  { name: 'each kind of leaf', code: `${EXPRESS}
enum Level { Low, High }
const Size = { Small: 1, Large: 2 } as const;
const schema = z.object({
  number: z.number(),
          ~~~~~~~~~~ stringLeaf
  int: z.int(),
       ~~~~~~~ stringLeaf
  int32: z.int32(),
         ~~~~~~~~~ stringLeaf
  bigint: z.bigint(),
          ~~~~~~~~~~ stringLeaf
  int64: z.int64(),
         ~~~~~~~~~ stringLeaf
  date: z.date(),
        ~~~~~~~~ stringLeaf
  boolean: z.boolean(),
           ~~~~~~~~~~~ stringLeaf
  literal: z.literal(5),
           ~~~~~~~~~~~~ stringLeaf
  literals: z.literal([1, 2]),
            ~~~~~~~~~~~~~~~~~ stringLeaf
  truth: z.literal(true),
         ~~~~~~~~~~~~~~~ stringLeaf
  level: z.enum(Level),
         ~~~~~~~~~~~~~ stringLeaf
  size: z.nativeEnum(Size),
        ~~~~~~~~~~~~~~~~~~ stringLeaf
});
app.get('/', (req, res) => { res.json(Object.keys(schema.parse(req.query))); });` },
  { name: 'leaves inside of others', code: route(`
  z.object({
    list: z.array(z.number()),
                  ~~~~~~~~~~ stringLeaf
    more: z.number().array().optional(),
          ~~~~~~~~~~ stringLeaf
    pair: z.tuple([z.string(), z.number()]),
                               ~~~~~~~~~~ stringLeaf
    counts: z.record(z.string(), z.number()),
                                 ~~~~~~~~~~ stringLeaf
    either: z.union([z.number(), z.boolean()]),
                     ~~~~~~~~~~ stringLeaf
                                 ~~~~~~~~~~~ stringLeaf
    both: z.object({ a: z.number() }).and(z.object({ b: z.number() })),
                        ~~~~~~~~~~ stringLeaf
                                                        ~~~~~~~~~~ stringLeaf
    lazy: z.lazy(() => z.object({ a: z.number() })),
                                     ~~~~~~~~~~ stringLeaf
  }).parse(req.query);`) },
  { name: 'a choice told apart by a text', code: route(`
  z.discriminatedUnion('by', [
    z.object({ by: z.literal('id'), value: z.number() }),
                                           ~~~~~~~~~~ stringLeaf
    z.object({ by: z.literal('name'), value: z.string() }),
  ]).parse(req.query);`) },
  { name: 'a choice told apart by a number', code: route(`
  z.discriminatedUnion('version', [
    z.object({ version: z.literal(1) }),
                        ~~~~~~~~~~~~ stringLeaf
    z.object({ version: z.literal(2) }),
                        ~~~~~~~~~~~~ stringLeaf
  ]).parse(req.query);`) },
  { name: 'a fallback in place of what was sent', code: route(`
  z.object({ page: z.number().catch(1) }).parse(req.query);
                   ~~~~~~~~~~ stringLeaf`) },
  { name: 'derived schemas', code: `${EXPRESS}
const base = z.object({ id: z.number(), at: z.date(), name: z.string() });
                            ~~~~~~~~~~ stringLeaf
const paging = { page: z.number() };
                       ~~~~~~~~~~ stringLeaf
const search = base.omit({ at: true }).extend({ ...paging, on: z.boolean() }).partial().refine(() => true).strict();
                                                               ~~~~~~~~~~~ stringLeaf
app.get('/', (req, res) => { res.json(search.parse(req.query)); });
app.get('/id', (req, res) => { res.json(base.shape.id.parse(req.query.id)); });
app.get('/pick', (req, res) => { res.json(base.pick({ name: true }).parse(req.query)); });` },
  { name: 'merged and spread shapes', code: `${EXPRESS}
const one = z.object({ a: z.number() });
                          ~~~~~~~~~~ stringLeaf
const two = z.object({ b: z.number() });
                          ~~~~~~~~~~ stringLeaf
const three = z.object({ ...two.shape, c: z.boolean() });
                                          ~~~~~~~~~~~ stringLeaf
app.get('/', (req, res) => { res.json(one.extend(three.shape).parse(req.query)); });` },
  { name: 'a function that builds the schema', code: `${EXPRESS}
const paged = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ page: z.number().int(), ...shape });
                                                                              ~~~~~~~~~~ stringLeaf
app.get('/', (req, res) => { res.json(paged({ age: z.number() }).parse(req.query)); });
                                                   ~~~~~~~~~~ stringLeaf` },
  { name: 'a schema that holds itself', code: `${EXPRESS}
const node = z.object({
  weight: z.number(),
          ~~~~~~~~~~ stringLeaf
  get children() { return z.array(node); },
});
app.get('/', (req, res) => { res.json(node.parse(req.query)); });` },
  { name: 'other ways to import', code: `
import express from 'express';
import zod, { number, object as shape } from 'zod';
import * as all from 'zod/v4';
const app = express();
app.get('/', (req, res) => {
  const one = shape({ n: number() }).parse(req.query);
                         ~~~~~~~~ stringLeaf
  const two = zod.object({ n: zod.number() }).parse(req.query);
                              ~~~~~~~~~~~~ stringLeaf
  const three = all.object({ n: all.number() }).parse(req.query);
                                ~~~~~~~~~~~~ stringLeaf
  res.json([one, two, three]);
});` },
  { name: 'zod/mini', code: `
import express from 'express';
import * as z from 'zod/mini';
const app = express();
const base = z.object({ n: z.optional(z.number().check(z.positive())), at: z._default(z.date(), new Date()), id: z.int() });
                                      ~~~~~~~~~~ stringLeaf
                                                                                                                 ~~~~~~~ stringLeaf
const search = z.extend(z.omit(base, { at: true }), { on: z.nullable(z.boolean()), list: z.array(z.bigint()) });
                                                                     ~~~~~~~~~~~ stringLeaf
                                                                                                 ~~~~~~~~~~ stringLeaf
app.get('/', (req, res) => {
  const page = z.parse(z.object({ page: z.number() }), req.query);
                                        ~~~~~~~~~~ stringLeaf
  res.json([z.safeParse(search, req.query).data, page]);
});` },
  { name: 'zod/v3 of zod 4', code: `
import express from 'express';
import { z } from 'zod/v3';
const app = express();
const search = z.object({ n: z.number().finite(), on: z.boolean(), c: z.coerce.number(), o: z.number({ coerce: true }) });
                             ~~~~~~~~~~ stringLeaf
                                                      ~~~~~~~~~~~ stringLeaf
app.get('/', (req, res) => { res.json(search.parse(req.query)); });` },
];

const declared: readonly Case[] = [
  { name: 'a schema that a declaration file declares', code: `${EXPRESS}
import { paging } from './packaged.js';
app.get('/', (req, res) => { res.json(paging.parse(req.query)); });
                                      ~~~~~~ declaredLeaf` },
  { name: 'a declared schema of zod/mini', code: `
import express from 'express';
import * as z from 'zod/mini';
declare const schema: z.ZodMiniObject<{ n: z.ZodMiniOptional<z.ZodMiniNumber<number>>; c: z.ZodMiniNumber; s: z.ZodMiniString<string> }>;
express().get('/', (req, res) => { res.json(schema.parse(req.query)); });
                                            ~~~~~~ declaredLeaf` },
  silent('a declared schema of zod 3, which may coerce', `
import express from 'express';
import { z } from 'zod/v3';
declare const schema: z.ZodObject<{ n: z.ZodNumber }>;
express().get('/', (req, res) => { res.json(schema.parse(req.query)); });`),
  silent('a declared schema for JSON', `${EXPRESS}
import { paging } from './packaged.js';
app.use(express.json());
app.post('/', (req, res) => { res.json(paging.parse(req.body)); });`),
];

const bodies: readonly Case[] = [
  { name: 'a body where only forms are parsed', code: `${EXPRESS}
app.use(express.urlencoded({ extended: true }));
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });
                                                     ~~~~~~~~~~ stringLeaf` },
  { name: 'a body where only forms are parsed, by body-parser', code: `${EXPRESS}
import bodyParser from 'body-parser';
app.use(bodyParser.urlencoded());
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });
                                                     ~~~~~~~~~~ stringLeaf` },
  { name: 'a body that the settings say is strings', settings: { postmortem: { http: { body: 'strings' } } }, code: `${EXPRESS}
app.use(express.json());
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });
                                                     ~~~~~~~~~~ stringLeaf` },
  { name: 'a JSON body', code: `${EXPRESS}
app.use(express.json());
app.post('/', (req, res) => { res.json(z.object({ n: z.number(), on: z.boolean(), at: z.date() }).parse(req.body)); });
                                                                                      ~~~~~~~~ jsonLeaf` },
  { name: 'dates and bigints in a body of any kind', code: `${EXPRESS}
app.post('/', (req, res) => { res.json(z.object({ n: z.number(), id: z.bigint().nullable(), at: z.date().optional() }).parse(req.body)); });
                                                                     ~~~~~~~~~~ jsonLeaf
                                                                                                ~~~~~~~~ jsonLeaf` },
  { name: 'a body of either kind, where that is asked for', options: [{ mixedBodies: true }], code: `${EXPRESS}
app.use(express.json());
app.use(express.urlencoded());
app.post('/', (req, res) => { res.json(z.object({ n: z.number().int(), on: z.boolean().default(true), i: z.int() }).parse(req.body)); });
                                                     ~~~~~~~~~~ mixedLeaf
                                                                           ~~~~~~~~~~~ mixedLeaf
                                                                                                         ~~~~~~~ mixedLeaf` },
  { name: 'a body that nothing is known of, where that is asked for', options: [{ mixedBodies: true }], code: `${EXPRESS}
export function create(req: Request) {
  return z.object({ n: z.number() }).parse(req.body);
                       ~~~~~~~~~~ mixedLeaf
}` },
  silent('a body of either kind', `${EXPRESS}
app.use(express.json());
app.use(express.urlencoded());
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });`),
  silent('a body that nothing is known of', `${EXPRESS}
export function create(req: Request) {
  return z.object({ n: z.number() }).parse(req.body);
}`),
  silent('a body that the settings say is JSON', `${EXPRESS}
app.use(express.urlencoded());
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });`, { settings: { postmortem: { http: { body: 'json' } } } }),
  silent('the body of a Fastify route', `
import Fastify from 'fastify';
import { z } from 'zod';
Fastify().post('/', (request) => z.object({ n: z.number() }).parse(request.body));`),
];

const exempt: readonly Case[] = [
  silent('coerced leaves', route('z.object({ a: z.coerce.number(), b: z.coerce.date().optional(), c: z.coerce.bigint() }).parse(req.query);')),
  silent('a coerced leaf behind a shared constant', `${EXPRESS}
const page = z.coerce.number().int().min(1);
app.get('/', (req, res) => { res.json(z.object({ page, other: page.optional() }).parse(req.query)); });`),
  silent('preprocess', route("z.object({ age: z.preprocess((value) => Number(value), z.number()) }).parse(req.query);")),
  silent('transform, then pipe', route('z.object({ age: z.string().transform(Number).pipe(z.number().int()) }).parse(req.query);')),
  silent('JSON.parse, then pipe', route('z.object({ filter: z.string().transform((text): unknown => JSON.parse(text)).pipe(z.object({ n: z.number() })) }).parse(req.query);')),
  silent('JSON.parse before the schema', route("z.object({ n: z.number() }).parse(JSON.parse(String(req.query.filter)));")),
  silent('stringbool', route('z.object({ on: z.stringbool().default(false) }).parse(req.query);')),
  silent('a codec', route(`const number = z.codec(z.string(), z.number(), { decode: Number, encode: String });
  z.object({ n: number }).parse(req.query);`)),
  silent('a union with a string', route("z.object({ n: z.union([z.number(), z.string()]), m: z.number().or(z.string()) }).parse(req.query);")),
  silent('a union of objects of which one takes the string', route('z.union([z.object({ n: z.number() }), z.object({ n: z.string() })]).parse(req.query);')),
  silent('literals and enums that strings fit', route("z.object({ a: z.literal('x'), b: z.enum(['x', 'y']), c: z.literal(['a', 1]), d: z.null() }).parse(req.query);")),
  silent('an enum of texts and numbers', `${EXPRESS}
enum Mixed { A = 'a', B = 1 }
app.get('/', (req, res) => { res.json(z.object({ m: z.enum(Mixed) }).parse(req.query)); });`),
  silent('a fast number made before the schema', route('z.number().parse(Number(req.query.page));')),
  silent('a property that is converted after the spread', route('z.object({ page: z.number() }).parse({ ...req.query, page: Number(req.query.page) });')),
  silent('a spread that brings the converted value', route(`const converted = { page: Number(req.query.page) };
  z.object({ page: z.number() }).parse({ ...req.query, ...converted });`)),
  silent('a helper that converts', `${EXPRESS}
function numbersOf(query: Request['query']) {
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, Number(value)]));
}
app.get('/', (req, res) => { res.json(z.object({ page: z.number() }).parse(numbersOf(req.query))); });`),
  silent('a property that may be in the body as well', `${EXPRESS}
app.use(express.json());
app.post('/:id', (req, res) => { res.json(z.object({ age: z.number() }).parse({ ...req.query, ...req.body })); });`),
  silent('a query or a body, by the method', `${EXPRESS}
app.use(express.json());
app.all('/', (req, res) => { res.json(z.object({ age: z.number() }).parse(req.method === 'GET' ? req.query : req.body)); });`),
  silent('a function that returns a query or a body', `${EXPRESS}
app.use(express.json());
function inputOf(req: Request): unknown {
  if (req.method === 'GET') return req.query;
  return req.body;
}
app.all('/', (req, res) => { res.json(z.object({ age: z.number() }).parse(inputOf(req))); });`),
  silent('a property that may have been converted', route(`const options = req.secure ? { page: 1 } : {};
  z.object({ page: z.number() }).parse({ ...req.query, ...options });`)),
  silent('a value of type any', route('const input: any = JSON.parse(\'{}\');\n  z.object({ n: z.number() }).parse(input);')),
  silent('a value of type unknown', `
import { z } from 'zod';
export function read(input: unknown) {
  return z.object({ n: z.number() }).parse(input);
}`),
  silent('text that the code itself writes', `
import { z } from 'zod';
const schema = z.object({ n: z.number() });
schema.safeParse({ n: '42' });
const wrong = { n: 'x' };
schema.safeParse(wrong);`),
  silent('a value that is a string only sometimes', `
import { z } from 'zod';
declare const row: { n: number | string };
z.object({ n: z.number() }).safeParse(row);`),
  silent('a parse in a test', `
import { z } from 'zod';
declare const text: string;
z.number().safeParse(text);`, { filename: 'test/file.ts' }),
  silent('no schema library', `
class Schema { parse(value: unknown) { return value; } }
const z = { number: () => new Schema(), object: (_shape: object) => new Schema() };
z.object({ PORT: z.number() }).parse(process.env);
export {};`),
  silent("a project's own request", `
import { z } from 'zod';
class Request { readonly query: Record<string, unknown> = {}; readonly body: unknown; readonly headers: unknown; get(_name: string): unknown { return 1; } }
const req = new Request();
z.object({ n: z.number() }).safeParse(req.query);
z.object({ n: z.number() }).safeParse(req.headers);
z.number().safeParse(req.get('n'));
export {};`),
  silent('a Fastify route with a schema that Ajv coerces by', `
import Fastify from 'fastify';
import { z } from 'zod';
const app = Fastify();
app.get('/', { schema: { querystring: { type: 'object', properties: { n: { type: 'integer' } } } } }, (request) =>
  z.object({ n: z.number() }).parse(request.query));
app.route({
  method: 'GET', url: '/:id', schema: { params: { type: 'object', properties: { id: { type: 'integer' } } } },
  handler: (request) => z.object({ id: z.number() }).parse(request.params),
});`),
  silent('a Fastify handler whose type says that Ajv coerced', `
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
export function handler(request: FastifyRequest<{ Querystring: { n: number } }>) {
  return z.object({ n: z.number() }).parse(request.query);
}`),
  silent('a query that a middleware converts', `${EXPRESS}
app.use((req, _res, next) => {
  for (const [name, value] of Object.entries(req.params)) (req.params as Record<string, unknown>)[name] = Number(value);
  next();
});
app.get('/:id', (req, res) => { res.json(z.object({ id: z.number() }).parse(req.params)); });`),
  silent('a query that a helper converts in place', `${EXPRESS}
function convert(query: Record<string, unknown>) { query['n'] = Number(query['n']); }
app.use((req, _res, next) => { convert(req.query); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('a query that a helper of a helper converts in place', `${EXPRESS}
function set(target: Record<string, unknown>, key: string) { target[key] = Number(target[key]); }
const convert = (query: Record<string, unknown>) => { set(query, 'n'); };
app.get('/', (req, res) => { convert(req.query); res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('a query that is converted by another name', `${EXPRESS}
app.use((req, _res, next) => { const query: Record<string, unknown> = req.query; query['n'] = Number(query['n']); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('a query that is taken out of the request and converted', `${EXPRESS}
app.use(({ query }, _res, next) => { (query as Record<string, unknown>)['n'] = Number(query['n']); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('Object.assign on a query', `${EXPRESS}
app.use((req, _res, next) => { Object.assign(req.query, { n: Number(req.query['n']) }); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('Object.defineProperty of a query', `${EXPRESS}
app.use((req, _res, next) => { Object.defineProperty(req, 'query', { value: { n: 1 } }); next(); });
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('a query that a Fastify hook converts', `
import Fastify from 'fastify';
import { z } from 'zod';
const app = Fastify();
app.addHook('preValidation', async (request) => { Object.assign(request.query as object, { n: 1 }); });
app.get('/', (request) => z.object({ n: z.number() }).parse(request.query));`),
  silent('a query parser of a Fastify app', `
import Fastify from 'fastify';
import { z } from 'zod';
const app = Fastify({ routerOptions: { querystringParser: (text) => ({ n: text.length }) } });
app.get('/', (request) => z.object({ n: z.number() }).parse(request.query));`),
  silent('a request whose type says that somebody converts', `${EXPRESS}
app.get('/', (req: Request<object, unknown, unknown, { page: number; on?: boolean; at: Date }>, res) => {
  res.json(z.object({ page: z.number(), on: z.boolean().optional(), at: z.date() }).parse(req.query));
  z.number().parse(req.query.page);
});
app.get('/:id', (req: Request<{ id: number }>, res) => { res.json(z.object({ id: z.number() }).parse(req.params)); });`),
  silent('an object that is changed before the parse', route(`const query: Record<string, unknown> = { ...req.query };
  query['page'] = Number(query['page']);
  z.object({ page: z.number() }).parse(query);`)),
  silent('an object that is changed under a name that is not known', route(`const query: Record<string, unknown> = { ...req.query };
  for (const key of Object.keys(query)) query[key] = Number(query[key]);
  z.object({ page: z.number() }).parse(query);`)),
  silent('an object that Object.assign changes before the parse', route(`const query: Record<string, unknown> = { ...req.query };
  Object.assign(query, { page: 1 });
  z.object({ page: z.number() }).parse(query);`)),
  silent('a parameter that is changed before the parse', `${EXPRESS}
function read(input: Record<string, unknown>) {
  input['page'] = Number(input['page']);
  return z.object({ page: z.number() }).parse(input);
}
app.get('/', (req, res) => { res.json(read(req.query)); });`),
  silent('a parse that only asks what a value is', `
import { z } from 'zod';
export function kindOf(text: string): string {
  if (z.number().safeParse(text).success) return 'number';
  const isDate = z.date().safeParse(text).success;
  const { success } = z.boolean().safeParse(text);
  const truth = z.literal(1).safeParse(text);
  return isDate ? 'date' : success ? 'boolean' : truth.success ? 'one' : 'text';
}`),
  silent('a body that only one route reads as a form', `${EXPRESS}
app.post('/form', express.urlencoded(), (_req, res) => { res.end(); });
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });`),
  silent('a body that only some routes read as a form', `${EXPRESS}
const forms = express.urlencoded();
app.post('/form', forms, (_req, res) => { res.end(); });
app.use('/forms', express.urlencoded());
app.post('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.body)); });`),
  silent('a query parser of the project', `${EXPRESS}
app.set('query parser', (text: string) => JSON.parse(text) as unknown);
app.get('/', (req, res) => { res.json(z.object({ n: z.number() }).parse(req.query)); });`),
  silent('a Hono contract with a validation of its own', `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const app = new Hono();
const schema = z.object({ n: z.number() });
app.get('/', zValidator('query', schema, undefined, { validationFunction: (s, value) => s.safeParse({ n: Number(value.n) }) }), (c) => c.text('x'));`),
  silent('what a Hono contract has validated', `
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const app = new Hono();
app.get('/', zValidator('query', z.object({ n: z.coerce.number() })), (c) => c.json(z.object({ n: z.number() }).parse(c.req.valid('query'))));`),
  silent('the keys of a record', route('z.record(z.string(), z.string()).parse(req.query);')),
  silent('a field that is left out', route('z.object({ id: z.number(), name: z.string() }).omit({ id: true }).parse(req.query);')),
  silent('the answer of another service', `
import { z } from 'zod';
export async function load() {
  const response = await fetch('https://example.com');
  return z.object({ at: z.date() }).safeParse(await response.json());
}`),
  silent('a schema that nothing is parsed with', "import { z } from 'zod';\nexport const user = z.object({ age: z.number() });"),
];

testReports('http', 'zod-require-coerce-for-http: sources', rule, sources);
testReports('http', 'zod-require-coerce-for-http: leaves', rule, leaves);
testReports('http', 'zod-require-coerce-for-http: schemas from outside', rule, declared);
testReports('http', 'zod-require-coerce-for-http: bodies', rule, bodies);
testReports('http', 'zod-require-coerce-for-http: what it does not report', rule, exempt);
