import { read, remove, write, writeSeveral } from './cache-roles.ts';
import type { Library } from './library.ts';

/**
 * Nest's cache manager hands out the same `Cache`. Version 6 answers null, and says so in its types. `wrap` fetches what it has
 * lost, so it cannot miss.
 */
export const cacheManager: Library = {
  name: 'cache-manager',
  packages: ['cache-manager'],
  owners: {
    Cache: {
      del: remove,
      get: { ...read, miss: 'undefined' },
      mdel: remove,
      mget: { ...read, miss: 'gaps' },
      mset: { ...writeSeveral, key: null },
      set: { ...write, timeToLive: 2 },
    },
  },
};
