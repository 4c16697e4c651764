import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { AnswerRole, RequestLibrary } from './library.ts';

const form = { kind: 'request-input', part: 'form' } as const;
const query = { kind: 'request-input', part: 'query' } as const;

/** A response is read by the same mixin. */
const body = {
  formData: { ...form, receiver: 'Request' },
  json: { encoding: 'json', kind: 'request-input', part: 'body', receiver: 'Request' },
} as const;

const answers: AnswerRole = { sends: true, status: 1 };

/** The web's own classes, as lib.dom.d.ts, Node and undici declare them. */
export const fetchApi: RequestLibrary = {
  name: 'Fetch',
  packages: ['node', 'undici-types', 'undici', DEFAULT_LIBRARY],
  inputs: {
    FormData: { entries: form, get: form, getAll: form },
    Body: body,
    BodyMixin: body,
    URL: { searchParams: query },
    URLSearchParams: { entries: query, get: query, getAll: query },
  },
  answers: { Response: { json: { ...answers, json: 'always' } } },
  answerClasses: { Response: answers },
};
