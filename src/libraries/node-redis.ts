import type { Library, Methods, QueueRole } from './library.ts';
import { redisCommands } from './redis-commands.ts';
import { execute, exists, read, readHash, readSlots, remove, write, writeLast, writeSeveral } from './redis-roles.ts';

const commands: Methods = {
  DEL: remove,
  EXISTS: exists,
  GET: read,
  GETDEL: read,
  GETEX: read,
  HDEL: remove,
  HEXISTS: exists,
  HGET: read,
  HGETALL: readHash,
  HMGET: readSlots,
  HSET: writeSeveral,
  HSETNX: { ...write, value: 2 },
  MGET: readSlots,
  MSET: writeSeveral,
  PSETEX: writeLast,
  SET: write,
  SETEX: writeLast,
  SETNX: write,
  SISMEMBER: exists,
  UNLINK: remove,
  del: remove,
  exists,
  get: read,
  getDel: read,
  getEx: read,
  hDel: remove,
  hExists: exists,
  hGet: read,
  hGetAll: readHash,
  hSet: writeSeveral,
  hSetNX: { ...write, value: 2 },
  hmGet: readSlots,
  mGet: readSlots,
  mSet: writeSeveral,
  pSetEx: writeLast,
  sIsMember: exists,
  set: write,
  setEx: writeLast,
  setNX: write,
  unlink: remove,
};

const opening: QueueRole = { kind: 'queue' };
const openings: Methods = { MULTI: opening, multi: opening };

const queue: Methods = {
  EXEC: execute, exec: execute, execAsPipeline: execute, execAsPipelineTyped: execute, execTyped: execute,
};

/**
 * The commands of every client are the fields of one constant without a name of its own, clusters and pools in a second one;
 * pipelines and transactions share them. Version 4 types `hGet` as undefined for a missing field, but it answers null, as all
 * versions do. An aborted transaction rejects.
 */
export const nodeRedis: Library = {
  name: 'node-redis',
  packages: ['@redis/client'],
  queued: redisCommands,
  owners: {
    NON_STICKY_COMMANDS: commands,
    RedisClient: openings,
    RedisClientPool: openings,
    RedisCluster: openings,
    RedisSentinel: openings,
    RedisClientMultiCommand: queue,
    RedisClusterMultiCommand: queue,
    RedisSentinelMultiCommand: queue,
    _default: commands,
  },
};
