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

const NEST = `import { Body, Controller, DefaultValuePipe, Get, Headers, Module, Param, ParseFloatPipe, ParseIntPipe, Query, UsePipes, ValidationPipe, type PipeTransform } from '@nestjs/common';
import { APP_PIPE, NestFactory } from '@nestjs/core';
import { ZodValidationPipe } from 'nestjs-zod';
export const used = [Body, DefaultValuePipe, Get, Headers, Module, Param, ParseFloatPipe, ParseIntPipe, Query, UsePipes, ValidationPipe, APP_PIPE, ZodValidationPipe];
declare const orders: { page(page: number | string, size?: number): Promise<string[]> };
class ToNumber implements PipeTransform { transform(value: unknown): number { return Number(value); } }
void ToNumber;
`;

function nest(name: string, method: string, front = '', decorators = '') {
  return {
    name,
    code: `${NEST}@Controller()\n${decorators}\nclass Orders {\n  @Get()\n${method}\n}\nconst app = await NestFactory.create(Orders);\n${front}\nawait app.listen(3000);`,
  };
}

const LIST = "  list(@Query('page') page: number): unknown { return orders.page(page); }";

const REPORTED = `  list(@Query('page') page: number): unknown { return orders.page(page); }
       ~~~~~~~~~~~~~~ textForNumber`;

