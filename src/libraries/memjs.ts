import { read, remove, write } from './cache-roles.ts';
import type { Library } from './library.ts';

/** The promise always brings an object; its `value` is null where nothing is. A callback is handed the value by itself. */
export const memjs: Library = {
  name: 'memjs',
  packages: ['memjs'],
  owners: { Client: { delete: remove, get: { ...read, field: 'value' }, set: write } },
};
