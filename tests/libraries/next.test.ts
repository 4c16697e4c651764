import { testCalls } from '../support/commented-calls.ts';
import { inputOf } from '../support/inputs.ts';

testCalls('http', 'Next: the parts of a request', inputOf, `
import type { GetServerSidePropsContext, NextApiRequest } from 'next';
import type { NextRequest } from 'next/server.js';
declare function read(value: unknown): void;
export function handler(req: NextApiRequest) {
  read(req.query); // Next query
  read(req.cookies); // Next cookies
  read(req.body); // Next body
  read(req.headers); // Express headers
  read(req.preview);
}
export function getServerSideProps(context: GetServerSidePropsContext) {
  read(context.query); // Next query
  read(context.params); // Next params
  read(context.locale);
}
export async function POST(request: NextRequest) {
  request.nextUrl.searchParams.get('page'); // Fetch query
  new URL(request.url).searchParams.get('page'); // Fetch query
  await request.json(); // Fetch body json
  await request.formData(); // Fetch form
}
`);

testCalls('http', 'Next: classes of the project with the same members', inputOf, `
declare function read(value: unknown): void;
class NextApiRequest { query = {}; cookies = {}; body = {}; }
class GetServerSidePropsContext { query = {}; params = {}; }
read(new NextApiRequest().query);
read(new NextApiRequest().body);
read(new GetServerSidePropsContext().params);
export {};
`);
