import * as cache from './cache-roles.ts';
import type { CacheRole, Library, Methods } from './library.ts';

const read: CacheRole = { ...cache.read, inProcess: true, miss: 'undefined' };
const write: CacheRole = { ...cache.write, inProcess: true };
const remove: CacheRole = { ...cache.remove, inProcess: true };
const exists: CacheRole = { ...cache.exists, inProcess: true };

/** `fetch` and `memo` make what is not there, so they cannot miss. Keys are values of any kind. */
export const lruCache: Library = {
  name: 'lru-cache',
  packages: ['lru-cache'],
  owners: { LRUCache: { del: remove, delete: remove, get: read, has: exists, peek: read, set: write } },
};

const nodeCacheMethods: Methods = {
  del: remove,
  get: read,
  has: exists,
  mget: { ...cache.readHash, inProcess: true },
  mset: { ...cache.writeSeveral, inProcess: true, key: null },
  set: { ...write, timeToLive: 2 },
  take: read,
};

/** `mget` answers an object without the keys that are not there. */
export const nodeCache: Library = {
  name: 'node-cache',
  packages: ['node-cache'],
  owners: { NodeCache: nodeCacheMethods, NodeCacheLegacyCallbacks: nodeCacheMethods },
};
