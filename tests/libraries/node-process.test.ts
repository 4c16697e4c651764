import { testCalls } from '../support/commented-calls.ts';
import { inputOf } from '../support/inputs.ts';

testCalls('http', 'Node: the environment', inputOf, `
import process from 'node:process';
declare function read(value: unknown): void;
read(process.env); // Node environment
read(globalThis.process.env); // Node environment
read(process.argv);
`);

testCalls('http', 'Node: a process of the project', inputOf, `
declare function read(value: unknown): void;
class Process { env = {}; }
const process = new Process();
read(process.env);
export {};
`);
