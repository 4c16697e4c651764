import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'lru-cache: what each method does', cacheRoleOf, `
import { LRUCache } from 'lru-cache';
const cache = new LRUCache<string, string>({ max: 10 });
cache.get('k'); // lru-cache in process read of 'k' or undefined
cache.peek('k'); // lru-cache in process read of 'k' or undefined
cache.set('k', 'v'); // lru-cache in process write of 'k' with 'v'
cache.delete('k'); // lru-cache in process delete of 'k'
cache.has('k'); // lru-cache in process exists of 'k'
await cache.fetch('k');
await cache.forceFetch('k');
cache.memo('k');
cache.pop();
`);

testCalls('caches', 'node-cache: what each method does', cacheRoleOf, `
import NodeCache from 'node-cache';
const cache = new NodeCache({ stdTTL: 60 });
cache.get<string>('k'); // node-cache in process read of 'k' or undefined
cache.take<string>('k'); // node-cache in process read of 'k' or undefined
cache.mget<string>(['a', 'b']); // node-cache in process read of ['a', 'b'] or empty
cache.set('k', 'v', 60); // node-cache in process write of 'k' with 'v'
cache.mset([{ key: 'k', val: 'v' }]); // node-cache in process write
cache.del('k'); // node-cache in process delete of 'k'
cache.has('k'); // node-cache in process exists of 'k'
cache.keys();
`);

testCalls('caches', 'lru-cache and node-cache: classes of the project with the same methods', cacheRoleOf, `
class LRUCache { get(_key: string): string | undefined { return undefined; } has(_key: string): boolean { return false; } }
class NodeCache extends LRUCache { take(_key: string): string | undefined { return undefined; } }
new LRUCache().get('k');
new LRUCache().has('k');
new NodeCache().take('k');
new Map<string, string>().get('k');
export {};
`);