testReports('http', 'no-unchecked-number-parse: parameters of Nest', rule, [
  nest('a global pipe that transforms', LIST, 'app.useGlobalPipes(new ValidationPipe({ transform: true }));'),
  nest('a global pipe that is kept in a constant', LIST, 'const pipe = new ValidationPipe({ transform: true }); app.useGlobalPipes(pipe);'),
  nest('a global pipe with options from elsewhere', LIST, 'declare const options: object; app.useGlobalPipes(new ValidationPipe({ ...options }));'),
  nest('a global pipe of the project', LIST, 'app.useGlobalPipes(new ToNumber());'),
  nest('a global pipe by its token', LIST, '@Module({ providers: [{ provide: APP_PIPE, useClass: ToNumber }] }) class All {} void All;'),
  nest('a global pipe by its token, made by a function', LIST, '@Module({ providers: [{ provide: APP_PIPE, useFactory: () => new ToNumber() }] }) class All {} void All;'),
  nest('a pipe on the controller', LIST, '', '@UsePipes(new ValidationPipe({ transform: true }))'),
  nest('a pipe on the handler', `  @UsePipes(ToNumber)\n${LIST}`),
  nest('a pipe on the parameter', "  list(@Query('page', ParseIntPipe) page: number): unknown { return orders.page(page); }"),
  nest('an instance of one', "  list(@Query('page', new ParseFloatPipe()) page: number): unknown { return orders.page(page); }"),
  nest('a default and a pipe', "  list(@Query('page', new DefaultValuePipe(1), ParseIntPipe) page: number): unknown { return orders.page(page); }"),
  nest('a pipe of the project on the parameter', "  list(@Query('page', ToNumber) page: number): unknown { return orders.page(page); }"),
  nest('a text that says so', "  list(@Query('page') page: string): unknown { return orders.page(page); }"),
  nest('a text or a number', "  list(@Query('page') page: number | string): unknown { return orders.page(page); }"),
  nest('what is converted', "  list(@Query('page') page: number): unknown { return orders.page(Number(page)); }"),
  nest('what a plus converts', "  list(@Query('page') page: number): unknown { return orders.page(+page); }"),
  nest('what is converted in one place of two', "  list(@Query('page') page: number): unknown { if (page) return orders.page(page); return parseInt(page as never, 10); }"),
  nest('what a method converts', "  list(@Query('page') page: number): unknown { return this.load(page); }\n  load(n: number): unknown { return orders.page(Number(n)); }"),
  nest('what a method converts in an object', "  list(@Query('page') page: number): unknown { return this.load({ page }); }\n  load({ page }: { page: number }): unknown { return orders.page(+page); }"),
  nest('what a function of a function converts', "  list(@Query('page') page: number): unknown { return this.load({ page }); }\n  load({ page }: { page: number }): unknown { return this.paged({ page })(20); }\n  paged(options: { page: number }) { return (size: number): unknown => orders.page(Number(options.page) || 1, size); }"),
  nest('what is asked for its type', "  list(@Query('page') page: number): unknown { return typeof page === 'string' ? 1 : orders.page(page); }"),
  nest('what is assigned again', "  list(@Query('page') page: number): unknown { page = Number(page); return orders.page(page); }"),
  nest('what is only compared, multiplied and printed', "  list(@Query('page') page: number): unknown { if (page > 9) return 1; console.log(page); return `${page * 20} ${Math.max(page - 1, 0)} ${isNaN(page)}`; }"),
  nest('a text that is joined to another', "  list(@Query('page') page: number): unknown { return 'page ' + page; }"),
  nest('what nothing is done with', "  list(@Query('page') page: number): unknown { void page; return 1; }"),
  nest('the whole query', "  list(@Query() query: { page: number }): unknown { return orders.page(query.page); }"),
  {
    name: 'a program that does not show how its app is made',
    code: "import { Controller, Get, Query } from '@nestjs/common';\ndeclare function load(page: number): unknown;\n@Controller()\nexport class Orders {\n  @Get()\n  list(@Query('page') page: number): unknown { return load(page); }\n}",
  },
  {
    name: 'a decorator of the project with the same name',
    code: "import { Controller, Get } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\ndeclare function Query(name: string): ParameterDecorator;\ndeclare function load(page: number): unknown;\n@Controller()\nclass Orders {\n  @Get()\n  list(@Query('page') page: number): unknown { return load(page); }\n}\nawait NestFactory.create(Orders);",
  },
  {
    name: 'a query that a middleware writes to',
    code: "import { Controller, Get, Query } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport type { NextFunction, Request, Response } from 'express';\ndeclare function load(page: number): unknown;\n@Controller()\nclass Orders {\n  @Get()\n  list(@Query('page') page: number): unknown { return load(page); }\n}\nconst app = await NestFactory.create(Orders);\napp.use((req: Request, _res: Response, next: NextFunction) => { (req.query as Record<string, unknown>)['page'] = Number(req.query['page']); next(); });",
  },
  nest('nothing in front', REPORTED),
  nest('a global pipe that transforms nothing', REPORTED, 'app.useGlobalPipes(new ValidationPipe(), new ZodValidationPipe());'),
  nest('a global pipe that is told not to', REPORTED, 'app.useGlobalPipes(new ValidationPipe({ transform: false, whitelist: true }));'),
  nest('implicit conversion, which nothing asks for without transform', REPORTED, 'app.useGlobalPipes(new ValidationPipe({ transformOptions: { enableImplicitConversion: true } }));'),
  nest('a token of a pipe that transforms nothing', REPORTED, '@Module({ providers: [{ provide: APP_PIPE, useClass: ZodValidationPipe }] }) class All {} void All;'),
  nest('pipes on the controller that transform nothing', REPORTED, '', '@UsePipes(ValidationPipe)'),
  nest(
    'parameters of each kind',
    `  list(
    @Param('id') id: number,
    ~~~~~~~~~~~~ textForNumber
    @Query('page', new DefaultValuePipe(1)) page: number,
    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ textForNumber
    @Query('size') size = 20,
    ~~~~~~~~~~~~~~ textForNumber
    @Query('from') from?: number,
    ~~~~~~~~~~~~~~ textForNumber
    @Query('to') to?: number | null,
    ~~~~~~~~~~~~ textForNumber
  ): unknown {
    const next = page + 1;
    const first = from ?? 0;
    if (size === 20) return id.toFixed(2);
    switch (to) { case 1: return next; default: return this.load(first); }
  }
  load(n: number): unknown { return orders.page({ n }.n, n); }`,
  ),
  nest(
    'a header, which a pipe that transforms leaves alone',
    `  list(@Headers('x-page') page: number): unknown { return orders.page(page); }
       ~~~~~~~~~~~~~~~~~~ textForNumber`,
    'app.useGlobalPipes(new ValidationPipe({ transform: true }));',
  ),
]);

function schema(name: string, page: string, use = 'res.json({ page });') {
  return {
    name,
    code: `import express from 'express';\nimport { z } from 'zod';\nexport const app = express();\nconst search = z.object({\n  page: ${page},\n});\napp.get('/', (req, res) => {\n  const { page } = search.parse(req.query);\n  ${use}\n  res.json({ page });\n});`,
  };
}

