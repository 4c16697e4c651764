import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', '@unkey/cache: what each method does', cacheRoleOf, `
import { createCache, DefaultStatefulContext, Namespace } from '@unkey/cache';
import { MemoryStore } from '@unkey/cache/stores';
const stores = [new MemoryStore({ persistentMap: new Map() })];
const cache = createCache({ order: new Namespace<string>(new DefaultStatefulContext(), { fresh: 1, stale: 2, stores }) });
await cache.order.get('k'); // @unkey/cache read of 'k' or val: undefined
await cache.order.set('k', 'v'); // @unkey/cache write of 'k' with 'v'
await cache.order.remove('k'); // @unkey/cache delete of 'k'
await cache.order.swr('k', () => Promise.resolve('v'));
`);

testCalls('caches', '@unkey/cache: a type of the project with the same methods', cacheRoleOf, `
interface CacheNamespace { get: (key: string) => Promise<{ val?: string }> }
declare const orders: CacheNamespace;
await orders.get('k');
export {};
`);
