import { testCalls } from '../support/commented-calls.ts';
import { inputOf } from '../support/inputs.ts';

testCalls('http', 'Koa: the parts of a request', inputOf, `
import Koa, { type Context } from 'koa';
import 'koa-bodyparser';
declare function read(value: unknown): void;
new Koa().use((ctx) => {
  read(ctx.query); // Koa query
  read(ctx.request.query); // Koa query
  read(ctx.headers); // Koa headers
  read(ctx.request.header); // Koa headers
  read(ctx.request.body); // Koa body
  read(ctx.path);
});
export function handler(ctx: Context) {
  read(ctx.query); // Koa query
}
`);

testCalls('http', 'Koa: the parameters of its routers', inputOf, `
import Router from '@koa/router';
import type { IRouterParamContext } from 'koa-router';
import '@koa/bodyparser';
declare function read(value: unknown): void;
new Router().get('/:id', (ctx) => {
  read(ctx.params); // Koa params
  read(ctx.query); // Koa query
  read(ctx.request.body); // Koa body
});
export function handler(ctx: IRouterParamContext) {
  read(ctx.params); // Koa params
}
`);

testCalls('http', 'Koa: a class of the project with the same members', inputOf, `
declare function read(value: unknown): void;
class Request { query = {}; headers = {}; body = {}; }
class ContextDelegatedRequest { query = {}; params = {}; request = new Request(); }
const ctx = new ContextDelegatedRequest();
read(ctx.query);
read(ctx.params);
read(ctx.request.body);
export {};
`);
