import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testCalls(project, `node-redis in ${project}: what each command does`, cacheRoleOf, `
import { createClient, createCluster, type RedisClientType } from 'redis';
const redis = createClient();
const cluster = createCluster({ rootNodes: [] });
declare const typed: RedisClientType;
await redis.get('k'); // node-redis read of 'k' or null
await redis.GET('k'); // node-redis read of 'k' or null
await redis.getDel('k'); // node-redis read of 'k' or null
await redis.getEx('k', { EX: 60 } as never); // node-redis read of 'k' or null
await redis.hGet('h', 'f'); // node-redis read of 'h' or null
await redis.HGET('h', 'f'); // node-redis read of 'h' or null
await redis.hGetAll('h'); // node-redis read of 'h' or empty
await redis.hmGet('h', ['f']); // node-redis read of 'h' or slots
await redis.mGet(['a', 'b']); // node-redis read of ['a', 'b'] or slots
await redis.set('k', 'v'); // node-redis write of 'k' with 'v'
await redis.setEx('k', 60, 'v'); // node-redis write of 'k' with 'v'
await redis.pSetEx('k', 60, 'v'); // node-redis write of 'k' with 'v'
await redis.setNX('k', 'v'); // node-redis write of 'k' with 'v'
await redis.hSet('h', 'f', 'v'); // node-redis write of 'h'
await redis.mSet(['a', 'v']); // node-redis write of ['a', 'v']
await redis.del('k'); // node-redis delete of 'k'
await redis.unlink('k'); // node-redis delete of 'k'
await redis.hDel('h', 'f'); // node-redis delete of 'h'
await redis.exists('k'); // node-redis exists of 'k'
await redis.hExists('h', 'f'); // node-redis exists of 'h'
await redis.sIsMember('s', 'm'); // node-redis exists of 's'
await cluster.get('k'); // node-redis read of 'k' or null
await typed.get('k'); // node-redis read of 'k' or null
await redis.rPop('queue');
await redis.incr('n');
`);

  testCalls(project, `node-redis in ${project}: queued commands and their execution`, cacheRoleOf, `
import { createClient } from 'redis';
const redis = createClient();
const transaction = redis.multi();
transaction.get('k'); // node-redis queued read of 'k' or null
transaction.set('k', 'v'); // node-redis queued write of 'k' with 'v'
await transaction.exec(); // node-redis execute
await transaction.execAsPipeline(); // node-redis execute
`);

  testCalls(project, `node-redis in ${project}: a project constant with the same methods`, cacheRoleOf, `
const _default = {
  get: (_key: string): Promise<string | null> => Promise.resolve(null),
  hGetAll: (_key: string): Promise<Record<string, string>> => Promise.resolve({}),
};
await _default.get('k');
await _default.hGetAll('h');
export {};
`);
}

for (const project of ['redis', 'redis-5']) {
  testCalls(project, `node-redis in ${project}: pools`, cacheRoleOf, `
import { createClientPool } from 'redis';
const pool = createClientPool();
await pool.get('k'); // node-redis read of 'k' or null
`);
}
