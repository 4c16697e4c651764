import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'consola: a log call at each level', roleOf, `
import { consola, createConsola, type ConsolaInstance } from 'consola';
consola.error('x', {}); // consola log error
consola.fatal('x'); // consola log fatal
consola.fail('x'); // consola log error
consola.warn('x'); // consola log warn
consola.info('x'); // consola log info
consola.success('x'); // consola log info
consola.debug('x'); // consola log debug
consola.trace('x'); // consola log trace
createConsola().log('x'); // consola log log
consola.withTag('orders').error('x'); // consola log error
declare const injected: ConsolaInstance;
injected.error('x'); // consola log error
consola.box('x');
consola.pauseLogs();
`);

testCalls('logging', 'consola: a class of the project, and a mapped type of its own', roleOf, `
class Consola { error(_text: string): void {} success(_text: string): void {} }
new Consola().error('x');
new Consola().success('x');
interface LogFn { (text: string): void }
declare const mapped: Record<'error' | 'info', LogFn>;
mapped.error('x');
mapped.info('x');
export {};
`);
