import type { RequestContractRole, RequestInputRole, RequestLibrary } from './library.ts';

const body: RequestInputRole = { kind: 'request-input', nests: true, part: 'body' };
const cookies: RequestInputRole = { kind: 'request-input', part: 'cookies' };
const headers: RequestInputRole = { kind: 'request-input', part: 'headers' };
const params: RequestInputRole = { kind: 'request-input', part: 'params' };
const query: RequestInputRole = { kind: 'request-input', nests: true, part: 'query' };

function validated(input: RequestInputRole): RequestContractRole {
  return { input, kind: 'request-contract', schema: 1 };
}

/** What is called with the event, here, in Nitro and in Nuxt. A body is parsed as what the request says it is. */
export const h3: RequestLibrary = {
  name: 'h3',
  packages: ['h3'],
  inputs: {},
  functions: {
    getCookie: cookies,
    getHeader: headers,
    getHeaders: headers,
    getQuery: query,
    getRequestHeader: headers,
    getRequestHeaders: headers,
    getRouterParam: params,
    getRouterParams: params,
    parseCookies: cookies,
    readBody: body,
  },
  contracts: {
    getValidatedCookies: validated(cookies),
    getValidatedQuery: validated(query),
    getValidatedRouterParams: validated(params),
    readValidatedBody: validated(body),
  },
  parsesJson: true,
};
