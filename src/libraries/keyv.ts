import { exists, read, remove, write, writeSeveral } from './cache-roles.ts';
import type { CacheRole, Library } from './library.ts';

const readValue: CacheRole = { ...read, miss: 'undefined', missOfList: 'gaps' };
const readList: CacheRole = { ...read, miss: 'gaps' };

/** Whatever its store is, in the process or elsewhere, it answers with a promise. */
export const keyv: Library = {
  name: 'Keyv',
  packages: ['keyv'],
  owners: {
    Keyv: {
      delete: remove,
      deleteMany: remove,
      get: readValue,
      getMany: readList,
      getManyRaw: readList,
      getRaw: readValue,
      has: exists,
      hasMany: exists,
      set: { ...write, encodes: true, timeToLive: 2 },
      setMany: { ...writeSeveral, key: null },
    },
  },
};
