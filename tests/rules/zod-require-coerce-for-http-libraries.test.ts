import rule from '../../src/rules/zod-require-coerce-for-http.ts';
import { testReports } from '../support/reports.ts';

testReports('http', 'zod-require-coerce-for-http: Koa', rule, [
  {
    name: 'query, parameters and headers',
    code: `import Router from '@koa/router';
import { z } from 'zod';
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
const byId = z.object({ id: z.number() });
                            ~~~~~~~~~~ stringLeaf
export const router = new Router().get('/:id', (ctx) => {
  ctx.body = [search.parse(ctx.query), byId.parse(ctx.params), z.number().parse(ctx.headers['x-page'])];
                                                               ~~~~~~~~~~ stringLeaf
});`,
  },
  {
    name: 'a body is JSON, which has no dates',
    code: `import 'koa-bodyparser';
import Koa from 'koa';
import { z } from 'zod';
const event = z.object({ seats: z.number(), startsAt: z.date() });
                                                      ~~~~~~~~ jsonLeaf
new Koa().use((ctx) => { ctx.body = event.parse(ctx.request.body); });`,
  },
  {
    name: 'a query that somebody converts',
    code: `import Koa from 'koa';
import { z } from 'zod';
const app = new Koa();
app.use(async (ctx, next) => { (ctx.query as Record<string, unknown>)['page'] = Number(ctx.query['page']); await next(); });
app.use((ctx) => { ctx.body = z.object({ page: z.number() }).parse(ctx.query); });`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: Next', rule, [
  {
    name: 'route handlers',
    code: `import type { NextRequest } from 'next/server.js';
import { z } from 'zod';
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
const byId = z.object({ id: z.number() });
                            ~~~~~~~~~~ stringLeaf
const order = z.object({ count: z.number() });
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { page } = search.parse(Object.fromEntries(request.nextUrl.searchParams));
  const { id } = byId.parse(await params);
  const { count } = order.parse(await request.json());
  return Response.json([page, id, count, z.number().parse(request.nextUrl.searchParams.get('size'))]);
                                         ~~~~~~~~~~ stringLeaf
}`,
  },
  {
    name: 'the properties of a page',
    code: `import { z } from 'zod';
const search = z.object({ page: z.number().optional() });
                                ~~~~~~~~~~ stringLeaf
interface Props { params: Promise<{ id: string }>; searchParams: Promise<{ [key: string]: string | string[] | undefined }> }
export default async function Page({ searchParams }: Props): Promise<unknown> {
  return search.parse(await searchParams);
}`,
  },
  {
    name: 'routes and pages of old',
    code: `import type { GetServerSidePropsContext, NextApiRequest, NextApiResponse } from 'next';
import { z } from 'zod';
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
export default function handler(req: NextApiRequest, res: NextApiResponse): void {
  res.json([search.parse(req.query), z.object({ count: z.number() }).parse(req.body)]);
}
export function getServerSideProps({ query }: GetServerSidePropsContext): unknown {
  return { props: z.object({ size: z.number() }).parse(query) };
                                   ~~~~~~~~~~ stringLeaf
}`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: h3', rule, [
  {
    name: 'what its functions hand out, and what it validates',
    code: `import { getQuery, getRouterParam, getValidatedQuery, getValidatedRouterParams, H3, readBody, readValidatedBody } from 'h3';
import { z } from 'zod';
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
const byId = z.object({ id: z.number() });
                            ~~~~~~~~~~ stringLeaf
const order = z.object({ count: z.number() });
new H3().all('/:id', async (event) => {
  const query = getQuery(event);
  return [
    search.parse(query), await getValidatedRouterParams(event, byId), order.parse(await readBody(event)), await readValidatedBody(event, order),
    z.number().parse(getRouterParam(event, 'id')),
    ~~~~~~~~~~ stringLeaf
    await getValidatedQuery(event, (input) => z.object({ size: z.number() }).parse(input)),
                                                               ~~~~~~~~~~ stringLeaf
    await getValidatedQuery(event, z.object({ last: z.coerce.number() })),
  ];
});`,
  },
  {
    name: 'what a type claims of a query, which nothing converts',
    code: `import { getQuery, H3 } from 'h3';
import { z } from 'zod';
new H3().get('/', (event) => z.object({ page: z.number() }).parse(getQuery<{ page: number }>(event)));
                                              ~~~~~~~~~~ stringLeaf`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: t3-env', rule, [
  {
    name: 'each variable, also with a default',
    code: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({
  server: { PORT: z.number().default(3000), HOST: z.string(), SIZE: z.coerce.number(), DEBUG: z.boolean().optional() },
                  ~~~~~~~~~~ stringLeaf
                                                                                              ~~~~~~~~~~~ stringLeaf
  runtimeEnv: process.env,
});`,
  },
  {
    name: 'variables that are handed on one by one',
    code: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({
  clientPrefix: 'PUBLIC_',
  client: { PUBLIC_SIZE: z.number() },
                         ~~~~~~~~~~ stringLeaf
  shared: { COUNT: z.number() },
  runtimeEnvStrict: { COUNT: 5, PUBLIC_SIZE: process.env['PUBLIC_SIZE'] },
});`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: Hono zod-openapi', rule, [
  {
    name: 'the parts of a route',
    code: `import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
const route = createRoute({
  method: 'post',
  path: '/{id}',
  request: {
    body: { content: { 'application/json': { schema: z.object({ count: z.number(), at: z.date() }) } } },
                                                                                       ~~~~~~~~ jsonLeaf
    params: z.object({ id: z.coerce.number() }),
    query: search,
  },
  responses: { 200: { description: 'the order' } },
});
export const app = new OpenAPIHono().openapi(route, (c) => c.text('order'));`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: nestjs-zod', rule, [
  {
    name: 'a DTO of a query, and one of a body',
    code: `import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { createZodDto, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
export const pipe = new ZodValidationPipe();
class SearchDto extends createZodDto(z.object({ page: z.number(), size: z.coerce.number() })) {}
                                                      ~~~~~~~~~~ stringLeaf
class OrderDto extends createZodDto(z.object({ count: z.number() })) {}
@Controller()
export class Orders {
  @Get() list(@Query() { page }: SearchDto): unknown { return page; }
  @Post() create(@Body() order: OrderDto): unknown { return order; }
}`,
  },
]);

testReports('http-zod-3', 'zod-require-coerce-for-http: ts-rest', rule, [
  {
    name: 'the query and the parameters of a contract, and not its body',
    code: `import { initContract } from '@ts-rest/core';
import { z } from 'zod';
export const contract = initContract().router({
  orders: {
    list: { method: 'GET', path: '/orders', query: z.object({ page: z.number() }), responses: { 200: z.object({ count: z.number() }) } },
                                                                    ~~~~~~~~~~ stringLeaf
    change: { body: z.object({ count: z.number() }), method: 'PUT', path: '/orders/:id', pathParams: z.object({ id: z.number() }), responses: { 200: z.string() } },
                                                                                                                    ~~~~~~~~~~ stringLeaf
  },
});`,
  },
]);

testReports('http', 'zod-require-coerce-for-http: procedures, whose inputs are JSON of which both ends have the types', rule, [
  {
    name: 'tRPC',
    code: `import { initTRPC } from '@trpc/server';
import { z } from 'zod';
const { procedure, router } = initTRPC.create();
export const app = router({
  order: procedure.input(z.object({ id: z.number(), at: z.date(), size: z.bigint() })).query(({ input }) => input.id),
  list: procedure.input(z.number()).mutation(({ input }) => input),
});`,
  },
  {
    name: 'oRPC',
    code: `import { os } from '@orpc/server';
import { z } from 'zod';
export const order = os.input(z.object({ id: z.number(), at: z.date() })).handler(({ input }) => input.id);
export const app = { order };`,
  },
]);
