import ts from 'typescript';

import { variableReadByCall } from '../../src/facts/environment-read.ts';
import { testCalls } from '../support/commented-calls.ts';

function testFact(name: string, code: string): void {
  testCalls('plain', name, (call, program) => (ts.isCallExpression(call) ? variableReadByCall(call, program)?.name.text : undefined), `${code}\nexport {};`);
}

testFact('a function, a constant and a method that take the name of the variable', `
function read(name: string) {
  return process.env[name];
}
const readOr = (fallback: string, name: string) => process.env[name] ?? fallback;
class Config {
  constructor(private readonly environment: NodeJS.ProcessEnv) {}
  get(name: string) {
    return this.environment[name]?.trim();
  }
}
declare const config: Config;
read('DATABASE_URL'); // DATABASE_URL
readOr('localhost', 'REDIS_HOST'); // REDIS_HOST
config.get('SMTP_URL'); // SMTP_URL
config.get(\`SMTP_URL\`); // SMTP_URL
`);

testFact('an interface, through the class that implements it', `
interface Config { get(name: string): string | undefined }
class ProcessConfig implements Config {
  get(name: string) { return process.env[name]; }
}
declare const config: Config;
config.get('SMTP_URL'); // SMTP_URL
`);

testFact('through functions that hand the name on', `
const a = (name: string) => process.env[name];
const b = (name: string) => a(name);
const c = (fallback: string, name: string) => b(name) ?? fallback;
c('x', 'DATABASE_URL'); // DATABASE_URL
`);

testFact('functions that hand the name to each other', `
function even(name: string): string | undefined {
  return odd(name);
}
function odd(name: string): string | undefined {
  return even(name);
}
even('DATABASE_URL');
`);

testFact('what is no read', `
const labels: Record<string, string> = {};
const env: Record<string, string> = {};
function label(key: string) { return labels[key]; }
function own(key: string) { return env[key]; }
function known(_name: string) { return process.env['HOME']; }
declare function outside(name: string): string;
declare const anything: any;
label('DATABASE_URL');
own('DATABASE_URL');
known('DATABASE_URL');
outside('DATABASE_URL');
anything('DATABASE_URL');
`);

testFact('a name that is put together', `
const read = (name: string) => process.env[name];
const prefixed = (name: string) => process.env[\`APP_\${name}\`];
declare const name: string;
read(name);
prefixed('URL');
`);