testReports('http', 'no-unchecked-number-parse: frameworks', rule, [
  {
    name: 'Koa, h3 and Next',
    code: `import Router from '@koa/router';
import { getQuery, getRouterParam, H3 } from 'h3';
import type { NextApiRequest, NextApiResponse } from 'next';
import type { NextRequest } from 'next/server.js';
new Router().get('/:id', (ctx) => { setTimeout(() => {}, Number(ctx.params['id'])); });
                                                         ~~~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting
new H3().get('/:id', (event) => {
  const { page } = getQuery<{ page: string }>(event);
  return Response.json({ id: Number(getRouterParam(event, 'id')), page: parseInt(page, 10) });
                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
                                                                        ~~~~~~~~~~~~~~~~~~ nanInResponse
});
export function GET(request: NextRequest): Response {
  return Response.json({ page: Number(request.nextUrl.searchParams.get('page')) });
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
}
export function handler(req: NextApiRequest, _res: NextApiResponse): void {
  setTimeout(() => {}, Number(req.query['wait']));
                       ~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsSetting
}`,
  },
]);

testReports('http', 'no-unchecked-number-parse: schemas that make NaN', rule, [
  schema('a pipe after it', 'z.string().transform(Number).pipe(z.number())'),
  schema('a refinement after it', 'z.string().transform(Number).refine((page) => page > 0)'),
  schema('a check after it', 'z.string().transform(Number).superRefine(() => {})'),
  schema('another transformation after it', 'z.string().transform(Number).transform((page) => page || 1)'),
  schema('a pattern before it', 'z.string().regex(/^\\d+$/).transform(Number)'),
  schema('a refinement before it', "z.string().refine((page) => !isNaN(+page)).transform(Number)"),
  schema('a list of texts before it', "z.enum(['1', '2']).transform(Number)"),
  schema('another transformation before it', "z.string().transform((page) => page.trim()).transform(Number)"),
  schema('a default for what is none', 'z.string().transform((page) => Number(page) || 1)'),
  schema('a function of more than one line', 'z.string().transform((page) => { if (!page) throw new Error(); return Number(page); })'),
  schema('a transformation that makes no number', 'z.string().transform((page) => page.length)'),
  schema('within a pipe', 'z.preprocess(String, z.string().transform(Number))'),
  schema('within an alternative', "z.union([z.string().transform(Number), z.literal('all')])"),
  schema('a guard where it is parsed', 'z.string().transform(Number)', 'if (Number.isNaN(page)) throw new Error();'),
  schema('a name that no pattern could hold', "z.string().transform(Number).pipe(z.number()), 'a(': z.string().transform((value) => value.length)"),
  schema('a guard that is not that of the language', 'z.string().transform(Number)', 'if (!page) throw new Error();'),
  {
    name: 'a refinement of the whole',
    code: "import express from 'express';\nimport { z } from 'zod';\nconst search = z.object({ page: z.string().transform(Number) }).refine(({ page }) => page > 0);\nexpress().get('/', (req, res) => { res.json(search.parse(req.query)); });",
  },
  {
    name: 'a guard on a member of what is parsed',
    code: "import express from 'express';\nimport { z } from 'zod';\nconst search = z.object({ page: z.string().transform(Number) });\nexpress().get('/', (req, res) => { const result = search.safeParse(req.query); if (!result.success || isNaN(result.data.page)) throw new Error(); res.json(result.data); });",
  },
  {
    name: 'a guard further away, on what is read by its name',
    code: "import { z } from 'zod';\nconst env = z.object({ MAX_AGE: z.string().transform(Number) }).parse(process.env);\nexport const configured = { env };\nexport const maxAge = Number(configured.env.MAX_AGE) || 86400;",
  },
  {
    name: 'a default further away',
    code: "import { z } from 'zod';\nconst env = z.object({ MAX_AGE: z.string().transform(Number) }).parse(process.env);\nexport const configured = { env };\nexport const maxAge = configured.env.MAX_AGE || 86400;",
  },
  {
    name: 'a text that does not come from the wire',
    code: "import { z } from 'zod';\nexport const page = z.string().transform(Number).parse('1');",
  },
  {
    name: 'a row of a file',
    code: "import { z } from 'zod';\ndeclare const row: Record<string, string>;\nexport const page = z.object({ page: z.string().transform(Number) }).parse(row);",
  },
  {
    name: 'a schema that nothing parses with',
    code: "import { z } from 'zod';\nexport const search = z.object({ page: z.string().transform(Number) });",
  },
  {
    name: 'a transform of the project',
    code: "import express from 'express';\ndeclare const text: { string(): { transform(to: NumberConstructor): { parse(value: unknown): number } } };\nexpress().get('/', (req, res) => { res.json(text.string().transform(Number).parse(req.query)); });",
  },
  {
    name: 'each way to write it',
    code: `import express from 'express';
import { z } from 'zod';
const search = z.object({
  page: z.string().transform(Number),
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
  size: z.string().min(1).optional().transform((size) => size ? parseInt(size, 10) : 20),
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
  last: z.string().default('1').transform((last) => +last).optional(),
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
  rate: z.string().trim().transform((rate) => Number.parseFloat(rate ?? '1')),
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
});
express().get('/', (req, res) => {
  res.json(search.partial().parse(req.query));
});`,
  },
  {
    name: 'the environment, and a contract',
    code: `import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { z } from 'zod';
export const env = z.object({ PORT: z.string().transform(Number) }).parse(process.env);
                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
const search = zValidator('query', z.object({ page: z.string().transform(Number) }));
                                                    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
export const app = new Hono().get('/', search, (c) => c.json(c.req.valid('query')));`,
  },
]);

