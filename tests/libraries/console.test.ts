import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('logging', 'console: a log call at each level', roleOf, `
console.log('x'); // console log log
console.info('x'); // console log info
console.debug('x'); // console log debug
console.warn('x'); // console log warn
console.error('x'); // console log error
console.trace('x'); // console log trace
globalThis.console.log('x'); // console log log
console['log']('x'); // console log log
const { log } = console;
log('x'); // console log log
const print = console.info.bind(console);
print('x'); // console log info
console.table([]);
console.time();
`);

testCalls('logging', 'console: a class of the project with the same methods', roleOf, `
class Console { log(_text: string): void {} error(_text: string): void {} }
const console = new Console();
console.log('x');
console.error('x');
export {};
`);

testCalls('logging', 'console: any', roleOf, `
declare const anything: any;
anything.log('x');
anything.console.error('x');
`);
