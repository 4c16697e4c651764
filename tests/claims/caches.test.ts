import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createRequire } from 'node:module';

import type * as UnkeyCache from '@unkey/cache';
import type * as UnkeyStores from '@unkey/cache/stores';
import type * as Upstash from '@upstash/redis';
import type * as CacheManager from 'cache-manager';
import type * as KeyvModule from 'keyv';
import type * as LruCache from 'lru-cache';
import type * as Memjs from 'memjs';
import type NodeCache from 'node-cache';
import { describe, expect, it } from 'vitest';

const required = createRequire(path.join(import.meta.dirname, '../fixtures/caches/package.json'));

describe('Keyv', () => {
  const { Keyv } = required('keyv') as typeof KeyvModule;

  it('answers undefined for what is not there, and for what has expired', async () => {
    const cache = new Keyv<string>();
    expect(await cache.get('nobody')).toBeUndefined();
    expect(await cache.getRaw('nobody')).toBeUndefined();
    await cache.set('brief', 'paid', 1);
    await expect.poll(() => cache.get('brief')).toBeUndefined();
  });

  it('keeps an Error as {}, by itself and in an object', async () => {
    const cache = new Keyv<unknown>();
    await cache.set('alone', new Error('no orders'));
    await cache.set('within', { error: new Error('no orders') });
    expect(await cache.getMany(['alone', 'within'])).toEqual([{}, { error: {} }]);
    expect(JSON.stringify(await cache.get('within'))).toBe('{"error":{}}');
  });

  it('answers undefined in the slot of each key of a list', async () => {
    const cache = new Keyv<string>();
    await cache.set('a', 'paid');
    expect(await cache.getMany(['a', 'nobody'])).toEqual(['paid', undefined]);
    expect(await cache.get(['a', 'nobody'])).toEqual(['paid', undefined]);
    expect(await cache.getManyRaw(['nobody'])).toEqual([undefined]);
  });
});

describe('cache-manager', () => {
  const { createCache } = required('cache-manager') as typeof CacheManager;

  it('answers undefined for what is not there, and for what has expired', async () => {
    const cache = createCache();
    expect(await cache.get('nobody')).toBeUndefined();
    expect(await cache.mget(['nobody'])).toEqual([undefined]);
    await cache.set('brief', 'paid', 1);
    await expect.poll(() => cache.get('brief')).toBeUndefined();
  });

  it('fetches what it has lost by wrap', async () => {
    expect(await createCache().wrap('nobody', () => Promise.resolve('paid'))).toBe('paid');
  });
});

describe('lru-cache', () => {
  const { LRUCache } = required('lru-cache') as typeof LruCache;

  it('answers undefined at once for what is not there, and for what it had no room for', () => {
    const cache = new LRUCache<string, string>({ max: 1 });
    expect(cache.get('nobody')).toBeUndefined();
    expect(cache.peek('nobody')).toBeUndefined();
    cache.set('a', 'paid');
    cache.set('b', 'paid');
    expect(cache.get('a')).toBeUndefined();
  });

  it('fetches what it has lost by fetch, and computes it by memo', async () => {
    const cache = new LRUCache<string, string>({ fetchMethod: () => 'paid', max: 1, memoMethod: () => 'paid' });
    expect(await cache.fetch('a')).toBe('paid');
    expect(cache.memo('b')).toBe('paid');
  });
});

describe('node-cache', () => {
  const Cache = required('node-cache') as typeof NodeCache;

  it('answers undefined at once for what is not there, and for what has expired', async () => {
    const cache = new Cache({ checkperiod: 0 });
    expect(cache.get('nobody')).toBeUndefined();
    expect(cache.take('nobody')).toBeUndefined();
    cache.set('brief', 'paid', 0.001);
    await expect.poll(() => cache.get('brief')).toBeUndefined();
  });

  it('answers an object without the keys that are not there', () => {
    const cache = new Cache({ checkperiod: 0 });
    cache.set('a', 'paid');
    expect(cache.mget(['a', 'nobody'])).toEqual({ a: 'paid' });
    expect(cache.mget(['nobody'])).toEqual({});
  });
});

describe('@unkey/cache', () => {
  const { createCache, DefaultStatefulContext, Namespace } = required('@unkey/cache') as typeof UnkeyCache;
  const { MemoryStore } = required('@unkey/cache/stores') as typeof UnkeyStores;

  function orders(): UnkeyCache.Cache<{ order: string }>['order'] {
    const stores = [new MemoryStore<string, string>({ persistentMap: new Map() })];
    return createCache<{ order: string }>({ order: new Namespace<string>(new DefaultStatefulContext(), { fresh: 1, stale: 1, stores }) }).order;
  }

  it('answers a result whose val is undefined for what is not there', async () => {
    expect(await orders().get('nobody')).toEqual({ val: undefined });
  });

  it('fetches what it has lost by swr', async () => {
    expect(await orders().swr('nobody', () => Promise.resolve('paid'))).toEqual({ val: 'paid' });
  });
});

describe('Upstash Redis', () => {
  const { Redis } = required('@upstash/redis') as typeof Upstash;

  /** What the client makes of Redis' own answers for what is not there. */
  function clientOf(result: unknown): Upstash.Redis {
    return new Redis({ request: () => Promise.resolve({ result: result as never }) });
  }

  it('answers null for a key, for a hash, and for a hash without the fields', async () => {
    expect(await clientOf(null).get('nobody')).toBeNull();
    expect(await clientOf([]).hgetall('nobody')).toBeNull();
    expect(await clientOf([null, null]).hmget('nobody', 'a', 'b')).toBeNull();
    expect(await clientOf([null]).mget('nobody')).toEqual([null]);
  });

  it('sends an Error as {}', async () => {
    const sent: unknown[] = [];
    const redis = new Redis({ request: ({ body }) => Promise.resolve({ result: sent.push(body) as never }) });
    await redis.set('k', { error: new Error('no orders') });
    await redis.setex('k', 60, { error: new Error('no orders') });
    await redis.setnx('k', { error: new Error('no orders') });
    await redis.hsetnx('k', 'f', { error: new Error('no orders') });
    await redis.psetex('k', 60, { error: new Error('no orders') });
    expect(sent.map((command) => (command as unknown[]).at(-1))).toEqual(Array(5).fill('{"error":{}}'));
  });

  it('rejects when a command of a pipeline fails', async () => {
    const redis = new Redis({ request: () => Promise.resolve([{ error: 'WRONGTYPE', result: null }] as never) });
    await expect(redis.pipeline().get('k').exec()).rejects.toThrow('WRONGTYPE');
  });
});

describe('memjs', () => {
  const { Client } = required('memjs') as typeof Memjs;

  it('answers an object whose value is null for what is not there, and hands a callback null', async () => {
    const server = createServer((socket) => {
      socket.on('data', (request) => {
        const answer = Buffer.alloc(24);
        answer[0] = 0x81;
        request.copy(answer, 1, 1, 2);
        answer[7] = 1; // The status of a key that is not found.
        request.copy(answer, 12, 12, 16);
        socket.write(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = Client.create(`127.0.0.1:${(server.address() as AddressInfo).port}`);
    try {
      expect(await client.get('nobody')).toMatchObject({ value: null });
      const handed = await new Promise((resolve) => {
        client.get('nobody', (_error, value) => {
          resolve(value);
        });
      });
      expect(handed).toBeNull();
    } finally {
      client.close();
      server.close();
    }
  });
});
