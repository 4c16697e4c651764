import type { RequestLibrary } from './library.ts';

const headers = { kind: 'request-input', part: 'headers' } as const;

const parsers = { json: 'json', urlencoded: 'form' } as const;

/** `headers` itself is declared by Node, whose IncomingMessage an Express request is. */
export const express: RequestLibrary = {
  name: 'Express',
  packages: ['express', 'express-serve-static-core', 'body-parser', 'node'],
  inputs: {
    IncomingMessage: { headers },
    Request: {
      body: { kind: 'request-input', part: 'body' },
      cookies: { kind: 'request-input', part: 'cookies' },
      get: headers,
      header: headers,
      params: { kind: 'request-input', part: 'params' },
      query: { kind: 'request-input', part: 'query' },
      signedCookies: { kind: 'request-input', part: 'cookies' },
    },
  },
  bodyParsers: { '': parsers, BodyParser: parsers },
};
