import type { CacheRole, Library, QueueRole } from './library.ts';
import { redisCommands } from './redis-commands.ts';

const read: CacheRole = { key: 0, kind: 'cache', miss: 'null', operation: 'read', value: null };
const readSlots: CacheRole = { ...read, miss: 'slots' };
const write: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'write', value: 1 };
const writeSeveral: CacheRole = { ...write, value: null };
const remove: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'delete', value: null };
const exists: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'exists', value: null };
const queue: QueueRole = { kind: 'queue' };

/**
 * One interface declares the commands of the client, the cluster, the pipeline and the transaction: only what a call returns
 * tells a queued command from one that is sent. List, set and sorted-set reads are left out: there nothing is an answer.
 */
export const ioredis: Library = {
  name: 'ioredis',
  packages: ['ioredis'],
  queued: redisCommands,
  owners: {
    RedisCommander: {
      del: remove,
      exec: { key: null, kind: 'cache', miss: 'aborted', operation: 'execute', value: null },
      exists,
      get: read,
      getBuffer: read,
      getdel: read,
      getdelBuffer: read,
      getex: read,
      getexBuffer: read,
      hdel: remove,
      hexists: exists,
      hget: read,
      hgetBuffer: read,
      hgetall: { ...read, miss: 'empty' },
      hgetallBuffer: { ...read, miss: 'empty' },
      hmget: readSlots,
      hmgetBuffer: readSlots,
      hmset: writeSeveral,
      hset: writeSeveral,
      hsetnx: { ...write, value: 2 },
      mget: readSlots,
      mgetBuffer: readSlots,
      mset: writeSeveral,
      psetex: { ...write, value: 2 },
      set: write,
      setex: { ...write, value: 2 },
      setnx: write,
      sismember: exists,
      unlink: remove,
    },
    Transaction: { multi: queue, pipeline: queue },
  },
};
