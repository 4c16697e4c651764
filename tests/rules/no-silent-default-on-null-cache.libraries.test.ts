import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { openFixture } from '../support/fixture.ts';
import { type ReportCase, reportsOf, testReports } from '../support/reports.ts';

const NAME = 'no-silent-default-on-null-cache';

type Options = [{ allow: string[]; onMiss?: 'null' | 'throw'; values: 'any' | 'business' }];

const STATUS = "type PaymentStatus = 'failed' | 'paid' | 'pending';\ndeclare const id: string;\n";

/** Each cache with a value of a payment in it, as its users declare it. */
const CACHES = {
  'cache-manager': "import type { Cache } from 'cache-manager';\ndeclare const cache: Cache;",
  'Cloudflare KV': "import type { KVNamespace } from '@cloudflare/workers-types';\ndeclare const cache: KVNamespace;",
  Keyv: "import { Keyv } from 'keyv';\nconst cache = new Keyv<PaymentStatus>();",
  'lru-cache': "import { LRUCache } from 'lru-cache';\nconst cache = new LRUCache<string, PaymentStatus>({ max: 100 });",
  memjs: "import { Client } from 'memjs';\nconst cache = Client.create();",
  'node-cache': "import NodeCache from 'node-cache';\nconst cache = new NodeCache();",
  '@unkey/cache': "import type { Cache } from '@unkey/cache';\ndeclare const cache: Cache<{ payment: PaymentStatus }>['payment'];",
  'Upstash Redis': "import { Redis } from '@upstash/redis';\nconst cache = Redis.fromEnv();",
};

/** The incident: the status of a payment is read, and what is not there has failed. */
const INCIDENT: Readonly<Record<keyof typeof CACHES, { readonly absent: string; readonly code: string }>> = {
  'cache-manager': {
    absent: 'undefined',
    code: `
export async function statusOf(): Promise<PaymentStatus> {
  const status = await cache.get<PaymentStatus>(\`payment:\${id}\`);
  return status ?? 'failed';
                   ~~~~~~~~ defaultOnMiss
}`,
  },
  'Cloudflare KV': {
    absent: 'null',
    code: `
export async function statusOf() {
  return (await cache.get(\`payment:\${id}\`)) ?? 'failed';
                                               ~~~~~~~~ defaultOnMiss
}`,
  },
  Keyv: {
    absent: 'undefined',
    code: `
export async function statusOf(): Promise<PaymentStatus> {
  const status = (await cache.get(\`payment:\${id}\`)) ?? 'failed';
                                                       ~~~~~~~~ defaultOnMiss
  return status;
}`,
  },
  'lru-cache': {
    absent: 'undefined',
    code: `
export function statusOf(): PaymentStatus {
  const status = cache.get(\`payment:\${id}\`) ?? 'failed';
                                               ~~~~~~~~ defaultOnMiss
  return status;
}`,
  },
  memjs: {
    absent: '`{ value: null }`',
    code: `
export async function statusOf() {
  const { value } = await cache.get(\`payment:\${id}\`);
  return value?.toString() ?? 'failed';
                              ~~~~~~~~ defaultOnMiss
}`,
  },
  'node-cache': {
    absent: 'undefined',
    code: `
export function statusOf(): PaymentStatus {
  return cache.get<PaymentStatus>(\`payment:\${id}\`) ?? 'failed';
                                                      ~~~~~~~~ defaultOnMiss
}`,
  },
  '@unkey/cache': {
    absent: '`{ val: undefined }`',
    code: `
export async function statusOf(): Promise<PaymentStatus> {
  const { val: status, err } = await cache.get(\`payment:\${id}\`);
  if (err) {
    throw err;
  }
  return status ?? 'failed';
                   ~~~~~~~~ defaultOnMiss
}`,
  },
  'Upstash Redis': {
    absent: 'null',
    code: `
export async function statusOf(): Promise<PaymentStatus> {
  return (await cache.get<PaymentStatus>(\`payment:\${id}\`)) ?? 'failed';
                                                              ~~~~~~~~ defaultOnMiss
}`,
  },
};

