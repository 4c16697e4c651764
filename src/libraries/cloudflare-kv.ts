import { read, remove, write } from './cache-roles.ts';
import type { Library } from './library.ts';

/** A list of keys is answered with a Map. Known where `@cloudflare/workers-types` declares it, not where wrangler writes its own file. */
export const cloudflareKv: Library = {
  name: 'Cloudflare KV',
  packages: ['@cloudflare/workers-types'],
  owners: {
    KVNamespace: {
      delete: remove,
      get: { ...read, missOfList: null },
      getWithMetadata: { ...read, field: 'value', missOfList: null },
      put: write,
    },
  },
};
