import ts from 'typescript';

import { deferralOf } from '../../src/calls/deferral.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** How the call runs the last of its arguments, where that is a function. */
function deferralOfCallback(call: Invocation, program: ts.Program): string | undefined {
  const handler = ts.isCallExpression(call) ? call.arguments.at(-1) : undefined;
  return handler !== undefined &&
    ts.isCallExpression(call) &&
    program.getTypeChecker().getTypeAtLocation(handler).getCallSignatures().length > 0
    ? deferralOf(call, handler, program)
    : undefined;
}

testCalls(
  'plain',
  'promises, timers and Node run their callbacks later',
  deferralOfCallback,
  `
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs';
import * as http from 'node:http';
declare const answer: Promise<string>;
declare function use(value?: unknown): void;
answer.then(use); // reaction
answer.catch(use); // reaction
answer.finally(use); // reaction
setTimeout(use); // timer
setImmediate(use); // timer
queueMicrotask(use); // timer
process.nextTick(use); // timer
process.on('exit', use); // event
new EventEmitter().once('x', use); // event
new AbortController().signal.addEventListener('abort', use); // event
readFile('x', (error, data) => { use(error ?? data); }); // callback
randomBytes(8, (error, data) => { use(error ?? data); }); // callback
http.get('http://x', (response) => { use(response); }); // callback
http.createServer().listen(0, use); // callback
`,
);

testCalls(
  'plain',
  'functions that run their callback at once, or of which nothing is known',
  deferralOfCallback,
  `
import { AsyncLocalStorage } from 'node:async_hooks';
declare const anything: any;
declare function use(value?: unknown): void;
[1].forEach(use);
[1].map((each) => each + 1);
new URLSearchParams('').forEach(use);
new AsyncLocalStorage<number>().run(1, use);
anything.then(use);
anything.on('x', use);
`,
);

testCalls(
  'plain',
  'a class of the project with the same method names',
  deferralOfCallback,
  `
class Bus {
  on(_event: string, handler: () => void): void { handler(); }
  then(handler: () => void): void { handler(); }
  readFile(_name: string, done: (error: Error | null) => void): void { done(null); }
}
declare const bus: Bus;
bus.on('x', () => {});
bus.then(() => {});
bus.readFile('x', () => {});
`,
);

testCalls(
  'redis',
  'ioredis: commands, queued commands, exec and events',
  deferralOfCallback,
  `
import { Redis } from 'ioredis';
const redis = new Redis();
redis.get('key', (error, value) => { console.log(error, value); }); // callback
redis.pipeline().get('key', () => {}); // callback
redis.pipeline().exec(() => {}); // callback
redis.on('message', () => {}); // event
redis.get('key').then(() => {}); // reaction
export {};
`,
);