function headOf(library: keyof typeof CACHES): string {
  return `${CACHES[library]}\n${STATUS}`;
}

const libraries = Object.keys(CACHES) as (keyof typeof CACHES)[];

const incident: ReportCase<Options>[] = libraries.flatMap((library) => {
  const code = headOf(library) + INCIDENT[library].code;
  return [
    { code, name: `${library}: the incident` },
    { code, name: `${library}: the incident, with onMiss: 'throw'`, options: [{ allow: [], onMiss: 'throw', values: 'business' }] },
    { code, name: `${library}: the incident, with onMiss: 'null'`, options: [{ allow: [], onMiss: 'null', values: 'business' }] },
  ];
});

testReports('caches', NAME, rule, incident);

describe('what the library answers', () => {
  it.each(libraries)('%s', (library) => {
    const code = (headOf(library) + INCIDENT[library].code).replace(/^ *~+ .*\n/m, '');
    expect(reportsOf('caches', rule, code).map(({ message }) => /answers (.+?) for a key/.exec(message)?.[1])).toEqual([INCIDENT[library].absent]);
  });
});

/** What `--fix` makes of the body of a function. */
function fixed(library: keyof typeof CACHES, body: string, onMiss: 'null' | 'throw', returns = ''): string[] {
  const before = `${headOf(library)}export async function f()${returns} {\n`;
  const code = `${before}${body}\n}`;
  const [report] = reportsOf('caches', rule, code, 'file.ts', [{ allow: [], onMiss, values: 'business' }]);
  const { range: [start, end], text } = report?.fix ?? { range: [0, 0], text: '' };
  const output = code.slice(0, start) + text + code.slice(end);
  expect(openFixture('caches').errorsOf(output), output).toEqual([]);
  return output.slice(before.length, -2).split('\n').map((line) => line.trim());
}

describe('the mend compares with what the library answers', () => {
  it.each<[keyof typeof CACHES, string, string]>([
    ['Keyv', "const s = (await cache.get(id)) ?? 'failed';", 's === undefined'],
    ['lru-cache', "const s = cache.get(id) ?? 'failed';", 's === undefined'],
    ['node-cache', "const s = cache.get<string>(id) ?? 'failed';", 's === undefined'],
    ['cache-manager', "const s = (await cache.get<string>(id)) ?? 'failed';", 's === undefined'],
    ['cache-manager', "const s = (await cache.get(id)) ?? 'failed';", 's == null'],
    ['Upstash Redis', "const s = (await cache.get<string>(id)) ?? 'failed';", 's === null'],
    ['Upstash Redis', "const s = (await cache.get(id)) ?? 'failed';", 's == null'],
    ['Upstash Redis', "const s = ((await cache.get(id)) as string | null) ?? 'failed';", 's === null'],
    ['Cloudflare KV', "const s = (await cache.get(id)) ?? 'failed';", 's === null'],
    ['memjs', "const s = (await cache.get(id)).value?.toString() ?? 'failed';", 's === undefined'],
    ['@unkey/cache', "const s = (await cache.get(id)).val ?? 'failed';", 's === undefined'],
  ])('%s: %s', (library, body, test) => {
    expect(fixed(library, `  ${body}\n  return s;`, 'throw')[1]).toBe(`if (${test}) {`);
  });

  it('answers undefined where the library does', () => {
    const body = "  return (await cache.get(id)) ?? 'failed';";
    expect(fixed('Keyv', body, 'null', ': Promise<PaymentStatus | undefined>')).toEqual(['return await cache.get(id);']);
  });

  it('keeps the type that the cache was made with', () => {
    const body = "  return (await cache.get(id)) ?? 'failed';";
    expect(fixed('Keyv', body, 'throw', ': Promise<PaymentStatus>')).toEqual([
      'const cached = await cache.get(id);', 'if (cached === undefined) {', 'throw new Error(`The cache holds nothing under ${id}`);', '}', 'return cached;',
    ]);
    expect(fixed('Keyv', body, 'throw', ": Promise<'failed' | 'shipped'>")).toEqual([body.trim()]);
  });

  it('leaves a read that takes its type from its place', () => {
    const body = "  return (await cache.get(id)) ?? 'failed';";
    for (const library of ['Upstash Redis', 'cache-manager'] as const) {
      expect(fixed(library, body, 'throw', ': Promise<PaymentStatus>')).toEqual([body.trim()]);
    }
  });
});

