import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'bunyan: a log call at each level', roleOf, `
import bunyan, { createLogger } from 'bunyan';
import Logger from 'bunyan';
const logger = createLogger({ name: 'x' }); // bunyan logger writes bunyan
bunyan.createLogger({ name: 'x' }); // bunyan logger writes bunyan
new Logger({ name: 'x' }); // bunyan logger writes bunyan
logger.trace('x'); // bunyan log trace
logger.debug('x'); // bunyan log debug
logger.info('x'); // bunyan log info
logger.warn('x'); // bunyan log warn
logger.error({}, 'x'); // bunyan log error
logger.fatal('x'); // bunyan log fatal
const child = logger.child({}); // bunyan logger child writes bunyan
child.error('x'); // bunyan log error
logger.level();
logger.reopenFileStreams();
`);

testCalls('logging', 'bunyan: a class of the project with the same methods', roleOf, `
class Logger { error(_fields: object): void {} info(_text: string): void {} child(_fields: object): this { return this; } }
const logger = new Logger();
logger.error({});
logger.info('x');
logger.child({});
export {};
`);
