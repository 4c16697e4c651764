import type { RequestLibrary } from './library.ts';

const body = { kind: 'request-input', part: 'body' } as const;
const headers = { kind: 'request-input', part: 'headers' } as const;
const params = { kind: 'request-input', part: 'params' } as const;
const query = { kind: 'request-input', part: 'query' } as const;

export const fastify: RequestLibrary = {
  name: 'Fastify',
  packages: ['fastify'],
  inputs: { FastifyRequest: { body, headers, params, query } },
  parsesJson: true,
  routeSchema: { owner: 'RouteShorthandOptions', parts: { body, headers, params, querystring: query }, property: 'schema' },
};
