import path from 'node:path';
import { createRequire } from 'node:module';

import type { Redis as IoRedis } from 'ioredis';
import type { RedisClientType } from 'redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type RedisServer, startRedis } from '../support/redis.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  await server.stop();
});

/** The package as the fixture has it, so that each major version answers for itself. */
function required(project: string, name: string): unknown {
  return createRequire(path.join(import.meta.dirname, '../fixtures', project, 'package.json'))(name);
}

describe.each(['redis', 'redis-5'])('ioredis in %s', (project) => {
  let redis: IoRedis;
  let other: IoRedis;
  beforeAll(() => {
    const { Redis } = required(project, 'ioredis') as { Redis: new (url: string) => IoRedis };
    redis = new Redis(server.url);
    other = new Redis(server.url);
  });
  afterAll(async () => {
    await redis.quit();
    await other.quit();
  });

  it('answers null for a key that nobody wrote, and for one whose time is up', async () => {
    expect(await redis.get('nobody')).toBeNull();
    await redis.set('brief', 'paid', 'PX', 1);
    await expect.poll(() => redis.get('brief')).toBeNull();
    expect(await redis.hget('nobody', 'status')).toBeNull();
    expect(await redis.mget('nobody', 'noone')).toEqual([null, null]);
  });

  it('answers an empty object, which is truthy, for a hash that is not there', async () => {
    const hash = await redis.hgetall('nobody');
    expect(hash).toEqual({});
    expect(Boolean(hash)).toBe(true);
    expect(hash['status']).toBeUndefined();
  });

  it('answers null for a transaction whose watched key has changed, and runs none of its commands', async () => {
    await redis.set('balance', '10');
    await redis.watch('balance');
    await other.set('balance', '20');
    expect(await redis.multi().set('balance', '0').exec()).toBeNull();
    expect(await redis.get('balance')).toBe('20');
  });

  it('hands a queued command on as the queue itself, which is never null', async () => {
    const pipeline = redis.pipeline();
    expect(pipeline.get('nobody')).toBe(pipeline);
    expect(await pipeline.exec()).toEqual([[null, null]]);
  });

  it('the default of the incident answers a status, the mended line throws with the key', async () => {
    const key = 'payment:1:undefined:17';
    async function before(): Promise<string> {
      const status = (await redis.get(key)) ?? 'failed';
      return status;
    }
    async function after(): Promise<string> {
      const status = await redis.get(key);
      if (status === null) {
        throw new Error(`The cache holds nothing under ${key}`);
      }
      return status;
    }
    expect(await before()).toBe('failed');
    await expect(after()).rejects.toThrow('The cache holds nothing under payment:1:undefined:17');
    await redis.set(key, 'paid');
    expect(await after()).toBe('paid');
    await redis.del(key);
  });
});

describe.each(['redis', 'redis-5', 'redis-4'])('node-redis in %s', (project) => {
  let redis: RedisClientType;
  let other: RedisClientType;
  beforeAll(async () => {
    const { createClient } = required(project, 'redis') as { createClient: (options: { url: string }) => RedisClientType };
    redis = createClient({ url: server.url });
    other = createClient({ url: server.url });
    await Promise.all([redis.connect(), other.connect()]);
  });
  afterAll(async () => {
    await Promise.all([redis.quit(), other.quit()]);
  });

  it('answers null for a key that nobody wrote', async () => {
    expect(await redis.get('nobody')).toBeNull();
    expect(await redis.mGet(['nobody', 'noone'])).toEqual([null, null]);
  });

  it('answers null for a field that nobody wrote, also where its types say undefined', async () => {
    expect(await redis.hGet('nobody', 'status')).toBeNull();
  });

  it('answers an empty object for a hash that is not there', async () => {
    const hash = await redis.hGetAll('nobody');
    expect({ ...hash }).toEqual({});
    expect(Boolean(hash)).toBe(true);
  });

  it('rejects a transaction whose watched key has changed', async () => {
    await redis.set('balance', '10');
    await redis.watch('balance');
    await other.set('balance', '20');
    await expect(redis.multi().set('balance', '0').exec()).rejects.toThrow();
  });
});

it('as a number, null is 0, and undefined is none', () => {
  expect(Number(null)).toBe(0);
  expect(Number(undefined)).toBeNaN();
});

it('as JSON, null is null, and has no fields', () => {
  const parsed = JSON.parse(null as unknown as string) as { status: string };
  expect(parsed).toBeNull();
  expect(() => parsed.status).toThrow(TypeError);
});

it('a default in a pattern stands in for undefined, never for null', () => {
  const hash: { missed?: string; nulled?: string | null } = { nulled: null };
  const { missed = 'failed', nulled = 'failed' } = hash;
  expect(missed).toBe('failed');
  expect(nulled).toBeNull();
});
