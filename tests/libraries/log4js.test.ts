import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'log4js: a log call at each level', roleOf, `
import log4js, { getLogger, type Logger } from 'log4js';
const logger = getLogger('orders');
logger.trace('x'); // log4js log trace
logger.debug('x'); // log4js log debug
logger.info('x'); // log4js log info
logger.warn('x'); // log4js log warn
logger.error('x', {}); // log4js log error
logger.fatal('x'); // log4js log fatal
logger.mark('x'); // log4js log info
logger.log('error', 'x'); // log4js log log
log4js.getLogger().error('x'); // log4js log error
declare const injected: Logger;
injected.error('x'); // log4js log error
logger.addContext('user', 1);
logger.isErrorEnabled();
`);

testCalls('logging', 'log4js: a class of the project with the same methods', roleOf, `
class Logger { error(_text: string): void {} mark(_text: string): void {} log(_level: string, _text: string): void {} }
const logger = new Logger();
logger.error('x');
logger.mark('x');
logger.log('error', 'x');
export {};
`);
