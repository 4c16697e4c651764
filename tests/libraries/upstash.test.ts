import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'Upstash Redis: what each command does', cacheRoleOf, `
import { Redis } from '@upstash/redis';
const redis = Redis.fromEnv();
await redis.get('k'); // Upstash Redis read of 'k' or null
await redis.get<number>('k'); // Upstash Redis read of 'k' or null
await redis.getdel('k'); // Upstash Redis read of 'k' or null
await redis.getex('k', { ex: 60 }); // Upstash Redis read of 'k' or null
await redis.hget('h', 'f'); // Upstash Redis read of 'h' or null
await redis.hgetall('h'); // Upstash Redis read of 'h' or null
await redis.hmget('h', 'f', 'g'); // Upstash Redis read of 'h' or null
await redis.mget('a', 'b'); // Upstash Redis read of 'a' or slots
await redis.json.get('k', '$'); // Upstash Redis read of 'k' or null
await redis.set('k', 'v'); // Upstash Redis write of 'k' with 'v'
await redis.setex('k', 60, 'v'); // Upstash Redis write of 'k' with 'v'
await redis.psetex('k', 60, 'v'); // Upstash Redis write of 'k' with 'v'
await redis.setnx('k', 'v'); // Upstash Redis write of 'k' with 'v'
await redis.hset('h', { f: 'v' }); // Upstash Redis write of 'h'
await redis.hsetnx('h', 'f', 'v'); // Upstash Redis write of 'h' with 'v'
await redis.mset({ a: 'v' }); // Upstash Redis write
await redis.del('k'); // Upstash Redis delete of 'k'
await redis.unlink('k'); // Upstash Redis delete of 'k'
await redis.hdel('h', 'f'); // Upstash Redis delete of 'h'
await redis.exists('k'); // Upstash Redis exists of 'k'
await redis.hexists('h', 'f'); // Upstash Redis exists of 'h'
await redis.sismember('s', 'm'); // Upstash Redis exists of 's'
await redis.rpop('queue');
await redis.incr('n');
await redis.exec(['GET', 'k']);
`);

testCalls('caches', 'Upstash Redis: queued commands and their execution', cacheRoleOf, `
import { Redis } from '@upstash/redis';
const redis = new Redis({ token: '', url: '' });
const pipeline = redis.pipeline();
pipeline.get('k'); // Upstash Redis queued read of 'k' or null
pipeline.set('k', 'v'); // Upstash Redis queued write of 'k' with 'v'
await pipeline.exec(); // Upstash Redis execute
const transaction = redis.multi();
transaction.hgetall('h'); // Upstash Redis queued read of 'h' or null
await transaction.exec<[object]>(); // Upstash Redis execute
`);

testCalls('caches', 'Upstash Redis: a class of the project with the same methods', cacheRoleOf, `
class Redis {
  get<T>(_key: string): Promise<T | null> { return Promise.resolve(null); }
}
class Pipeline { exec(): Promise<unknown[]> { return Promise.resolve([]); } }
await new Redis().get('k');
await new Pipeline().exec();
export {};
`);
