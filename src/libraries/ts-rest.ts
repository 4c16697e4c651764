import type { RequestLibrary } from './library.ts';

/** A contract of routes, in as many levels as its owner likes, of which a client has the types. */
export const tsRest: RequestLibrary = {
  name: 'ts-rest',
  packages: ['@ts-rest/core'],
  inputs: {},
  contracts: {
    router: {
      described: true,
      each: 'path',
      kind: 'request-contracts',
      options: 0,
      places: [
        { at: ['pathParams'], holds: { kind: 'request-input', part: 'params' } },
        { at: ['query'], holds: { kind: 'request-input', part: 'query' } },
        { at: ['headers'], holds: { kind: 'request-input', part: 'headers' } },
      ],
    },
  },
  jsonQuery: 'jsonQuery',
};
