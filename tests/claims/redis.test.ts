import path from 'node:path';
import { createRequire } from 'node:module';

import type * as BullMQ from 'bullmq';
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
  beforeAll(async () => {
    const { Redis } = required(project, 'ioredis') as { Redis: new (url: string) => IoRedis };
    redis = new Redis(server.url);
    other = new Redis(server.url);
    await redis.flushall();
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

  it('a queue in text is [object Object], and its command has not been sent', async () => {
    const pipeline = redis.pipeline().incr('claims:queued');
    const answer = await (pipeline.get('claims:queued') as unknown as Promise<string>);
    expect(answer as unknown).toBe(pipeline);
    expect(['payment', answer].join(':')).toBe('payment:[object Object]');
    expect(await redis.get('claims:queued')).toBeNull();
    expect((await pipeline.exec())?.at(-1)).toEqual([null, '1']);
  });

  it('runs the commands of a queue again when it is executed again', async () => {
    const pipeline = redis.pipeline().incr('claims:twice');
    await pipeline.exec();
    await pipeline.exec();
    expect(await redis.get('claims:twice')).toBe('2');
  });

  it('reads the value from before a write that is queued', async () => {
    const pipeline = redis.pipeline().set('claims:early', 'new');
    expect(await redis.get('claims:early')).toBeNull();
    await pipeline.exec();
    expect(await redis.get('claims:early')).toBe('new');
  });

  it('keeps the error of a command in its slot: exec does not reject, in a transaction neither', async () => {
    await redis.set('claims:text', 'x');
    for (const queue of [redis.pipeline(), redis.multi()]) {
      const results = await queue.lpush('claims:text', 'a').get('claims:text').exec();
      expect(results?.map(([error, value]) => [error?.message.split(' ')[0], value])).toEqual([['WRONGTYPE', undefined], [undefined, 'x']]);
    }
  });

  it('a pipeline resolves where there is no Redis at all, a transaction rejects', async () => {
    const { Redis } = required(project, 'ioredis') as { Redis: new (options: object) => IoRedis };
    const nowhere = new Redis({ lazyConnect: true, maxRetriesPerRequest: 0, port: 1, retryStrategy: () => null });
    nowhere.on('error', () => undefined);
    const results = await nowhere.pipeline().del('a').lpush('queue', 'job').exec();
    expect(results?.map(([error]) => error instanceof Error)).toEqual([true, true]);
    await expect(nowhere.multi().del('a').exec()).rejects.toThrow();
    nowhere.disconnect();
  });

  it('reads and writes the key "" for undefined and null', async () => {
    expect(await redis.get(undefined as never)).toBeNull();
    await redis.set(null as never, 'anybody');
    expect(await redis.get('')).toBe('anybody');
    expect(await redis.get(undefined as never)).toBe('anybody');
    await redis.del('');
  });

  it('takes a promise or an object in a key as the text that all of them have', async () => {
    await redis.set(Promise.resolve('a') as never, '1');
    expect(await redis.get('[object Promise]')).toBe('1');
    await redis.set({ id: 1 } as never, '2');
    expect(await redis.get('[object Object]')).toBe('2');
  });

  it('stores the empty string for undefined and null, by itself and in the fields of a hash', async () => {
    await redis.set('claims:undefined', JSON.stringify(undefined));
    await redis.setex('claims:expiring', 60, undefined as never);
    await redis.mset({ 'claims:first': undefined, 'claims:second': null });
    await redis.hset('claims:hash', { name: undefined, mail: null });
    expect(await redis.mget('claims:undefined', 'claims:expiring', 'claims:first', 'claims:second')).toEqual(['', '', '', '']);
    expect(await redis.hgetall('claims:hash')).toEqual({ mail: '', name: '' });
    expect(() => JSON.parse('') as unknown).toThrow(SyntaxError);
  });

  it('answers null for a SET NX that came second', async () => {
    expect(await redis.set('claims:lock', '1', 'EX', 60, 'NX')).toBe('OK');
    expect(await redis.set('claims:lock', '1', 'EX', 60, 'NX')).toBeNull();
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
    await redis.flushAll();
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

  it('hands a queued command on as the queue itself, which in text is [object Object]', async () => {
    const multi = redis.multi();
    const answer = await (multi.get('nobody') as unknown);
    expect(answer).toBe(multi);
    expect(String(answer)).toBe('[object Object]');
    expect(await multi.exec()).toEqual([null]);
  });

  it('rejects a queue one of whose commands failed', async () => {
    await redis.set('claims:text', 'x');
    await expect(redis.multi().lPush('claims:text', 'a').get('claims:text').exec()).rejects.toThrow('1 commands failed');
    await expect(redis.multi().lPush('claims:text', 'a').execAsPipeline()).rejects.toThrow('WRONGTYPE');
  });

  it('throws for undefined and null as a key or as a value', async () => {
    await expect(async () => redis.get(undefined as never)).rejects.toThrow(TypeError);
    await expect(async () => redis.set('k', JSON.stringify(undefined))).rejects.toThrow(TypeError);
    await expect(async () => redis.set('k', null as never)).rejects.toThrow(TypeError);
    await expect(async () => redis.hSet('h', { name: undefined as never })).rejects.toThrow(TypeError);
  });

  it('answers null for a SET NX that came second', async () => {
    expect(await redis.set('claims:lock', '1', { EX: 60, NX: true })).toBe('OK');
    expect(await redis.set('claims:lock', '1', { EX: 60, NX: true })).toBeNull();
    await redis.del('claims:lock');
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

it('nothing in a key is text like any other', () => {
  const id = undefined as string | undefined;
  expect(`order:${String(id)}`).toBe('order:undefined');
  expect(['order', id].join(':')).toBe('order:');
  expect(JSON.stringify(null)).toBe('null');
});

describe.each(['payments', 'logging'])('BullMQ in %s', (project) => {
  it('keeps an Error in the data of a job, and in its progress, as {}', async () => {
    const { Queue } = required(project, 'bullmq') as typeof BullMQ;
    const queue = new Queue(`errors-${project}`, { connection: { port: server.port } });
    const error = new Error('no orders');
    await queue.add('one', { error });
    await queue.addBulk([{ data: { error }, name: 'several' }]);
    const job = await queue.add('later', {});
    await job.updateData({ error });
    await job.updateProgress({ error });
    const jobs = await queue.getJobs();
    expect(jobs.map(({ data }) => JSON.stringify(data))).toEqual(Array(3).fill('{"error":{}}'));
    expect(JSON.stringify((await queue.getJob(job.id ?? ''))?.progress)).toBe('{"error":{}}');
    await queue.close();
  });
});
