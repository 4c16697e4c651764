import type { AnswerRole, RequestContractRole, RequestContractsRole, RequestInputRole, RequestLibrary, SchemaPlace } from './library.ts';

function input(part: RequestInputRole['part'], encoding?: RequestInputRole['encoding']): RequestInputRole {
  return { kind: 'request-input', part, ...(encoding && { encoding }) };
}

const validator: RequestContractRole = {
  kind: 'request-contract',
  onRefusal: 2,
  options: 3,
  parts: {
    cookie: input('cookies'),
    form: input('form'),
    header: input('headers'),
    json: input('body', 'json'),
    param: input('params'),
    query: input('query'),
  },
  schema: 1,
  target: 0,
};

function content(type: string, holds: RequestInputRole): SchemaPlace {
  return { at: ['request', 'body', 'content', type, 'schema'], holds };
}

/** A route and the document that describes it. */
const route: RequestContractsRole = {
  described: true,
  kind: 'request-contracts',
  options: 0,
  places: [
    { at: ['request', 'cookies'], holds: input('cookies') },
    { at: ['request', 'headers'], holds: input('headers') },
    { at: ['request', 'params'], holds: input('params') },
    { at: ['request', 'query'], holds: input('query') },
    content('application/json', input('body', 'json')),
    content('application/x-www-form-urlencoded', input('form')),
    content('multipart/form-data', input('form')),
  ],
};

const answers: AnswerRole = { sends: true, status: 1 };

export const hono: RequestLibrary = {
  name: 'Hono',
  packages: ['hono', '@hono/zod-validator', '@hono/zod-openapi'],
  inputs: {
    HonoRequest: {
      formData: input('form'),
      header: input('headers'),
      json: input('body', 'json'),
      param: input('params'),
      parseBody: input('form'),
      queries: input('query'),
      query: input('query'),
    },
  },
  contracts: { createRoute: route, zValidator: validator },
  answers: {
    Context: {
      body: answers, html: answers, json: { ...answers, json: 'always' }, newResponse: answers, status: { sends: false, status: 0 }, text: answers,
    },
  },
  // Its own error handler answers with an HTTPException as it is, and prints only what is none.
  answerClasses: { HTTPException: { sends: true, status: 0, thrown: true } },
  thrownErrors: { application: 'Hono', hooks: ['onError'] },
  errorHandlers: { Hono: { onError: 0 } },
};
