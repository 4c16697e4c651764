import { testCalls } from '../support/commented-calls.ts';
import { contractsOf } from '../support/inputs.ts';

testCalls('http', 'Hono zod-openapi: the schemas of a route', contractsOf, `
import { createRoute, z } from '@hono/zod-openapi';
const page = z.object({ page: z.string() });
const responses = { 200: { description: 'the orders' } };
createRoute({ method: 'get', path: '/{id}', request: { params: page, query: page }, responses }); // page of params, page of query
createRoute({ method: 'get', path: '/', request: { cookies: page, headers: page }, responses }); // page of cookies, page of headers
createRoute({ method: 'post', path: '/', request: { body: { content: { 'application/json': { schema: page } } } }, responses }); // page of body
createRoute({ method: 'post', path: '/', request: { body: { content: { 'multipart/form-data': { schema: page } } } }, responses }); // page of form
createRoute({ method: 'post', path: '/', request: { body: { content: { 'application/x-www-form-urlencoded': { schema: page } } } }, responses }); // page of form
createRoute({ method: 'get', path: '/', responses });
`);

testCalls('http', 't3-env: the schemas of the environment', contractsOf, `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
const NAME = z.string();
const shape = { HOST: z.string() };
createEnv({ server: { PORT: z.string(), NAME }, runtimeEnv: process.env }); // PORT: z.string() of process.env, NAME: NAME of process.env
createEnv({ server: shape, runtimeEnv: process.env }); // HOST: z.string() of process.env
createEnv({ clientPrefix: 'P_', client: { P_NAME: NAME }, shared: { NAME }, runtimeEnvStrict: { NAME: 'a', P_NAME: 'b' } }); // P_NAME: NAME of { NAME: 'a', P_NAME: 'b' }, NAME: NAME of { NAME: 'a', P_NAME: 'b' }
createEnv({ server: {}, runtimeEnv: process.env });
`);

testCalls('http-zod-3', 'ts-rest: the schemas of a contract', contractsOf, `
import { initContract } from '@ts-rest/core';
import { z } from 'zod';
const c = initContract();
const page = z.object({ page: z.string() });
c.router({ // page of params, page of query, page of headers
  order: { method: 'GET', path: '/orders/:page', pathParams: page, query: page, responses: { 200: page } },
  users: { list: { headers: page, method: 'GET', path: '/users', responses: { 200: page } } },
});
c.router({ create: { body: page, method: 'POST', path: '/orders', responses: { 201: page } } });
`);

testCalls('http-zod-3', 'ts-rest: queries that hold JSON', contractsOf, `
import { initContract } from '@ts-rest/core';
import { z } from 'zod';
export const options = { jsonQuery: true };
const page = z.object({ page: z.number() });
initContract().router({ list: { method: 'GET', path: '/', query: page, responses: { 200: page } } });
`);

testCalls('http', 'nestjs-zod: the schema of a DTO, for each part that it is filled with', contractsOf, `
import { Body, Controller, Get, Param, Query } from '@nestjs/common';
import { createZodDto, ZodValidationPipe } from 'nestjs-zod';
import { z } from 'zod';
export const pipe = new ZodValidationPipe();
const page = z.object({ page: z.string() });
class PageDto extends createZodDto(page) {} // page of query, page of body
class IdDto extends createZodDto(z.object({ id: z.string() })) {} // z.object({ id: z.string() }) of params
class UnusedDto extends createZodDto(page) {}
@Controller()
export class Orders {
  @Get()
  list(@Query() query: PageDto, @Param() params: IdDto, @Body() body: PageDto, @Query('dto') one: PageDto): unknown { return [query, params, body, one, UnusedDto]; }
}
`);

testCalls('http', 'nestjs-zod: a DTO that nothing validates', contractsOf, `
import { Controller, Get, Query } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
class PageDto extends createZodDto(z.object({ page: z.number() })) {}
@Controller()
export class Orders {
  @Get()
  list(@Query() query: PageDto): unknown { return query; }
}
`);

testCalls('http', 'contracts: functions of the project with the same names', contractsOf, `
function createRoute(options: object): unknown { return options; }
function createEnv(options: object): unknown { return options; }
function createZodDto(schema: object): new () => object { return class { schema = schema; }; }
createRoute({ request: { query: {} } });
createEnv({ server: { PORT: {} }, runtimeEnv: process.env });
class Dto extends createZodDto({}) {}
export const router = (routes: object): unknown => [routes, Dto];
router({ list: { path: '/', query: {} } });
`);
