import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'memjs: what each method does', cacheRoleOf, `
import { Client } from 'memjs';
const cache = Client.create();
await cache.get('k'); // memjs read of 'k' or value: null
cache.get('k', (_error, _value) => undefined); // memjs read of 'k' or value: null
await cache.set('k', 'v', { expires: 60 }); // memjs write of 'k' with 'v'
await cache.delete('k'); // memjs delete of 'k'
await cache.increment('n', 1);
`);

testCalls('caches', 'memjs: a class of the project with the same methods', cacheRoleOf, `
class Client { get(_key: string): Promise<{ value: string | null }> { return Promise.resolve({ value: null }); } }
await new Client().get('k');
export {};
`);
