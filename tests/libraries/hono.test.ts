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
