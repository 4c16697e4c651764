import { read, remove, write } from './cache-roles.ts';
import type { Library } from './library.ts';

/** A result always comes; its `val` is undefined where nothing is, or where `err` says why. `swr` fetches what it has lost. */
export const unkeyCache: Library = {
  name: '@unkey/cache',
  packages: ['@unkey/cache'],
  owners: { CacheNamespace: { get: { ...read, field: 'val', miss: 'undefined' }, remove, set: write } },
};
