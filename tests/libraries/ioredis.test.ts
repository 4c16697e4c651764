import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

for (const project of ['redis', 'redis-5']) {
  testCalls(project, `ioredis in ${project}: what each command does`, cacheRoleOf, `
import { type Cluster, Redis } from 'ioredis';
const redis = new Redis();
declare const cluster: Cluster;
await redis.get('k'); // ioredis read of 'k' or null
await redis.getBuffer('k'); // ioredis read of 'k' or null
await redis.getdel('k'); // ioredis read of 'k' or null
await redis.getex('k', 'EX', 60); // ioredis read of 'k' or null
await redis.hget('h', 'f'); // ioredis read of 'h' or null
await redis.hgetall('h'); // ioredis read of 'h' or empty
await redis.hmget('h', 'f', 'g'); // ioredis read of 'h' or slots
await redis.mget('a', 'b'); // ioredis read of 'a' or slots
await redis.set('k', 'v'); // ioredis write of 'k' with 'v'
await redis.setex('k', 60, 'v'); // ioredis write of 'k' with 'v'
await redis.psetex('k', 60, 'v'); // ioredis write of 'k' with 'v'
await redis.setnx('k', 'v'); // ioredis write of 'k' with 'v'
await redis.hset('h', 'f', 'v'); // ioredis write of 'h'
await redis.hsetnx('h', 'f', 'v'); // ioredis write of 'h' with 'v'
await redis.mset('a', 'v'); // ioredis write of 'a'
await redis.del('k'); // ioredis delete of 'k'
await redis.unlink('k'); // ioredis delete of 'k'
await redis.hdel('h', 'f'); // ioredis delete of 'h'
await redis.exists('k'); // ioredis exists of 'k'
await redis.hexists('h', 'f'); // ioredis exists of 'h'
await redis.sismember('s', 'm'); // ioredis exists of 's'
await cluster.get('k'); // ioredis read of 'k' or null
const { get } = redis;
await get('k'); // ioredis read of 'k' or null
await redis.rpop('queue');
await redis.zscore('z', 'm');
await redis.incr('n');
`);

  testCalls(project, `ioredis in ${project}: queued commands and their execution`, cacheRoleOf, `
import { Redis } from 'ioredis';
const redis = new Redis();
const pipeline = redis.pipeline();
pipeline.get('k'); // ioredis queued read of 'k' or null
pipeline.set('k', 'v'); // ioredis queued write of 'k' with 'v'
await pipeline.exec(); // ioredis execute or aborted
const transaction = redis.multi();
transaction.get('k'); // ioredis queued read of 'k' or null
await transaction.exec(); // ioredis execute or aborted
`);

  testCalls(project, `ioredis in ${project}: a class of the project with the same methods`, cacheRoleOf, `
class Redis {
  get(_key: string): Promise<string | null> { return Promise.resolve(null); }
  hgetall(_key: string): Promise<Record<string, string>> { return Promise.resolve({}); }
  exec(): Promise<null> { return Promise.resolve(null); }
}
const redis = new Redis();
await redis.get('k');
await redis.hgetall('h');
await redis.exec();
export {};
`);
}
