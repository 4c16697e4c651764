import { answeredBy } from '../support/answers.ts';
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

testCalls('http', 'Fastify: what answers, and with which status', answeredBy, `
import { fastify } from 'fastify';
const server = fastify();
server.get('/', async (_request, reply) => reply.code(500).send()); // answers 500
server.get('/', async (_request, reply) => reply.status(404).send()); // answers 404
server.get('/', async (_request, reply) => reply.send());
server.get('/', async (_request, reply) => {
  reply.statusCode = 500;
  return reply.send(); // answers 500
});
`);

testCalls('http', 'Fastify: a class of the project that answers', answeredBy, `
class FastifyReply { code(_code: number): this { return this; } send(): void {} }
new FastifyReply().code(500).send();
export {};
`);
