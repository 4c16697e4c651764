import rule from '../../src/rules/no-unchecked-number-parse.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const LOAD = 'declare function load(page: number): Promise<string>;\n';

function handler(body: string): string {
  return `import express from 'express';\n${LOAD}export const app = express();\napp.get('/:id', async (req, res) => {\n${body}\nres.json(await load(1));\n});`;
}

function silent(name: string, body: string) {
  return { name, code: handler(body) };
}

testReports('http', 'no-unchecked-number-parse', rule, [
  silent('a NaN that is refused before', 'const page = Number(req.query.page); if (Number.isNaN(page)) { res.status(400).end(); return; } res.json({ page });'),
  silent('the global isNaN', 'const page = Number(req.query.page); if (isNaN(page)) throw new Error(); res.json({ page });'),
  silent('isFinite around the use', 'const page = Number(req.query.page); if (Number.isFinite(page)) res.json({ page });'),
  silent('isInteger in a conditional', 'const page = Number(req.query.page); res.json({ page: Number.isInteger(page) ? page : 1 });'),
  silent('isSafeInteger and a limit in one', 'const page = Number(req.query.page); if (!Number.isSafeInteger(page) || page > 9) throw new Error(); res.json({ page });'),
  silent('falsy is refused', 'const page = Number(req.query.page); if (!page) throw new Error(); res.json({ page });'),
  silent('|| n on the parse', 'const page = Number(req.query.page) || 1; res.json({ page });'),
  silent('|| n where it is used', 'const page = parseInt(String(req.query.page)); res.json({ page: page || 1 });'),
  silent('|| n on what is computed', 'res.json({ skip: (Number(req.query.page) - 1) * 20 || 0 });'),
  silent('|| n in the limits of Math', 'res.json({ take: Math.min(Number(req.query.take) || 20, 100) });'),
  silent('&& before the use', 'const page = Number(req.query.page); res.json(page && { page });'),
  silent('a range that NaN is outside of', 'const page = Number(req.query.page); if (page >= 1 && page <= 9) { res.json({ page }); return; } throw new Error();'),
  silent('not within a range', 'const page = Number(req.query.page); if (!(page >= 1 && page <= 9)) throw new Error(); res.json({ page });'),
  silent('a range whose else refuses', 'const page = Number(req.query.page); if (page > 0) { await load(1); } else { throw new Error(); } res.json({ page });'),
  silent('it is not itself', 'const page = Number(req.query.page); if (page !== page) throw new Error(); res.json({ page });'),
  silent('a comparison that is kept', 'const page = Number(req.query.page); const isFine = page > 0; if (!isFine) throw new Error(); res.json({ page });'),
  silent('isNaN that is kept', 'const page = Number(req.query.page); const isWrong = isNaN(page); if (isWrong) throw new Error(); res.json({ page });'),
  silent('an assertion of the project', 'const assert: (value: unknown) => void = () => {}; const page = Number(req.query.page); assert(page > 0); res.json({ page });'),
  silent('a function that is handed it before', 'const page = Number(req.query.page); await load(page); res.json({ page });'),
  silent('a list that it must be in', 'const page = Number(req.query.page); if (![10, 20].includes(page)) throw new Error(); res.json({ page });'),
  silent('another number that it must be', 'const page = Number(req.query.page); if (page !== 5) throw new Error(); res.json({ page });'),
  silent('a guard after the arithmetic', 'const skip = (Number(req.query.page) - 1) * 20; if (isNaN(skip)) throw new Error(); res.json({ skip });'),
  silent('a guard that comes late', 'const page = Number(req.query.page); const skip = page * 20; if (isNaN(page)) throw new Error(); res.json({ skip });'),
  silent('a guard that something else joins', 'const page = Number(req.query.page); if (isNaN(page) && req.query.page) throw new Error(); res.json({ page });'),
  silent('a variable that is assigned again', 'let page = Number(req.query.page); if (page > 9) page = 9; res.json({ page });'),
  silent('what another function is handed', 'await load(Number(req.query.page));'),
  silent('what is returned', 'const pageOf = () => Number(req.query.page); await load(pageOf());'),
  silent('a text that is tested before', 'if (!/^\\d+$/.test(req.params.id)) throw new Error(); res.json({ id: Number(req.params.id) });'),
  silent('a text that is matched before', 'const { id } = req.params; if (!id.match(/^\\d+$/)) throw new Error(); res.json({ id: Number(id) });'),
  silent('a text that another parse tested', 'if (isNaN(Number(req.params.id))) throw new Error(); res.json({ id: Number(req.params.id) });'),
  silent('a query that is handed to something before', 'const check: (value: unknown) => void = () => {}; check(req.query); res.json({ page: Number(req.query.page) });'),
  silent('a request that is handed to something before', 'const check: (value: unknown) => void = () => {}; check(req); res.json({ page: Number(req.query.page) });'),
  silent('a template', 'res.send(`page ${Number(req.query.page)}`);'),
  silent('what the code writes', "const page = Number('1'); res.json({ page });"),
  silent('a number of its own', 'const page = 5; res.json({ page: Number(page) });'),
  silent('a project function of that name', 'const parseInt = (_: unknown) => 1; res.json({ page: parseInt(req.query.page) });'),
  silent('text of which only the type is known', 'const row = await load(1); res.json({ page: Number(row) });'),
  silent('bits, which make 0 of NaN', 'res.json({ page: ~~Number(req.query.page), size: Number(req.query.size) | 0 });'),
  silent('a list of numbers that is looked at', 'const page = Number(req.query.page); if ([page].some(Number.isNaN)) throw new Error(); res.json({ page });'),
  silent('a member that is looked at', 'const query = { page: Number(req.query.page) }; if (isNaN(query.page)) throw new Error(); res.json(query);'),
  silent('a number that is written out and compared', 'const page = Number(req.query.page); if (page.toString() !== req.query.page) throw new Error(); res.json({ page });'),
  silent('an index of a list that must have it', "const size = ['s', 'm'][Number(req.query.size)]; if (!size) throw new Error(); res.json({ size });"),
  silent('a table that must have it', "const n = Number(req.query.n); if (!['s', 'm'][n]) throw new Error(); res.json({ n });"),
  silent('a list that is destructured', 'const [page] = [Number(req.query.page)]; res.json({ page });'),
  silent('a range in a conditional', 'const page = Number(req.query.page); res.json({ page: page > 0 ? page : 1 });'),
  silent('a range asked of a parse before', 'res.json({ page: Number(req.query.page) > 0 ? Number(req.query.page) : 1 });'),
  silent('an error that is noted', 'const page = Number(req.query.page); const errors: string[] = []; if (isNaN(page)) errors.push("page"); res.json({ errors, page });'),
  silent('a variable that is filled under a condition', 'let page = 1; if (req.query.page) page = Number(req.query.page); res.json({ page });'),
  silent('a range of a loop', 'for (let i = 0; i < Number(req.query.page); i++) await load(i);'),
  {
    name: 'a pattern in the path',
    code: "import { Hono } from 'hono';\nnew Hono().get('/:id{[0-9]+}', (c) => c.json({ id: Number(c.req.param('id')) }));",
  },
  {
    name: 'a middleware before the handler',
    code: "import express, { type RequestHandler } from 'express';\ndeclare const validate: RequestHandler;\nexpress().get('/', validate, (req, res) => { res.json({ page: Number(req.query.page) }); });",
  },
  {
    name: 'a middleware before a handler with a name',
    code: "import express, { type Request, type RequestHandler, type Response } from 'express';\ndeclare const validate: RequestHandler;\nfunction list(req: Request, res: Response): void { res.json({ page: Number(req.query.page) }); }\nexpress().get('/', validate, list);",
  },
  {
    name: 'an environment that a schema reads',
    code: "import http from 'node:http';\nimport { z } from 'zod';\nexport const env = z.object({ PORT: z.string().regex(/^\\d+$/) }).parse(process.env);\nhttp.createServer().listen(Number(process.env['PORT']));",
  },
  {
    name: 'what a schema has read',
    code: "import express from 'express';\nimport { z } from 'zod';\nexpress().get('/', (req, res) => { const { page } = z.object({ page: z.string().regex(/^\\d+$/) }).parse(req.query); res.json({ page: Number(page) }); });",
  },
  {
    name: 'a setting of the project',
    code: 'declare function connect(options: { port: number }): void;\nconnect({ port: Number(process.env["PORT"]) });',
  },
  {
    name: 'an answer, a limit, and arithmetic',
    code: `import express from 'express';
export const app = express();
app.get('/:id', (req, res) => {
  const page = Number(req.query.page);
               ~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
  const { size } = req.query as { size?: string };
  const take = parseInt(size ?? '20', 10);
               ~~~~~~~~~~~~~~~~~~~~~~~~~~ nanPassesLimit
  if (take > 100) {
    throw new RangeError('too many');
  }
  let total = 5;
  total += parseFloat(req.params.id);
           ~~~~~~~~~~~~~~~~~~~~~~~~~ nanInArithmetic
  const skip = Math.max(+req.params.id, 1) * take;
                        ~~~~~~~~~~~~~~ nanInResponse
  res.json({ page, total, rest: [{ skip }] });
});`,
  },
  {
    name: 'guards that cannot fire, and a default for what is absent only',
    code: `import express from 'express';
export const app = express();
app.get('/', (req, res) => {
  const page = Number(req.query.page);
               ~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
  if (page && isNaN(page)) throw new Error();
  const size = Number(req.query.size) ?? 20;
               ~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
  const last = req.query.last ? Number.parseInt(String(req.query.last)) : undefined;
  const first = req.query.first === undefined ? 1 : Number(req.query.first);
                                                    ~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
  if (last !== undefined) { console.log(last); }
  res.json({ first, page, size });
});`,
  },
  {
    name: 'a limit that is answered with 400, and one asked of the parse itself',
    code: `import express from 'express';
export const app = express();
app.get('/', (req, res) => {
  const take = Number(req.query.take);
               ~~~~~~~~~~~~~~~~~~~~~~ nanPassesLimit
  if (take < 1 || take > 100) {
    res.status(400).end();
    return;
  }
  if (Number(req.query.skip) > 1000) throw new RangeError();
      ~~~~~~~~~~~~~~~~~~~~~~ nanPassesLimit
});`,
  },
  {
    name: 'settings',
    code: `import express from 'express';
import http from 'node:http';
const port = Number(process.env['PORT'] ?? '3000');
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting
express().listen(port);
http.createServer().listen({ port: parseInt(process.env['ADMIN_PORT'] ?? '') });
                                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting
setTimeout(() => {}, Number(process.env['WAIT']));
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting
AbortSignal.timeout(+process.env['LIMIT']!);
                    ~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting`,
  },
  {
    name: 'URL, Hono and Fastify',
    code: `import { fastify } from 'fastify';
import { Hono } from 'hono';
new Hono().get('/:id', (c) => c.json({ id: Number(c.req.param('id')) }));
                                           ~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
fastify().get<{ Querystring: { page: string } }>('/', async (request, reply) => {
  await reply.send({ page: Number(request.query.page) });
                           ~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
});
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const page = Number(searchParams.get('page'));
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
  return Response.json({ page });
}`,
  },
]);

