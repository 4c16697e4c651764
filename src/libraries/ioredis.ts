import type { Library, QueueRole } from './library.ts';
import { redisCommands } from './redis-commands.ts';
import { execute, exists, read, readHash, readSlots, remove, write, writeLast, writeSeveral } from './redis-roles.ts';

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
      exec: { ...execute, miss: 'aborted' },
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
      hgetall: readHash,
      hgetallBuffer: readHash,
      hmget: readSlots,
      hmgetBuffer: readSlots,
      hmset: writeSeveral,
      hset: writeSeveral,
      hsetnx: { ...write, value: 2 },
      mget: readSlots,
      mgetBuffer: readSlots,
      mset: writeSeveral,
      psetex: writeLast,
      set: write,
      setex: writeLast,
      setnx: write,
      sismember: exists,
      unlink: remove,
    },
    Transaction: { multi: queue, pipeline: queue },
  },
};
