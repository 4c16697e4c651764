import { cacheRoleOf } from '../support/cache-roles.ts';
import { testCalls } from '../support/commented-calls.ts';

testCalls('caches', 'Cloudflare KV: what each method does', cacheRoleOf, `
import type { KVNamespace } from '@cloudflare/workers-types';
declare const env: { ORDERS: KVNamespace };
await env.ORDERS.get('k'); // Cloudflare KV read of 'k' or null
await env.ORDERS.get<object>('k', 'json'); // Cloudflare KV read of 'k' or null
await env.ORDERS.getWithMetadata('k'); // Cloudflare KV read of 'k' or value: null
await env.ORDERS.put('k', 'v', { expirationTtl: 60 }); // Cloudflare KV write of 'k' with 'v'
await env.ORDERS.delete('k'); // Cloudflare KV delete of 'k'
await env.ORDERS.list();
`);

testCalls('caches', 'Cloudflare KV: a type of the project with the same methods', cacheRoleOf, `
interface KVNamespace { get(key: string): Promise<string | null>; put(key: string, value: string): Promise<void> }
declare const orders: KVNamespace;
await orders.get('k');
await orders.put('k', 'v');
export {};
`);
