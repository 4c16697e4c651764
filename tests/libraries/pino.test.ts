import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'pino: a log call at each level, through children and injected loggers', roleOf, `
import { pino, type Logger } from 'pino';
const logger = pino(); // pino logger writes pino
logger.trace('x'); // pino log trace
logger.debug('x'); // pino log debug
logger.info('x'); // pino log info
logger.warn('x'); // pino log warn
logger.error({}, 'x'); // pino log error
logger.fatal('x'); // pino log fatal
const child = logger.child({}); // pino logger child writes pino
child.error('x'); // pino log error
class Orders {
  constructor(private readonly log: Logger) {}
  pay(): void {
    this.log.error('x'); // pino log error
  }
}
new Orders(logger).pay();
logger.flush();
logger.isLevelEnabled('info');
`);

testCalls('logging', 'pino: the logger of a Fastify request and of pino-http', roleOf, `
import express from 'express';
import { fastify } from 'fastify';
import { pinoHttp } from 'pino-http';
const app = fastify(); // pino logger writes pino
app.get('/', (request, reply) => {
  request.log.error('x'); // pino log error
  reply.log.info('x'); // pino log info
});
const middleware = pinoHttp(); // pino logger writes pino
express().use(middleware).get('/', (req) => {
  req.log.warn('x'); // pino log warn
});
`);

testCalls('logging', 'pino: a class of the project with the same methods', roleOf, `
class BaseLogger { error(_fields: object): void {} info(_text: string): void {} }
const logger = new BaseLogger();
logger.error({});
logger.info('x');
export {};
`);
