import rule from '../../src/rules/require-request-logger.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const FASTIFY = "import { fastify } from 'fastify';\nimport { pino } from 'pino';\nconst logger = pino();\nconst server = fastify();\n";

function mended(name: string, code: string, output?: string) {
  const { code: source, errors } = annotated<'lineWithoutRequest'>(code);
  return {
    code: source,
    errors: errors.map((error) => ({ ...error, ...(output !== undefined && { suggestions: [{ messageId: 'useRequestLogger' as const, output }] }) })),
    name,
    output: null,
  };
}

testRule('logging', 'require-request-logger', rule, {
  valid: [
    { name: 'the logger of the request', code: `${FASTIFY}server.get('/', (request) => { request.log.info('a'); return ''; });` },
    { name: 'no request at hand', code: `${FASTIFY}logger.info('a');\nserver.get('/', () => { logger.info('a'); server.log.info('a'); return ''; });` },
    { name: 'a child made in the handler', code: `${FASTIFY}server.get('/', (request) => { const log = logger.child({ id: request.id }); log.info('a'); return ''; });` },
    { name: 'a line that names the request', code: `${FASTIFY}server.get('/', (request) => { logger.info({ id: request.id }, 'a'); return ''; });` },
    { name: 'a line that holds the request', code: `${FASTIFY}server.get('/', (request) => { logger.info({ request }, 'a'); logger.info({ id: request?.['id'] }, 'a'); return ''; });` },
    { name: 'a request without a logger', code: "import express from 'express';\nexpress().get('/', (_req, res) => { console.log('a'); res.end(); });" },
    { name: 'an Error on stdout, which is another rule', code: `${FASTIFY}server.get('/', async (request) => { try { return await fetch(request.url); } catch (error) { console.log(error); throw error; } });` },
    { name: 'a request of the project', code: "class Req { log = { error(): void {} }; }\nexport function handle(req: Req): void { console.log('a'); req.log.error(); }" },
    { name: 'a logger that is handed in', code: `${FASTIFY}export function handle(log: typeof logger): void { server.get('/', (request) => { log.info('a'); return request.url; }); }` },
    { name: 'a method of the project', code: `${FASTIFY}const words = { info(_text: string): void {} };\nserver.get('/', (request) => { words.info('a'); return request.url; });` },
  ],
  invalid: [
    mended('the logger of the module', `${FASTIFY}server.get('/', (request) => {
  logger.info({ a: 1 }, 'a');
  ~~~~~~~~~~~ lineWithoutRequest
  return request.url;
});`, `${FASTIFY}server.get('/', (request) => {
  request.log.info({ a: 1 }, 'a');
  return request.url;
});`),
    mended('the console', `${FASTIFY}server.get('/', (request) => {
  console.log('a');
  ~~~~~~~~~~~ lineWithoutRequest
  return request.url;
});`, `${FASTIFY}server.get('/', (request) => {
  request.log.info('a');
  return request.url;
});`),
    mended('pino-http on Express', `import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
const logger = pino();
const app = express();
app.use(pinoHttp({ logger }));
app.get('/', (req, res) => {
  logger.warn('a');
  ~~~~~~~~~~~ lineWithoutRequest
  res.end();
});`, `import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
const logger = pino();
const app = express();
app.use(pinoHttp({ logger }));
app.get('/', (req, res) => {
  req.log.warn('a');
  res.end();
});`),
    mended('several values, which have no mend', `${FASTIFY}server.get('/', (request) => {
  console.error('a', 1);
  ~~~~~~~~~~~~~ lineWithoutRequest
  return request.url;
});`),
    mended('another library, which has no mend', `import winston from 'winston';
import { fastify } from 'fastify';
const logger = winston.createLogger();
fastify().get('/', (request) => {
  logger.info('a');
  ~~~~~~~~~~~ lineWithoutRequest
  return request.url;
});`),
  ],
});
