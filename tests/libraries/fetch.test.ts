import { answeredBy } from '../support/answers.ts';
import { testCalls } from '../support/commented-calls.ts';
import { inputOf } from '../support/inputs.ts';

testCalls('http', 'Fetch: the parts of a request', inputOf, `
declare function read(value: unknown): void;
export async function GET(request: Request) {
  const url = new URL(request.url);
  read(url.searchParams); // Fetch query
  url.searchParams.get('n'); // Fetch query
  url.searchParams.getAll('n'); // Fetch query
  const form = await request.formData(); // Fetch form
  form.get('n'); // Fetch form
  await request.json(); // Fetch body json
  await request.text();
}
`);

testCalls('http', 'Fetch: a response, and classes of the project with the same members', inputOf, `
class Url { searchParams = {}; }
class Form { get(_name: string): void {} }
declare function read(value: unknown): void;
export async function load() {
  await (await fetch('https://example.com')).json();
  read(new Url().searchParams);
  new Form().get('n');
  new Map<string, string>().get('n');
}
`);

testCalls('http', 'Fetch: what answers, and with which status', answeredBy, `
export const answers = [
  new Response(null, { status: 500 }), // answers 500
  Response.json({}, { status: 404 }), // answers 404
  new Response('a'),
];
`);

testCalls('http', 'Fetch: a class of the project that answers', answeredBy, `
class Response { constructor(readonly body: unknown, readonly init: { status: number }) {} static json(_body: unknown, _init: unknown): void {} }
Response.json({}, { status: 500 });
export default new Response(null, { status: 500 });
`);
