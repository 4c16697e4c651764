import type { AnswerRole, RequestLibrary } from './library.ts';

const body = { kind: 'request-input', part: 'body' } as const;
const headers = { kind: 'request-input', part: 'headers' } as const;
const params = { kind: 'request-input', part: 'params' } as const;
const query = { kind: 'request-input', part: 'query' } as const;

const sets: AnswerRole = { sends: false, status: 0 };

export const fastify: RequestLibrary = {
  name: 'Fastify',
  packages: ['fastify'],
  inputs: { FastifyRequest: { body, headers, params, query } },
  parsesJson: true,
  request: 'FastifyRequest',
  answers: { FastifyReply: { code: sets, send: { json: 'but for an Error', sends: true, status: null }, status: sets } },
  errorHandlers: { FastifyInstance: { setErrorHandler: 0 } },
  queryParser: { is: 'option', name: 'querystringParser' },
  routeSchema: { owner: 'RouteShorthandOptions', parts: { body, headers, params, querystring: query }, property: 'schema' },
};
