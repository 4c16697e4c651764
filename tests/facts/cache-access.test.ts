import ts from 'typescript';

import { cacheAccessOf } from '../../src/facts/cache-access.ts';
import type { Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

function accessed(call: Invocation, program: ts.Program): string | undefined {
  const access = ts.isCallExpression(call) ? cacheAccessOf(call, program) : undefined;
  if (access === undefined) {
    return undefined;
  }
  const { keys, role, value } = access;
  return [role.operation, ...keys.map((key) => key.getText()), ...(value ? [`= ${value.getText()}`] : [])].join(' ');
}

testCalls('redis', 'calls that come to a cache', accessed, `
import type { Redis } from 'ioredis';
declare const redis: Redis;
const orderKey = (id: string) => \`order:\${id}\`;
function load(id: string): Promise<string | null> {
  return redis.get(orderKey(id)); // read orderKey(id)
}
async function save(id: string, order: object): Promise<void> {
  await redis.set(\`order:\${id}\`, JSON.stringify(order)); // write \`order:\${id}\` = JSON.stringify(order)
}
class Store {
  status(key: string): Promise<string | null> {
    return redis.get(key); // read key
  }
  fixed(): Promise<string | null> {
    return redis.get('fixed'); // read 'fixed'
  }
}
function wrapped(id: string): Promise<string | null> { return load(id); } // read id
export async function all(store: Store, order: object): Promise<void> {
  await load('17'); // read '17'
  await save('17', order); // write '17' = order
  await store.status('status'); // read 'status'
  await redis.del('17'); // delete '17'
  await store.fixed();
  /* A wrapper of a wrapper is not looked through. */
  await wrapped('17');
}
`);

testCalls('redis', 'functions around a cache that all call each other', accessed, `
import type { Redis } from 'ioredis';
declare const redis: Redis;
async function first(id: string, n: number): Promise<string | null> {
  if (n > 0) { return second(id, n - 1); }
  return redis.get(id); // read id
}
async function second(id: string, n: number): Promise<string | null> { return n > 0 ? first(id, n - 1) : null; } // read id
export async function all(): Promise<void> {
  await first('17', 1); // read '17'
  await second('17', 1);
}
`);

testCalls('redis', 'a store of the project', accessed, `
import type { Redis } from 'ioredis';
class Memory { get(_key: string): string | null { return null; } set(_key: string, _value: string): void {} }
const memory = new Memory();
function load(id: string): string | null { return memory.get(id); }
load('17');
memory.set('17', 'paid');
new Map<string, string>().get('17');
export type { Redis };
`);
