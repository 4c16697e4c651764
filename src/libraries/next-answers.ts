import type { AnswerRole, RequestLibrary } from './library.ts';

const answers: AnswerRole = { sends: true, status: 1 };

/** Next extends the web's own `Response`. */
export const nextAnswers: RequestLibrary = {
  name: 'Next',
  packages: ['next'],
  inputs: {},
  answers: { NextResponse: { json: { ...answers, json: 'always' } } },
  answerClasses: { NextResponse: answers },
};
