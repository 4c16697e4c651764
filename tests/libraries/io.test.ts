import type ts from 'typescript';

import { classifyIo } from '../../src/calls/classify-io.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function ioOf(call: Invocation, program: ts.Program): string | undefined {
  const io = classifyIo(call, program);
  return io && `${io.library} ${io.method}`;
}

testCalls('errors', 'Node: files, but not what only asks for one or removes it', ioOf, `
import fs, { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { access, mkdir, readFile, rm, stat, unlink, writeFile } from 'fs/promises';
await readFile('a'); // Node readFile
await writeFile('a', 'b'); // Node writeFile
await mkdir('a'); // Node mkdir
await fs.promises.appendFile('a', 'b'); // Node appendFile
readFileSync('a'); // Node readFileSync
writeFileSync('a', 'b'); // Node writeFileSync
fs.readFile('a', () => undefined);
existsSync('a');
statSync('a');
rmSync('a');
await access('a');
await stat('a');
await rm('a');
await unlink('a');
`);

testCalls('errors', 'Node: requests, processes and names, but not what tells by an event', ioOf, `
import { execFileSync, spawn } from 'node:child_process';
import { resolve4 } from 'node:dns/promises';
import { get } from 'node:https';
import { connect } from 'node:net';
import path from 'node:path';
await fetch('https://a.example'); // Node fetch
execFileSync('ls'); // Node execFileSync
await resolve4('a.example'); // Node resolve4
spawn('ls');
get('https://a.example');
connect(80);
path.resolve('a');
structuredClone(1);
await new Response('a').json();
`);

testCalls('errors', 'services: what the catalogue has no role for, but not what closes', ioOf, `
import { Redis } from 'ioredis';
const redis = new Redis();
await redis.publish('a', 'b'); // ioredis publish
await redis.xadd('a', '*', 'b', 'c'); // ioredis xadd
await redis.get('a'); // ioredis get
redis.pipeline().get('a');
redis.on('error', () => undefined);
await redis.quit();
redis.disconnect();
`);

testCalls('logging', 'services: a queue', ioOf, `
import { Queue } from 'bullmq';
const queue = new Queue('mail');
await queue.add('welcome', {}); // BullMQ add
await queue.close();
queue.on('error', () => undefined);
`);

testCalls('errors', 'input and output: classes and functions of the project with the same methods', ioOf, `
class Redis { async publish(_channel: string, _text: string): Promise<number> { return 0; } }
class Queue { async add(_name: string): Promise<void> {} }
const fs = { async readFile(_name: string): Promise<string> { return ''; } };
async function post(): Promise<void> {}
await new Redis().publish('a', 'b');
await new Queue().add('welcome');
await fs.readFile('a');
await post();
export {};
`);
