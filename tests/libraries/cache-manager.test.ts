import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'cache-manager: what each method does', cacheRoleOf, `
import { type Cache, createCache } from 'cache-manager';
const cache = createCache();
class Orders {
  constructor(private readonly injected: Cache) {}
  statusOf(id: string) {
    return this.injected.get<string>(id); // cache-manager read of id or undefined
  }
}
await cache.get<string>('k'); // cache-manager read of 'k' or undefined
await cache.mget<string>(['a', 'b']); // cache-manager read of ['a', 'b'] or gaps
await cache.set('k', 'v', 60); // cache-manager write of 'k' with 'v'
await cache.mset([{ key: 'k', value: 'v' }]); // cache-manager write
await cache.del('k'); // cache-manager delete of 'k'
await cache.mdel(['a', 'b']); // cache-manager delete of ['a', 'b']
await cache.wrap('k', () => Promise.resolve('v'));
await cache.ttl('k');
export { Orders };
`);

testCalls('caches', 'cache-manager: a type of the project with the same methods', cacheRoleOf, `
interface Cache { get: <T>(key: string) => Promise<T | undefined>; del: (key: string) => Promise<boolean> }
declare const cache: Cache;
await cache.get<string>('k');
await cache.del('k');
export {};
`);
