import { argumentsOf } from '../../src/facts/data-flow.ts';
import { stringifiedArgument } from '../../src/facts/stringified-argument.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls(
  'plain',
  'what a function of the program does with its last argument',
  (call, program) => {
    const stringified = stringifiedArgument(call, argumentsOf(call).length - 1, program);
    return stringified && [stringified.path.join(' → '), ...(stringified.keysRead.size > 0 ? ['but for', ...stringified.keysRead] : [])].join(' ');
  },
  `
declare function outside(value: unknown): void;
const out = (line: string): void => { outside(line); };
function whole(value: unknown): void { out(JSON.stringify(value)); }
function spread(text: string, value: object): void { const line = { text, ...value }; out(JSON.stringify(line)); }
function nested(text: string, value: unknown): void { out(JSON.stringify({ text, data: [value ?? null] })); }
function handedOn(value: object): void { spread('x', value); } // spread
function picked(value: { err?: unknown }): void { const { err, ...rest } = value; out(JSON.stringify({ ...rest, err: String(err) })); }
function read(value: { err?: unknown }): void { out(JSON.stringify({ ...value, err: String(value.err) })); }
function tested(value?: object): void { if (value !== undefined) out(JSON.stringify(value)); }
function list(...values: unknown[]): void { out(JSON.stringify(values)); }
function converted(value: unknown): void { out(JSON.stringify(value instanceof Error ? value.stack : value)); }
function replaced(value: unknown): void { out(JSON.stringify(value, (_key, inner: unknown) => inner)); }
function beside(value: unknown): void { out(JSON.stringify(value)); outside(value); }
function kept(value: unknown): unknown { return value; }
function round(value: object): void { round(value); }
whole(1); // whole
spread('x', {}); // spread
nested('x', 1); // nested
handedOn({}); // handedOn → spread
picked({}); // picked but for err
read({}); // read but for err
tested({}); // tested
list(1, 2); // list
converted(1);
replaced(1);
beside(1);
kept(1);
round({});
outside(1);
export {};
`,
);
