import { answeredBy } from '../support/answers.ts';
import { testCalls } from '../support/commented-calls.ts';
import { bindingOf, inputOf } from '../support/inputs.ts';

testCalls('http', 'Hono: the parts of a request', inputOf, `
import { Hono } from 'hono';
new Hono().post('/:id', async (c) => {
  c.req.query(); // Hono query
  c.req.query('n'); // Hono query
  c.req.queries('n'); // Hono query
  c.req.param('id'); // Hono params
  c.req.header('x-page'); // Hono headers
  await c.req.parseBody(); // Hono form
  await c.req.formData(); // Hono form
  await c.req.json(); // Hono body json
  await c.req.text();
  return c.json({});
});
`);

testCalls('http', 'Hono: a contract', bindingOf, `
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
zValidator('query', z.string()); // Hono contract of argument 1
`);

testCalls('http', 'Hono: a function and a class of the project with the same names', (call, program) => inputOf(call, program) ?? bindingOf(call, program), `
class HonoRequest { query(): void {} json(): void {} }
function zValidator(_target: string, _schema: unknown): void {}
new HonoRequest().query();
new HonoRequest().json();
zValidator('query', {});
export {};
`);

testCalls('http', 'Hono: what answers, and with which status', answeredBy, `
import { Hono } from 'hono';
new Hono().get('/', (c) => c.json({}, 500)); // answers 500
new Hono().get('/', (c) => c.text('a', { status: 404 })); // answers 404
new Hono().get('/', (c) => c.html('a', 500)); // answers 500
new Hono().get('/', (c) => c.newResponse(null, 503)); // answers 503
new Hono().get('/', (c) => c.json({}));
new Hono().get('/', (c) => {
  c.status(500);
  return c.body('a'); // answers 500
});
`);

testCalls('http', 'Hono: a class of the project that answers', answeredBy, `
class Context { json(_body: unknown, _status: number): void {} }
new Context().json({}, 500);
export {};
`);

testCalls('http', 'Hono: the error it answers with', answeredBy, `
import { HTTPException } from 'hono/http-exception';
export const thrown = [
  () => { throw new HTTPException(500, { message: 'a' }); }, // answers 500
  () => new HTTPException(500),
];
`);

testCalls('http', 'Hono: a class of the project with the name of its error', answeredBy, `
class HTTPException extends Error { constructor(readonly status: number) { super(); } }
export const thrown = () => { throw new HTTPException(500); };
`);