function below(library: keyof typeof CACHES, variants: Readonly<Record<string, string>>, options?: Options): ReportCase<Options>[] {
  return Object.entries(variants).map(([name, code]) => ({ code: `${headOf(library)}${code}\nexport {};`, name: `${library}: ${name}`, ...(options && { options }) }));
}

const ORDERS = 'interface Order { status: PaymentStatus }\n';

testReports('caches', NAME, rule, [
  ...below('Upstash Redis', {
    'a value without a type': `
export async function f() {
  const status = await cache.get(\`payment:\${id}\`);
  if (!status) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return status;
}`,
    'a hash, which is null where it is not there': `${ORDERS}
export async function f() {
  const order = await cache.hgetall<{ status: PaymentStatus }>(\`order:\${id}\`);
  return order?.status ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
    'the slot of a list': `
export async function f() {
  const [status] = await cache.mget<(PaymentStatus | null)[]>(\`payment:\${id}\`);
  return status ?? 'failed';
                   ~~~~~~~~ defaultOnMiss
}`,
    'a balance of null': `
export async function f() {
  const balance = Number(await cache.get(\`balance:\${id}\`));
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ zeroOnMiss
  return balance;
}`,
    'a command that is queued': `
export function f() {
  return cache.pipeline().get(\`payment:\${id}\`) ?? 'failed';
}`,
    'a hash that is tested for null': `
export async function f() {
  const order = await cache.hgetall(\`order:\${id}\`);
  if (!order) {
    throw new Error('No order');
  }
  return order;
}`,
    'a command that it has no method for': `
export async function f() {
  return (await cache.exec<string | null>(['GET', id])) ?? 'failed';
}`,
    'what is fetched': `
declare function load(id: string): Promise<PaymentStatus>;
export async function f() {
  return (await cache.get<PaymentStatus>(\`payment:\${id}\`)) ?? (await load(id));
}`,
  }),
  ...below('Keyv', {
    'a list of keys': `
export async function f() {
  const [status] = await cache.get([\`payment:\${id}\`]);
  return status ?? 'failed';
                   ~~~~~~~~ defaultOnMiss
}`,
    'many keys': `
export async function f(ids: string[]) {
  const found = await cache.getMany(ids);
  return found.map((status) => status ?? 'failed');
                                         ~~~~~~~~ defaultOnMiss
}`,
    'one read for each': `
export async function f(ids: string[]) {
  const found = await Promise.all(ids.map((each) => cache.get(each)));
  return found.map((status) => status ?? 'failed');
                                         ~~~~~~~~ defaultOnMiss
}`,
    'a default of a parameter': `
function ship(status: PaymentStatus = 'paid') {
                                      ~~~~~~ defaultOnMiss
  return status;
}
export async function f() {
  return ship(await cache.get(\`payment:\${id}\`));
}`,
    'a branch that asks for undefined': `
export async function f(): Promise<PaymentStatus> {
  const status = await cache.get(\`payment:\${id}\`);
  if (status === undefined) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return status;
}`,
    'a list, which is always there': `
export async function f(ids: string[]) {
  const found = await cache.getMany(ids);
  return found.length === 0 ? 'failed' : found;
}`,
    'a branch that asks for null, which it never answers': `
export async function f() {
  const status = (await cache.get(\`payment:\${id}\`)) as PaymentStatus | null;
  if (status === null) {
    return 'failed';
  }
  return status;
}`,
    'a miss that stays undefined': `
export async function f() {
  return (await cache.get(\`payment:\${id}\`)) ?? undefined;
}`,
    'a Map': `
const map = new Map<string, PaymentStatus>();
export function f() {
  return map.get(id) ?? 'failed';
}
void cache;`,
  }),
  ...below('cache-manager', {
    'a value without a type': `
export async function f() {
  const status = (await cache.get(\`payment:\${id}\`)) || 'failed';
                                                       ~~~~~~~~ defaultOnMiss
  return status;
}`,
    'a field of it': `${ORDERS}
export async function f() {
  const order = await cache.get<Order>(\`order:\${id}\`);
  return order?.status ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
    'a class that it is injected into': `
class Payments {
  constructor(private readonly held: typeof cache) {}
  private read(key: string): Promise<PaymentStatus | undefined> {
    return this.held.get(key);
  }
  async statusOf(payment: string): Promise<PaymentStatus> {
    return (await this.read(\`payment:\${payment}\`)) ?? 'failed';
                                                      ~~~~~~~~ defaultOnMiss
  }
}
export { Payments };`,
    'the slot of a list': `
export async function f() {
  const [status] = await cache.mget<PaymentStatus>([\`payment:\${id}\`]);
  return status ?? 'failed';
                   ~~~~~~~~ defaultOnMiss
}`,
    'wrap, which fetches': `
declare function load(id: string): Promise<PaymentStatus | undefined>;
export async function f() {
  return (await cache.wrap(\`payment:\${id}\`, () => load(id))) ?? 'failed';
}`,
    'how long a key is kept': `
export async function f() {
  return (await cache.ttl(\`payment:\${id}\`)) ?? 'failed';
}`,
  }),
  ...below('lru-cache', {
    'a look that leaves the order alone': `
export function f(): PaymentStatus {
  return cache.peek(\`payment:\${id}\`) || 'failed';
                                        ~~~~~~~~ defaultOnMiss
}`,
    'a function of the project': `
function cached(key: string) {
  return cache.get(key);
}
export function f(): PaymentStatus {
  return cached(\`payment:\${id}\`) ?? 'failed';
                                    ~~~~~~~~ defaultOnMiss
}`,
    'a switch': `
export function f(): PaymentStatus {
  switch (cache.get(\`payment:\${id}\`)) {
    case 'paid':
      return 'paid';
    default:
      return 'failed';
             ~~~~~~~~ branchOnMiss
  }
}`,
    'a promise that is cached': `
import { LRUCache as Lru } from 'lru-cache';
const promises = new Lru<string, Promise<PaymentStatus>>({ max: 10 });
export async function f() {
  return (await promises.get(\`payment:\${id}\`)) ?? 'failed';
                                                  ~~~~~~~~ defaultOnMiss
}`,
    'an async function around it': `
async function cached(key: string) {
  return Promise.resolve(cache.get(key));
}
export async function f() {
  return (await cached(\`payment:\${id}\`)) ?? 'failed';
                                            ~~~~~~~~ defaultOnMiss
}`,
    'a key that was asked for': `
export function f(): PaymentStatus {
  const key = \`payment:\${id}\`;
  if (!cache.has(key)) {
    throw new Error('No payment');
  }
  return cache.get(key) ?? 'failed';
}`,
    'a key that was written': `
export function f(): PaymentStatus {
  cache.set(id, 'pending');
  return cache.get(id) ?? 'failed';
}`,
    'another key that was written': `
export function f(other: string): PaymentStatus {
  cache.set(other, 'pending');
  return cache.get(id) ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
    'a key that was written to another cache': `
import { LRUCache as Lru } from 'lru-cache';
const others = new Lru<string, PaymentStatus>({ max: 10 });
export function f(): PaymentStatus {
  others.set(id, 'pending');
  return cache.get(id) ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
    'a key that is written after': `
export function f(): PaymentStatus {
  const status = cache.get(id) ?? 'failed';
                                  ~~~~~~~~ defaultOnMiss
  cache.set(id, status);
  return status;
}`,
    'fetch and memo, which make what is not there': `
export async function f() {
  const fetched = (await cache.fetch(id)) ?? 'failed';
  return [fetched, cache.memo(id) ?? 'failed'];
}`,
    'a cache that is looked up before another': `
declare function load(id: string): Promise<PaymentStatus>;
export async function f() {
  const status = cache.get(id);
  if (status !== undefined) {
    return status;
  }
  return load(id);
}`,
    'a set of what was seen': `
import { LRUCache as Lru } from 'lru-cache';
const seen = new Lru<string, true>({ max: 10 });
export function f() {
  return seen.get(id) ? 'failed' : 'paid';
}`,
    'what is counted': `
import { LRUCache as Lru } from 'lru-cache';
const counts = new Lru<string, number>({ max: 10 });
export function f() {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}`,
  }),
  ...below('node-cache', {
    'a value without a type': `
export function f() {
  const status = cache.get(\`payment:\${id}\`);
  return status === undefined ? 'failed' : status;
                                ~~~~~~~~ branchOnMiss
}`,
    'a value that is taken': `
export function f() {
  return cache.take<PaymentStatus>(\`payment:\${id}\`) ?? 'failed';
                                                       ~~~~~~~~ defaultOnMiss
}`,
    'many keys, of which some are missing': `
export function f() {
  const { a = 'failed' } = cache.mget<PaymentStatus>(['a', 'b']);
              ~~~~~~~~ defaultOnMiss
  return a;
}`,
    'an object that is always there': `
export function f() {
  const found = cache.mget<PaymentStatus>(['a', 'b']);
  if (!found) {
      ~~~~~~ emptyHashTakenForHit
    return undefined;
  }
  return found;
}`,
    'when a key ends': `
export function f() {
  return cache.getTtl(\`payment:\${id}\`) ?? 'failed';
}`,
  }),
  ...below('memjs', {
    'the value where it is read': `
export async function f() {
  return (await cache.get(\`payment:\${id}\`)).value?.toString() ?? 'failed';
                                                                 ~~~~~~~~ defaultOnMiss
}`,
    'a branch that asks for null': `
export async function f() {
  const cached = await cache.get(\`payment:\${id}\`);
  if (cached.value === null) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return cached.value.toString();
}`,
    'a callback, which is handed the value': `
export function f(done: (status: string) => void) {
  cache.get(\`payment:\${id}\`, (_error, value) => {
    const status = value?.toString() ?? 'failed';
                                        ~~~~~~~~ defaultOnMiss
    done(status);
  });
}`,
    'the flags beside the value': `
export async function f() {
  const { flags } = await cache.get(\`payment:\${id}\`);
  return flags?.toString() ?? 'failed';
}`,
    'the answer itself, which is always there': `
export async function f() {
  return (await cache.get(\`payment:\${id}\`)) ?? 'failed';
}`,
  }),
  ...below('@unkey/cache', {
    'the value of the result': `
export async function f() {
  const found = await cache.get(\`payment:\${id}\`);
  return found.val ?? 'failed';
                      ~~~~~~~~ defaultOnMiss
}`,
    'the value of a result that was told from an error': `
export async function f(): Promise<PaymentStatus> {
  const found = await cache.get(\`payment:\${id}\`);
  if (found.err) {
    throw found.err;
  }
  if (!found.val) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return found.val;
}`,
    'the default of the value': `
export async function f() {
  const { val = 'failed' } = await cache.get(\`payment:\${id}\`);
                ~~~~~~~~ defaultOnMiss
  return val;
}`,
    'an error, which is no miss': `
export async function f() {
  const { err } = await cache.get(\`payment:\${id}\`);
  if (err) {
    return 'failed';
  }
  return 'paid';
}`,
    'swr, which fetches': `
declare function load(id: string): Promise<PaymentStatus | undefined>;
export async function f() {
  const { val } = await cache.swr(\`payment:\${id}\`, load);
  return val ?? 'failed';
}`,
  }),
  ...below('Cloudflare KV', {
    'JSON': `${ORDERS}
export async function f() {
  const order = await cache.get<Order>(\`order:\${id}\`, 'json');
  return order?.status ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
    'a value with metadata': `
export async function f() {
  const { value } = await cache.getWithMetadata(\`payment:\${id}\`);
  return value ?? 'failed';
                  ~~~~~~~~ defaultOnMiss
}`,
    'the metadata, which may be missing beside a value': `
export async function f() {
  const { metadata } = await cache.getWithMetadata<{ status: PaymentStatus }>(\`payment:\${id}\`);
  return metadata?.status ?? 'failed';
}`,
    'a list of keys, which is answered with a Map': `
export async function f() {
  const found = await cache.get([\`payment:\${id}\`]);
  return found ?? 'failed';
}`,
    'a list of keys': `
export async function f() {
  return (await cache.list({ prefix: id })) ?? 'failed';
}`,
  }),
  {
    name: 'Cloudflare KV: the ambient types',
    code: `/// <reference types="@cloudflare/workers-types" />
export async function f(env: { payments: KVNamespace }, id: string) {
  return (await env.payments.get(\`payment:\${id}\`)) ?? 'failed';
                                                      ~~~~~~~~ defaultOnMiss
}`,
  },
  {
    name: 'an older version, whose types tell of null',
    code: `export interface Cache { get<T>(key: string): Promise<T | null> }
export async function f(cache: Cache, id: string) {
  const status = await cache.get<string>(\`payment:\${id}\`);
  if (status === null) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return status;
}`,
    settings: { postmortem: { libraries: [{ file: 'file.ts', name: 'older', owners: { Cache: { get: { kind: 'cache', miss: 'undefined', operation: 'read' } } } }] } },
  },
  {
    name: 'a cache of the project that answers in a field, at once',
    code: `export interface Memory { find(key: string): { hit?: string } }
export function f(memory: Memory, id: string) {
  return memory.find(\`payment:\${id}\`).hit ?? 'failed';
                                             ~~~~~~~~ defaultOnMiss
}`,
    settings: {
      postmortem: { libraries: [{ file: 'file.ts', name: 'memory', owners: { Memory: { find: { field: 'hit', inProcess: true, kind: 'cache', miss: 'undefined', operation: 'read' } } } }] },
    },
  },
]);

const ANY: Options = [{ allow: [], values: 'any' }];

testReports('caches', NAME, rule, [
  ...below('lru-cache', {
    'a cached 0': `
import { LRUCache as Lru } from 'lru-cache';
const delays = new Lru<string, number>({ max: 10 });
export function f() {
  const delay = delays.get(id);
  if (!delay) {
      ~~~~~~ falsyHitTakenForMiss
    return undefined;
  }
  return delay;
}`,
    'a flag': `
import { LRUCache as Lru } from 'lru-cache';
const known = new Lru<string, boolean>({ max: 10 });
export function f() {
  if (!known.get(id)) {
    known.set(id, true);
  }
}`,
  }, ANY),
  ...below('Upstash Redis', {
    'a mark': `
export async function f() {
  if (!(await cache.get<boolean>(\`mailed:\${id}\`))) {
    await cache.set(\`mailed:\${id}\`, true);
  }
}`,
    'a boolean that is written': `
export async function f(isOpen: boolean) {
  await cache.set(\`open:\${id}\`, isOpen);
  if (!(await cache.get<boolean>(\`open:\${id}\`))) {
      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ falsyHitTakenForMiss
    return undefined;
  }
  return 'open';
}`,
  }, ANY),
]);

// Only classes of the project: no cache is in the program for the rule to look for.
testReports('caches', NAME, rule, [
  {
    name: 'classes of the project with the same names and methods',
    code: `import type { Keyv as Library } from 'keyv';
class LRUCache { get(_key: string): string | undefined { return undefined; } }
class Keyv { get(_key: string): Promise<string | undefined> { return Promise.resolve(undefined); } }
interface Cache { get<T>(key: string): Promise<T | undefined> }
export async function f(cache: Cache, _library: Library) {
  return [new LRUCache().get('payment:1') ?? 'failed', (await new Keyv().get('payment:1')) ?? 'failed', (await cache.get<string>('payment:1')) ?? 'failed'];
}`,
  },
]);
