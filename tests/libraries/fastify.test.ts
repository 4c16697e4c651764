import { testCalls } from '../support/commented-calls.ts';
import { bindingOf, inputOf } from '../support/inputs.ts';

testCalls('http', 'Fastify: the parts of a request', inputOf, `
import Fastify, { type FastifyRequest } from 'fastify';
declare function read(value: unknown): void;
Fastify().get('/:id', (request) => {
  read(request.query); // Fastify query
  read(request.params); // Fastify params
  read(request.body); // Fastify body
  read(request.headers); // Fastify headers
  read(request.id);
});
export function handler(request: FastifyRequest<{ Querystring: { n: number } }>) {
  read(request.query); // Fastify query
}
`);

testCalls('http', 'Fastify: the schemas of a route', bindingOf, `
import Fastify from 'fastify';
const app = Fastify();
app.get('/', { schema: { querystring: {} } }, () => 'x'); // body is body, headers is headers, params is params, querystring is query
app.route({ handler: () => 'x', method: 'GET', schema: {}, url: '/' }); // body is body, headers is headers, params is params, querystring is query
`);

testCalls('http', 'Fastify: a class of the project with the same members', inputOf, `
declare function read(value: unknown): void;
class FastifyRequest { query = {}; body = {}; }
read(new FastifyRequest().query);
read(new FastifyRequest().body);
export {};
`);
