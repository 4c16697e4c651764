import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'winston: a log call at each level, of a logger, a child and the module', roleOf, `
import winston, { createLogger, type Logger } from 'winston';
import * as everything from 'winston';
const logger = createLogger({ level: 'silly' }); // winston logger writes winston
logger.error('x', {}); // winston log error
logger.warn('x'); // winston log warn
logger.info('x'); // winston log info
logger.http('x'); // winston log info
logger.verbose('x'); // winston log debug
logger.debug('x'); // winston log debug
logger.silly('x'); // winston log trace
logger.emerg('x'); // winston log fatal
logger.notice('x'); // winston log info
logger.log('error', 'x', {}); // winston log log
logger.child({}).info('x'); // winston log info
winston.error('x'); // winston log error
winston.log('info', 'x'); // winston log log
everything.warn('x'); // winston log warn
class Orders {
  constructor(private readonly log: Logger) {}
  pay(): void {
    this.log.error('x'); // winston log error
  }
}
new Orders(logger).pay();
logger.close();
logger.isErrorEnabled();
`.replace("logger.child({}).info('x');", "const child = logger.child({}); // winston logger child writes winston\nchild.info('x');"));

testCalls('logging', 'winston: what makes a logger', roleOf, `
import winston from 'winston';
winston.createLogger(); // winston logger writes winston
winston.configure({}); // winston logger writes winston
winston.loggers.add('jobs', {}); // winston logger writes winston
winston.loggers.get('jobs'); // winston logger writes winston
winston.createLogger().configure({}); // winston logger writes winston
`.replace("winston.createLogger().configure({});", "declare const logger: winston.Logger;\nlogger.configure({});"));

testCalls('logging', 'winston: a class of the project with the same methods', roleOf, `
class Logger { error(_text: string, _fields: object): void {} log(_level: string, _text: string): void {} child(): this { return this; } }
function createLogger(_options: object): Logger { return new Logger(); }
const logger = createLogger({});
logger.error('x', {});
logger.log('info', 'x');
logger.child();
export {};
`)
