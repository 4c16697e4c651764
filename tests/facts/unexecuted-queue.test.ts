import { unexecutedQueueOf } from '../../src/facts/unexecuted-queue.ts';
import { testCalls } from '../support/commented-calls.ts';
import ts from 'typescript';

const code = (imports: string, commands: Record<'get' | 'set', string>) => `${imports}
declare function fill(queue: unknown): void;
export async function work(keys: string[]) {
  const forgotten = redis.multi(); // 3
  forgotten.${commands.set}('a', '1').${commands.get}('a');
  for (const key of keys) { forgotten.${commands.get}(key); }
  redis.multi().${commands.set}('a', '1').${commands.get}('a'); // 2
  const chained = redis.multi().${commands.set}('a', '1'); // 1
  const empty = redis.multi();
  const executed = redis.multi();
  executed.${commands.set}('a', '1');
  await executed.exec();
  await redis.multi().${commands.set}('a', '1').exec();
  const inReturn = redis.multi();
  inReturn.${commands.set}('a', '1');
  const handed = redis.multi();
  handed.${commands.set}('a', '1');
  fill(handed);
  const inClosure = redis.multi();
  keys.forEach((key) => inClosure.${commands.get}(key));
  const run = () => inClosure.exec();
  await run();
  let later = redis.multi();
  later.${commands.set}('a', '1');
  later = inReturn;
  const reply = redis.multi(); // 1
  await reply.${commands.get}('a');
  return inReturn;
}
export const exported = redis.multi();
exported.${commands.set}('a', '1');
`;

function countOf(call: ts.Node, program: ts.Program): string | undefined {
  return ts.isCallExpression(call) ? unexecutedQueueOf(call, program)?.commands.length.toFixed() : undefined;
}

testCalls('redis', 'queues of ioredis', countOf, code("import type { Redis } from 'ioredis';\ndeclare const redis: Redis;", { get: 'get', set: 'set' }));

testCalls('redis', 'queues of node-redis', countOf, code("import { createClient } from 'redis';\nconst redis = createClient();", { get: 'get', set: 'set' }));

testCalls('redis-4', 'queues of node-redis 4', countOf, code("import { createClient } from 'redis';\nconst redis = createClient();", { get: 'get', set: 'set' }));

testCalls('redis-5', 'queues of node-redis 5', countOf, code("import { createClient } from 'redis';\nconst redis = createClient();", { get: 'get', set: 'set' }));

testCalls('redis', 'a class of the project with the same methods', countOf, `
class Redis { multi() { return new Redis(); } set(_key: string) { return this; } exec() { return this; } }
const redis = new Redis();
redis.multi().set('a');
const queue = redis.multi();
queue.set('a');
export {};
`);
