import { execute, exists, read, readSlots, remove, write, writeLast, writeSeveral } from './cache-roles.ts';
import type { Library, Methods, QueueRole } from './library.ts';
import { redisCommands } from './redis-commands.ts';

const queue: QueueRole = { kind: 'queue' };

const commands: Methods = {
  del: remove,
  exists,
  get: read,
  getdel: read,
  getex: read,
  hdel: remove,
  hexists: exists,
  hget: read,
  hgetall: read,
  hmget: read,
  hset: writeSeveral,
  hsetnx: { ...write, encodes: true, value: 2 },
  mget: readSlots,
  mset: { ...writeSeveral, key: null },
  psetex: { ...writeLast, encodes: true },
  set: { ...write, encodes: true },
  setex: { ...writeLast, encodes: true },
  setnx: { ...write, encodes: true },
  sismember: exists,
  unlink: remove,
};

/**
 * Other than Redis itself, it answers null for a hash that is not there, and for one that has none of the fields asked for. What it
 * reads has no type but the one the caller gives it. A pipeline rejects when one of its commands fails.
 */
export const upstash: Library = {
  name: 'Upstash Redis',
  packages: ['@upstash/redis'],
  queued: redisCommands,
  owners: { Pipeline: { ...commands, exec: execute }, Redis: { ...commands, multi: queue, pipeline: queue } },
};
