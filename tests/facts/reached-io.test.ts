import type ts from 'typescript';

import { reachedIo } from '../../src/facts/reached-io.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function answerOf(call: Invocation, program: ts.Program): string | undefined {
  const reached = reachedIo(call, program);
  return reached && [reached.evidence.library, reached.evidence.method, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
}

function testFact(name: string, code: string): void {
  testCalls('errors', `reachedIo: ${name}`, answerOf, code);
}

testFact('queries, commands of a cache, requests, files, processes', `
import { execFileSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { PrismaClient } from '../prisma-7/client/client.js';
declare const prisma: PrismaClient;
declare const redis: Redis;
await prisma.user.findMany(); // Prisma findMany
await redis.get('a'); // ioredis get
await redis.publish('a', 'b'); // ioredis publish
await fetch('https://a.example'); // Node fetch
await globalThis.fetch('https://a.example'); // Node fetch
await readFile('a'); // Node readFile
readFileSync('a'); // Node readFileSync
execFileSync('ls'); // Node execFileSync
await lookup('a.example'); // Node lookup
await stat('a');
`);

testFact('what only asks, closes, reads an answer, or tells by an event', `
import { existsSync, readFile } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { Redis } from 'ioredis';
declare const redis: Redis;
declare const response: Response;
existsSync('a');
await stat('a');
await rm('a');
readFile('a', () => undefined);
request('http://a.example');
await redis.quit();
redis.disconnect();
redis.pipeline().get('a');
await response.json();
JSON.parse('1');
new URL('https://a.example');
`);

testFact('through functions, methods and interfaces', `
interface Store { load(id: string): Promise<string> }
class FetchStore implements Store {
  async load(id: string): Promise<string> {
    const answer = await fetch(id); // Node fetch
    return answer.text();
  }
}
declare const store: Store;
async function twice(id: string): Promise<string> {
  return store.load(id); // Node fetch via load
}
await twice('a'); // Node fetch via twice → load
await new FetchStore().load('a'); // Node fetch via load
`);

testFact('a callee that catches by itself cannot fail', `
async function quiet(): Promise<Response | null> {
  try {
    return await fetch('a'); // Node fetch
  } catch (error) {
    console.error(error);
    return null;
  }
}
async function chained(): Promise<Response | null> {
  return fetch('a').catch(() => null); // Node fetch
}
await quiet();
await chained();
async function loud(): Promise<Response> {
  try {
    return await fetch('a'); // Node fetch
  } catch (error) {
    throw new Error('no answer', { cause: error });
  }
}
await loud(); // Node fetch via loud
async function closing(): Promise<Response> {
  try {
    return await fetch('a'); // Node fetch
  } finally {
    console.log('done');
  }
}
await closing(); // Node fetch via closing
function fail(error: unknown): never { throw error; }
async function handedOn(): Promise<Response> {
  return fetch('a').catch(fail); // Node fetch
}
await handedOn(); // Node fetch via handedOn
`);

testFact('functions that call each other', `
async function ping(n: number): Promise<void> {
  await pong(n); // Node fetch via pong
}
async function pong(n: number): Promise<void> {
  await ping(n); // Node fetch via ping → pong
  await fetch(String(n)); // Node fetch
}
await ping(1); // Node fetch via ping → pong
async function quiet(): Promise<void> {
  try { await ping(1); } catch { return loop(); } // Node fetch via ping → pong
}
async function loop(): Promise<void> {
  await quiet();
}
await loop();
`);

testFact('a class and functions of the project with the same names', `
const fs = { readFile: async (_path: string): Promise<string> => '' };
class Redis { async get(_key: string): Promise<string> { return ''; } }
async function fetchRows(): Promise<string[]> { return []; }
await fs.readFile('a');
await new Redis().get('a');
await fetchRows();
export {};
`);
