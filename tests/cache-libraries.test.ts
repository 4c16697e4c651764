import { expect, it } from 'vitest';

import { exportedClientsOf } from '../src/facts/exported-clients.ts';
import noCacheCheckThenAct from '../src/rules/no-cache-check-then-act.ts';
import noCachedNullish from '../src/rules/no-cached-nullish.ts';
import noNullishCacheKey from '../src/rules/no-nullish-cache-key.ts';
import noPipelineRead from '../src/rules/no-pipeline-read-before-exec.ts';
import noSwallowedError from '../src/rules/no-swallowed-error.ts';
import noUncheckedPipelineResult from '../src/rules/no-unchecked-pipeline-result.ts';
import noUnsentQuery from '../src/rules/no-unsent-query.ts';
import { openFixture } from './support/fixture.ts';
import { testReports } from './support/reports.ts';

// What the rules of Redis make of caches that are none, and of those in the memory of the process.

const HEAD = `import type { Redis } from '@upstash/redis';
import type { Cache } from 'cache-manager';
import { Keyv } from 'keyv';
import { LRUCache } from 'lru-cache';
import NodeCache from 'node-cache';
declare const redis: Redis;
declare const cache: Cache;
declare const user: { id: string } | undefined;
declare const name: string | undefined;
declare const key: string;
const keyv = new Keyv<string>();
const lru = new LRUCache<string, string>({ max: 10 });
const nodeCache = new NodeCache();
export { cache, key, keyv, lru, name, nodeCache, redis, user };
`;

testReports('caches', 'no-nullish-cache-key', noNullishCacheKey, [
  {
    name: 'keys of text, wherever they are kept',
    code: `${HEAD}
export const reads = [
  () => redis.get(\`user:\${user?.id}\`),
                          ~~~~~~~~ nullishInKey
  () => keyv.get(\`user:\${user?.id}\`),
                         ~~~~~~~~ nullishInKey
  () => cache.get(\`user:\${user?.id}\`),
                          ~~~~~~~~ nullishInKey
];`,
  },
  {
    name: 'keys in the memory of the process',
    code: `${HEAD}
export const reads = [() => lru.get(\`user:\${user?.id}\`), () => nodeCache.get(\`user:\${user?.id}\`), () => lru.has(\`user:\${name}\`)];`,
  },
]);

testReports('caches', 'no-cached-nullish', noCachedNullish, [
  {
    name: 'caches that keep values as they are',
    code: `${HEAD}
export const writes = [() => lru.set(key, name), () => keyv.set<string | undefined>(key, name), () => cache.set(key, name), () => nodeCache.set(key, name), () => redis.set(key, name)];`,
  },
]);

testReports('caches', 'no-cache-check-then-act', noCacheCheckThenAct, [
  {
    name: 'caches without NX, or with one of their own',
    code: `${HEAD}
export async function charge(pay: () => Promise<void>) {
  if (!lru.has(key)) {
    lru.set(key, '1');
  }
  if (!(await keyv.has(key))) {
    await keyv.set(key, '1');
  }
  if ((await redis.exists(key)) === 0) {
    await redis.set(key, '1', { nx: true });
  }
  await pay();
}`,
  },
]);

testReports('caches', 'no-pipeline-read-before-exec', noPipelineRead, [
  {
    name: 'a pipeline of Upstash',
    code: `${HEAD}
export async function f() {
  const pipeline = redis.pipeline();
  const generation = await pipeline.get(key);
                           ~~~~~~~~~~~~~~~~~ queueForAnswer
  return redis.get(\`payment:\${generation}\`);
}`,
  },
  {
    name: 'reads that are sent',
    code: `${HEAD}
export async function f() {
  const held = lru.get(key) ?? (await keyv.get(key)) ?? (await cache.get<string>(key)) ?? (await redis.get<string>(key));
  const [first] = await redis.pipeline().get<string>(key).exec();
  return [held, first];
}`,
  },
]);

testReports('caches', 'no-unsent-query', noUnsentQuery, [
  {
    name: 'a pipeline of Upstash that is never executed',
    code: `${HEAD}
export function f() {
  const pipeline = redis.pipeline();
        ~~~~~~~~ unexecutedQueue
  pipeline.set(key, '1');
}`,
  },
]);

testReports('caches', 'no-unchecked-pipeline-result', noUncheckedPipelineResult, [
  {
    name: 'a pipeline of Upstash, which rejects',
    code: `${HEAD}
export async function f() {
  await redis.pipeline().del(key).exec();
  const [first] = await redis.multi().get<string>(key).exec();
  return first;
}`,
  },
]);

testReports('caches', 'no-swallowed-error', noSwallowedError, [
  {
    name: 'a read in the memory of the process, which does not fail',
    code: `${HEAD}
export function f() {
  try {
    return lru.get(key);
  } catch {
    return null;
  }
}`,
  },
  {
    name: 'a read that may fail',
    code: `${HEAD}
export async function f() {
  try {
    return await cache.get<string>(key);
  } catch {
    ~~~~~ failureBecomesValue
    return null;
  }
}`,
  },
]);

it('takes no cache in the memory of the process for a client that a test could lose', () => {
  const { program, source } = openFixture('caches').programOf(HEAD);
  const module = program.getTypeChecker().getSymbolAtLocation(source);
  const clients = module === undefined ? [] : exportedClientsOf(module, program);
  expect(new Set(clients.map(({ library, name }) => `${name}: ${library}`))).toEqual(new Set(['cache: cache-manager', 'keyv: Keyv', 'redis: Upstash Redis']));
});
