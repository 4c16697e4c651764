import type { RequestLibrary } from './library.ts';

/** What Koa sends is set on the context, or on its response. An error that is thrown with `ctx.throw` is logged by Koa itself. */
export const koaAnswers: RequestLibrary = {
  name: 'Koa',
  packages: ['koa'],
  inputs: {},
  statusProperties: { ContextDelegatedResponse: ['status'], Response: ['status'] },
};