testReports('prisma-7', 'no-unchecked-number-parse', rule, [
  {
    name: 'a query',
    code: `import type { PrismaClient } from './client/client.js';
export async function ordersOf(prisma: PrismaClient): Promise<unknown> {
  const page = parseInt(process.env['PAGE']!, 10);
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInQuery
  const options = { skip: (page - 1) * 20, take: 20 };
  return prisma.order.findMany(options);
}`,
  },
  {
    name: 'a query behind a guard',
    code: `import type { PrismaClient } from './client/client.js';
export async function ordersOf(prisma: PrismaClient): Promise<unknown> {
  const take = parseInt(process.env['TAKE']!, 10);
  return Number.isNaN(take) ? [] : prisma.order.findMany({ take });
}`,
  },
]);

testRule('http', 'no-unchecked-number-parse', rule, {
  valid: [],
  invalid: [
    {
      name: 'the mend of a constant',
      code: `setInterval(() => {}, 5);
const wait = Number(process.env['WAIT']); // in milliseconds
setTimeout(() => {}, wait);
export {};`,
      errors: [
        {
          messageId: 'nanIsSetting',
          suggestions: [
            {
              messageId: 'refuseNaN',
              output: `setInterval(() => {}, 5);
const wait = Number(process.env['WAIT']);
if (!Number.isFinite(wait)) {
  throw new RangeError('wait is not a number');
} // in milliseconds
setTimeout(() => {}, wait);
export {};`,
            },
          ],
        },
      ],
      output: null,
    },
    {
      name: 'no mend where there is no constant',
      code: "setTimeout(() => {}, Number(process.env['WAIT']));",
      errors: [{ messageId: 'nanIsSetting', suggestions: null }],
      output: null,
    },
  ],
});