testReports('environment', 'no-unchecked-number-parse: schemas that make NaN', rule, [
  {
    name: 'variables of t3-env',
    code: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({
  server: { PORT: z.string().transform(Number), SIZE: z.string().transform((size) => parseInt(size, 10)).pipe(z.number()) },
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
  runtimeEnv: process.env,
});`,
  },
]);

testReports('http-zod-3', 'no-unchecked-number-parse: schemas that make NaN', rule, [
  {
    name: 'zod 3',
    code: `import express from 'express';
import { z } from 'zod';
express().get('/', (req, res) => {
  res.json(z.object({ page: z.string().transform(Number), size: z.string().transform(Number).pipe(z.number()) }).parse(req.query));
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanIsValid
});`,
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

const PARAMETERS = `import { Controller, DefaultValuePipe, Get, Headers, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
declare function load(...numbers: (number | undefined)[]): unknown;
@Controller()
class Orders {
  @Get() all(@Query('page') page: number): unknown { return load(page); }
  @Get() some(@Query('size', new DefaultValuePipe(20)) size: number): unknown { return load(size); }
  @Get() none(@Query('last') last?: number): unknown { return load(last); }
  @Get() head(@Headers('x-page') page: number): unknown { return load(page); }
}
await NestFactory.create(Orders);`;

const PIPED = `import { applyDecorators, Body, Controller, Get, Param, Post, Query, UsePipes, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
declare function load(number: number): unknown;
const Api = (path: string) => applyDecorators(Get(path), UsePipes(new ValidationPipe({ transform: true })));
export { Api, Body, Controller, Get, load, Param, Post, Query };
class Base {}
@Controller()
class Orders {}
await NestFactory.create(Orders);`;

testRule('http', 'no-unchecked-number-parse', rule, {
  valid: [
    { name: 'a part of a body', code: `${PIPED}\n@Controller() export class Carts { @Post() add(@Body('quantity') quantity: number): unknown { return load(quantity); } }` },
    { name: 'a decorator of the project', code: `${PIPED}\n@Controller() export class Carts { @Api('list') list(@Query('page') page: number): unknown { return load(page); } }` },
    { name: 'a controller that extends another', code: `${PIPED}\n@Controller() export class Carts extends Base { @Get() list(@Query('page') page: number): unknown { return load(page); } }` },
    { name: 'a text that is cut by', code: `${PIPED}\n@Controller() export class Carts { @Get() list(@Query('limit') limit: number): unknown { return ['a'].slice(0, limit); } }` },
  ],
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
      name: 'the mend of a parameter',
      code: PARAMETERS,
      errors: [
        ["@Query('page') page", "@Query('page', ParseIntPipe) page"],
        ['new DefaultValuePipe(20)', 'new DefaultValuePipe(20), ParseIntPipe'],
        ["@Query('last') last", "@Query('last', new ParseIntPipe({ optional: true })) last"],
      ].map(([from = '', to = '']) => ({
        messageId: 'textForNumber' as const,
        suggestions: [{ messageId: 'parseInPipe' as const, output: PARAMETERS.replace(from, to).replace('Query }', 'Query, ParseIntPipe }') }],
      })).concat({ messageId: 'textForNumber' as const, suggestions: null as never }),
      output: null,
    },
    {
      name: 'the mend of a schema',
      code: "import { z } from 'zod';\nexport const { PORT } = z.object({ PORT: z.string().transform(Number), AT: z.string().optional().transform(Number) }).parse(process.env);",
      errors: [
        {
          messageId: 'nanIsValid',
          suggestions: [
            {
              messageId: 'pipeNumber',
              output: "import { z } from 'zod';\nexport const { PORT } = z.object({ PORT: z.string().transform(Number).pipe(z.number()), AT: z.string().optional().transform(Number) }).parse(process.env);",
            },
          ],
        },
        { messageId: 'nanIsValid', suggestions: null },
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
