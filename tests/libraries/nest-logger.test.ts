import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', "Nest: a log call at each level, of its facade, its own logger and a project's", roleOf, `
import { ConsoleLogger, type INestApplicationContext, Logger, type LoggerService } from '@nestjs/common';
const logger = new Logger('orders');
logger.error('x', {}); // Nest log error
logger.warn('x'); // Nest log warn
logger.log('x'); // Nest log info
logger.debug('x'); // Nest log debug
logger.verbose('x'); // Nest log trace
logger.fatal('x'); // Nest log fatal
Logger.error('x'); // Nest log error
new ConsoleLogger().log('x'); // Nest log info
class Quiet extends Logger {}
new Quiet().warn('x'); // Nest log warn
declare const service: LoggerService;
service.error('x'); // Nest log error
declare const app: INestApplicationContext;
app.useLogger(service); // Nest log-facade of argument 0
Logger.overrideLogger(service); // Nest log-facade of argument 0
Logger.flush();
`);

testCalls('logging', "Nest: nestjs-pino has a logger for the facade, and its PinoLogger is pino's", roleOf, `
import { Logger, LoggerModule, PinoLogger } from 'nestjs-pino';
declare const facade: Logger;
facade.error('x'); // nestjs-pino log error
facade.log('x'); // nestjs-pino log info
declare const logger: PinoLogger;
logger.error({}, 'x'); // pino log error
logger.info('x'); // pino log info
LoggerModule.forRoot({}); // pino logger writes pino
LoggerModule.forRootAsync({ useFactory: () => ({}) }); // pino logger writes pino
logger.setContext('x');
`);

testCalls('logging', 'Nest: a class of the project with the same methods', roleOf, `
class Logger { error(_text: string): void {} log(_text: string): void {} static warn(_text: string): void {} }
new Logger().error('x');
new Logger().log('x');
Logger.warn('x');
export {};
`);
