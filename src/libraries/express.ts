import type { AnswerRole, RequestLibrary } from './library.ts';

const headers = { kind: 'request-input', part: 'headers' } as const;

const parsers = { json: 'json', urlencoded: 'form' } as const;

const sets: AnswerRole = { sends: false, status: 0 };
const sends: AnswerRole = { sends: true, status: null };
const encodes: AnswerRole = { ...sends, json: 'always' };

/** `headers`, `writeHead` and `end` are declared by Node, whose messages those of Express are. */
export const express: RequestLibrary = {
  name: 'Express',
  packages: ['express', 'express-serve-static-core', 'body-parser', 'node'],
  inputs: {
    IncomingMessage: { headers },
    Request: {
      body: { kind: 'request-input', nests: true, part: 'body' },
      cookies: { kind: 'request-input', nests: true, part: 'cookies' },
      get: headers,
      header: headers,
      params: { kind: 'request-input', part: 'params' },
      query: { kind: 'request-input', nests: true, part: 'query' },
      signedCookies: { kind: 'request-input', nests: true, part: 'cookies' },
    },
  },
  bodyParsers: { '': parsers, BodyParser: parsers },
  answers: {
    Response: { json: encodes, jsonp: encodes, send: encodes, sendStatus: { sends: true, status: 0 }, status: sets },
    ServerResponse: { writeHead: sets },
    Writable: { end: sends },
  },
  passOn: 'NextFunction',
  request: 'IncomingMessage',
  convertedBy: ['celebrate', 'express-validator', 'express-openapi-validator', 'express-query-parser', 'express-query-boolean', 'express-query-int'],
  queryParser: { is: 'setting', name: 'query parser' },
};
