import { testCalls } from '../support/commented-calls.ts';
import { contractsOf, inputOf } from '../support/inputs.ts';

const INPUTS = `
getQuery(event); // h3 query
getRouterParams(event); // h3 params
getRouterParam(event, 'id'); // h3 params
getRequestHeader(event, 'x-page'); // h3 headers
getRequestHeaders(event); // h3 headers
getHeader(event, 'x-page'); // h3 headers
getHeaders(event); // h3 headers
parseCookies(event); // h3 cookies
getCookie(event, 'page'); // h3 cookies
readBody(event); // h3 body
readRawBody(event);
`;

const NAMES = 'getCookie, getHeader, getHeaders, getQuery, getRequestHeader, getRequestHeaders, getRouterParam, getRouterParams, parseCookies, readBody';

testCalls('http', 'h3 2: the parts of a request', inputOf, `
import { ${NAMES}, type H3Event } from 'h3';
declare const event: H3Event;
declare function readRawBody(event: unknown): void;
${INPUTS}`);

testCalls('http-zod-3', 'h3 1: the parts of a request', inputOf, `
import { ${NAMES}, type H3Event, readRawBody } from 'h3';
declare const event: H3Event;
${INPUTS}`);

testCalls('http', 'h3: schemas that it validates with', contractsOf, `
import { getValidatedCookies, getValidatedQuery, getValidatedRouterParams, readValidatedBody, type H3Event } from 'h3';
import { z } from 'zod';
declare const event: H3Event;
const page = z.object({ page: z.string() });
getValidatedQuery(event, page); // page of query
getValidatedRouterParams(event, page); // page of params
getValidatedCookies(event, page); // page of cookies
readValidatedBody(event, page); // page of body
`);

testCalls('http-zod-3', 'h3 1: a method of a schema that it validates with', contractsOf, `
import { getValidatedQuery, type H3Event } from 'h3';
import { z } from 'zod';
declare const event: H3Event;
const page = z.object({ page: z.string() });
getValidatedQuery(event, page.parse); // page of query
`);

testCalls('http', 'h3: functions of the project with the same names', (call, program) => inputOf(call, program) ?? contractsOf(call, program), `
function getQuery(event: unknown): unknown { return event; }
function readBody(event: unknown): unknown { return event; }
function getValidatedQuery(event: unknown, schema: unknown): unknown { return [event, schema]; }
getQuery({});
readBody({});
getValidatedQuery({}, {});
export {};
`);
