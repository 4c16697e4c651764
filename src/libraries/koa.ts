import type { RequestInputRole, RequestLibrary } from './library.ts';

const headers: RequestInputRole = { kind: 'request-input', part: 'headers' };
const params: RequestInputRole = { kind: 'request-input', part: 'params' };

/**
 * The context and the request share what they delegate; routers and body parsers add to both. What is sent is set on the context, or
 * on its response. An error that is thrown with `ctx.throw` is logged by Koa itself.
 */
export const koa: RequestLibrary = {
  name: 'Koa',
  packages: ['koa', '@koa/router', 'koa-router', '@koa/bodyparser', 'koa-bodyparser'],
  inputs: {
    ContextDelegatedRequest: { header: headers, headers, query: { kind: 'request-input', nests: true, part: 'query' } },
    IRouterParamContext: { params },
    Request: { body: { kind: 'request-input', nests: true, part: 'body' } },
    RouterParameterContext: { params },
    RouterParamContext: { params },
  },
  parsesJson: true,
  statusProperties: { ContextDelegatedResponse: ['status'], Response: ['status'] },
};
