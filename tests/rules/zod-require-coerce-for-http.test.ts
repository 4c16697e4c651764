import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'jsonLeaf' | 'mixedLeaf' | 'stringLeaf';

const EXPRESS = `import express, { type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';
const app = express();`;

testRule('http', 'zod-require-coerce-for-http', rule, {
  valid: [
    { name: 'coerced', code: `${EXPRESS}
app.get('/', (req) => { z.object({ age: z.coerce.number() }).parse(req.query); });` },
  ],
  invalid: [
    { name: 'number in a query', ...annotated<MessageIds>(`${EXPRESS}
app.get('/', (req) => { z.object({ age: z.number().int() }).parse(req.query); });
                                        ~~~~~~~~~~ stringLeaf`) },
    { name: 'params, headers, cookies', ...annotated<MessageIds>(`${EXPRESS}
const id = z.number();
           ~~~~~~~~~~ stringLeaf
const params = z.object({ id });
app.get('/:id', (req, res) => {
  const { id } = params.parse(req.params);
  const headers = z.object({ 'x-page': z.boolean().optional() }).safeParse(req.headers);
                                       ~~~~~~~~~~~ stringLeaf
  const cookies = z.object({ seen: z.date() }).safeParse(req.cookies);
                                   ~~~~~~~~ stringLeaf
  const page = z.number().default(1).parse(req.query.page);
               ~~~~~~~~~~ stringLeaf
  res.json({ id, headers, cookies, page });
});`) },
    { name: 'a validating middleware', ...annotated<MessageIds>(`${EXPRESS}
const signup = z.object({ query: z.object({ age: z.number() }), body: z.object({ n: z.number() }) });
                                                 ~~~~~~~~~~ stringLeaf
const validate = (schema: z.ZodType) => (req: Request, res: Response, next: NextFunction) => {
  schema.parse({ query: req.query, body: req.body });
  next();
};
app.use(express.json());
app.get('/', validate(signup));
const list = z.object({ page: z.number() });
                              ~~~~~~~~~~ stringLeaf
function check(schema: z.ZodType, part: 'query' | 'body') {
  return (req: Request, _res: Response, next: NextFunction) => { schema.parse(req[part]); next(); };
}
app.get('/', check(list, 'query'));
app.get('/', check(z.object({ page: z.number() }), 'body'));
`) },
    { name: 'hono contract', ...annotated<MessageIds>(`
import { Hono } from 'hono';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
const app = new Hono();
app.get('/', zValidator('query', z.object({ n: z.number() })), (c) => c.json(c.req.valid('query')));
                                               ~~~~~~~~~~ stringLeaf
app.post('/', zValidator('json', z.object({ n: z.number(), at: z.date() })), (c) => c.json(c.req.valid('json')));
                                                               ~~~~~~~~ jsonLeaf
app.get('/x', (c) => c.json(z.object({ n: z.number() }).parse(c.req.query())));
                                          ~~~~~~~~~~ stringLeaf
app.get('/x', (c) => c.json(z.number().parse(c.req.query('n'))));
                            ~~~~~~~~~~ stringLeaf
`) },
    { name: 'fastify contract', ...annotated<MessageIds>(`
import Fastify from 'fastify';
import { type ZodTypeProvider, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
const app = Fastify().withTypeProvider<ZodTypeProvider>();
app.setValidatorCompiler(validatorCompiler);
app.get('/', { schema: { querystring: z.object({ n: z.number() }) } }, (request) => request.query.n);
                                                    ~~~~~~~~~~ stringLeaf
app.get('/q', (request) => z.object({ n: z.number() }).parse(request.query));
                                         ~~~~~~~~~~ stringLeaf
`) },
    { name: 'fetch and environment', ...annotated<MessageIds>(`
import { z } from 'zod';
const env = z.object({ PORT: z.number().default(3000) }).parse(process.env);
                             ~~~~~~~~~~ stringLeaf
export async function GET(request: Request) {
  const url = new URL(request.url);
  const q = z.object({ n: z.number() }).parse(Object.fromEntries(url.searchParams));
                          ~~~~~~~~~~ stringLeaf
  const form = z.object({ n: z.number() }).parse(Object.fromEntries(await request.formData()));
                             ~~~~~~~~~~ stringLeaf
  const n = z.number().parse(url.searchParams.get('n'));
            ~~~~~~~~~~ stringLeaf
  const at = z.object({ n: z.number(), at: z.date() }).parse(await request.json());
                                           ~~~~~~~~ jsonLeaf
  return Response.json({ q, form, n, at, env });
}
`) },
  ],
});
