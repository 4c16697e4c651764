import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'Keyv: what each method does', cacheRoleOf, `
import { Keyv } from 'keyv';
const cache = new Keyv<string>({ ttl: 1000 });
await cache.get('k'); // Keyv read of 'k' or undefined
await cache.getMany(['a', 'b']); // Keyv read of ['a', 'b'] or gaps
await cache.getRaw('k'); // Keyv read of 'k' or undefined
await cache.getManyRaw(['a', 'b']); // Keyv read of ['a', 'b'] or gaps
await cache.set('k', 'v', 60); // Keyv write of 'k' with 'v'
await cache.setMany([{ key: 'k', value: 'v' }]); // Keyv write
await cache.delete('k'); // Keyv delete of 'k'
await cache.deleteMany(['a', 'b']); // Keyv delete of ['a', 'b']
await cache.has('k'); // Keyv exists of 'k'
await cache.hasMany(['a', 'b']); // Keyv exists of ['a', 'b']
await cache.clear();
class Orders extends Keyv<string> {}
await new Orders().get('k'); // Keyv read of 'k' or undefined
`);

testCalls('caches', 'Keyv: a class of the project with the same methods', cacheRoleOf, `
class Keyv {
  get(_key: string): Promise<string | undefined> { return Promise.resolve(undefined); }
  has(_key: string): Promise<boolean> { return Promise.resolve(false); }
}
const cache = new Keyv();
await cache.get('k');
await cache.has('k');
export {};
`);
