import { answeredBy } from '../support/answers.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('errors', 'Next: what answers, and with which status', answeredBy, `
import { NextResponse } from 'next/server.js';
const status = 503;
export const answers = [
  NextResponse.json({}, { status: 500 }), // answers 500
  NextResponse.json({}, { status }), // answers 503
  new NextResponse('a', { status: 502 }), // answers 502
  NextResponse.json({}),
];
`);

testCalls('errors', 'Next: a class of the project with its name', answeredBy, `
class NextResponse { constructor(readonly body: unknown, readonly init: { status: number }) {} static json(_body: unknown, _init: unknown): void {} }
NextResponse.json({}, { status: 500 });
export default new NextResponse('a', { status: 500 });
`);
