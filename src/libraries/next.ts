import type { AnswerRole, RequestLibrary } from './library.ts';

const answers: AnswerRole = { sends: true, status: 1 };

/** Routes under `pages`, and what they render on the server. Those under `app` are handed the web's own `Request`, and answer with its `Response`, both extended. */
export const next: RequestLibrary = {
  name: 'Next',
  packages: ['next'],
  inputs: {
    GetServerSidePropsContext: {
      params: { kind: 'request-input', part: 'params' },
      query: { kind: 'request-input', nests: true, part: 'query' },
    },
    NextApiRequest: {
      body: { kind: 'request-input', nests: true, part: 'body' },
      cookies: { kind: 'request-input', part: 'cookies' },
      query: { kind: 'request-input', nests: true, part: 'query' },
    },
  },
  parsesJson: true,
  answers: { NextResponse: { json: { ...answers, json: 'always' } } },
  answerClasses: { NextResponse: answers },
};
