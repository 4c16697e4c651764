import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

/** What a program prints where the fixture's packages are. */
function printedBy(program: string): string[] {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: openFixture('http').directory, encoding: 'utf8' });
  return stdout.trim().split('\n');
}

it.each(['koa-bodyparser', '@koa/bodyparser'])('Koa hands out texts, but for a JSON body (%s)', (parser) => {
  expect(
    printedBy(`
import Router from '@koa/router';
import Koa from 'koa';
import bodyParser from '${parser}';
const app = new Koa().use(bodyParser());
const router = new Router().post('/:id', (ctx) => { ctx.body = [ctx.query, ctx.params, ctx.request.body]; });
const server = app.use(router.routes()).listen(0, async () => {
  const url = 'http://localhost:' + server.address().port + '/4?n=5&m=1&m=2';
  const json = { 'content-type': 'application/json' };
  console.log(await (await fetch(url, { body: '{"n":5}', headers: json, method: 'POST' })).text());
  console.log(await (await fetch(url, { body: new URLSearchParams({ n: '5' }), method: 'POST' })).text());
  server.close();
});`),
  ).toEqual(['[{"n":"5","m":["1","2"]},{"id":"4"},{"n":5}]', '[{"n":"5","m":["1","2"]},{"id":"4"},{"n":"5"}]']);
});

it('h3 hands out texts, refuses them where a schema wants a number, and keeps the numbers of a JSON body', () => {
  expect(
    printedBy(`
import { getQuery, getRouterParams, getValidatedQuery, H3, readValidatedBody } from 'h3';
import { z } from 'zod';
const n = z.object({ n: z.number() });
const app = new H3()
  .get('/plain/:id', (event) => [getQuery(event), getRouterParams(event)])
  .get('/schema', (event) => getValidatedQuery(event, n))
  .get('/function', (event) => getValidatedQuery(event, (query) => n.parse(query)))
  .get('/coerced', (event) => getValidatedQuery(event, z.object({ n: z.coerce.number() })))
  .post('/body', (event) => readValidatedBody(event, n));
for (const path of ['/plain/4?n=5', '/coerced?n=5']) console.log(await (await app.request(path)).text());
for (const path of ['/schema?n=5', '/function?n=5']) console.log((await app.request(path)).status);
console.log((await app.request('/body', { body: '{"n":5}', method: 'POST' })).status);`),
  ).toEqual(['[{"n":"5"},{"id":"4"}]', '{"n":5}', '400', '400', '200']);
});

it('t3-env refuses a variable for a number, which a default hides until it is set', () => {
  expect(
    printedBy(`
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
console.error = () => {};
function read(schema, N) {
  try { console.log(createEnv({ runtimeEnv: { N }, server: { N: schema } }).N); } catch { console.log('refused'); }
}
read(z.number(), '5');
read(z.number().default(3), undefined);
read(z.number().default(3), '5');
read(z.coerce.number(), '5');
read(z.coerce.number(), '');
read(z.string().transform(Number), 'five');
try { createEnv({ emptyStringAsUndefined: true, runtimeEnv: { N: '' }, server: { N: z.coerce.number() } }); } catch { console.log('refused'); }`),
  ).toEqual(['refused', '3', 'refused', '5', '0', 'NaN', 'refused']);
});

it('Hono zod-openapi refuses the texts of queries and forms for numbers, and takes those of a JSON body', () => {
  expect(
    printedBy(`
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
const n = z.object({ n: z.number() });
const responses = { 200: { description: 'x' } };
const app = new OpenAPIHono();
app.openapi(createRoute({ method: 'get', path: '/query', request: { query: n }, responses }), (c) => c.text('x'));
app.openapi(createRoute({ method: 'get', path: '/coerced', request: { query: z.object({ n: z.coerce.number() }) }, responses }), (c) => c.text('x'));
for (const [path, type] of [['/form', 'application/x-www-form-urlencoded'], ['/json', 'application/json']]) {
  app.openapi(createRoute({ method: 'post', path, request: { body: { content: { [type]: { schema: n } } } }, responses }), (c) => c.text('x'));
}
for (const path of ['/query?n=5', '/coerced?n=5']) console.log((await app.request(path)).status);
console.log((await app.request('/form', { body: new URLSearchParams({ n: '5' }), method: 'POST' })).status);
console.log((await app.request('/json', { body: '{"n":5}', headers: { 'content-type': 'application/json' }, method: 'POST' })).status);`),
  ).toEqual(['400', '200', '400', '200']);
});

it('tRPC takes a number of a query as the number that it is, as both ends speak JSON', () => {
  expect(
    printedBy(`
import { initTRPC } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { z } from 'zod';
const t = initTRPC.create();
const router = t.router({ order: t.procedure.input(z.object({ id: z.number() })).query(({ input }) => typeof input.id) });
const url = 'http://localhost/order?input=' + encodeURIComponent('{"id":5}');
const answer = await fetchRequestHandler({ endpoint: '', req: new Request(url), router });
console.log(await answer.text());`),
  ).toEqual(['{"result":{"data":"number"}}']);
});

it('oRPC does so too', () => {
  expect(
    printedBy(`
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { z } from 'zod';
const order = os.input(z.object({ id: z.number() })).handler(({ input }) => typeof input.id);
const { response } = await new RPCHandler({ order }).handle(new Request('http://localhost/order', { body: '{"json":{"id":5}}', headers: { 'content-type': 'application/json' }, method: 'POST' }));
console.log(await response.text());`),
  ).toEqual(['{"json":"number"}']);
});
