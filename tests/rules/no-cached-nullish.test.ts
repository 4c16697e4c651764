import rule from '../../src/rules/no-cached-nullish.ts';
import { annotated } from '../support/annotated.ts';
import { type ReportCase, testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

type Options = [{ nulls: boolean }];

const declared = `interface User { id: string; name?: string; team: string | null }
declare const user: User | undefined;
declare const owner: User;
declare function find(id: string): Promise<User | undefined>;
`;
const io = `import { Redis } from 'ioredis';
declare const redis: Redis;
${declared}`;
const node = `import { createClient } from 'redis';
const redis = createClient();
${declared}`;

function cases(imports: string, named: Readonly<Record<string, string>>, options?: Options): ReportCase<Options>[] {
  return Object.entries(named).map(([name, code]) => ({ code: imports + code, name, ...(options && { options }) }));
}

const reported = {
  'a value as JSON': `export const write = () => redis.set('user', JSON.stringify(user));
                                                            ~~~~ nothingCached`,
  'a value that was looked up': `export async function load(id: string) {
  const found = await find(id);
  await redis.set(id, JSON.stringify(found), 'EX', 60);
                                     ~~~~~ nothingCached
  return found;
}`,
  'a value with a time to live': `export const write = () => redis.setex('user', 60, JSON.stringify(user));
                                                                  ~~~~ nothingCached`,
  'a value as text': `export const write = () => redis.set('name', String(owner.name));
                                                    ~~~~~~~~~~ nothingCached`,
  'a value in a template': `export const write = () => redis.set('name', \`\${owner.name}\`);
                                                ~~~~~~~~~~ nothingCached`,
  'a field of a hash': `export const write = () => redis.hset('user', { id: owner.id, name: owner.name });
                                                                    ~~~~~~~~~~ nothingCached`,
  'a field of a hash in short': `export function write(name?: string) { return redis.hset('user', { name }); }
                                                                   ~~~~ nothingCached`,
  'a wrapper of the project': `class Cache {
  constructor(private readonly client: Redis) {}
  async set(key: string, value: unknown) { await this.client.set(key, JSON.stringify(value)); }
}
declare const cache: Cache;
export const write = () => cache.set('user', user);
                                             ~~~~ nothingCached`,
  'a command on a queue': `export const write = () => redis.pipeline().set('user', JSON.stringify(user)).exec();
                                                                       ~~~~ nothingCached`,
};

const silent = {
  'a value that is there': "export const write = () => redis.set('user', JSON.stringify(owner));",
  'a value that was tested': "export async function write() { if (user !== undefined) { await redis.set('user', JSON.stringify(user)); } }",
  'a value that was looked up and tested': "export async function load(id: string) { const found = await find(id); if (!found) { return null; } await redis.set(id, JSON.stringify(found)); return found; }",
  'a value with a default': "export const write = () => redis.set('name', owner.name ?? 'nobody');",
  'a value that may be null: an absence that is kept on purpose': "export const write = () => redis.set('team', JSON.stringify(owner.team));",
  'an object with a field that may not be there': "export const write = () => redis.set('user', JSON.stringify({ name: owner.name }));",
  'a value of type any, unknown or a type parameter': "export const write = <T>(a: any, b: unknown, c: T) => [redis.set('a', JSON.stringify(a)), redis.set('b', JSON.stringify(b)), redis.set('c', JSON.stringify(c))];",
  'a wrapper that refuses nothing': "class Cache { constructor(private readonly client: Redis) {} async set(key: string, value: unknown) { if (value === undefined) { return; } await this.client.set(key, JSON.stringify(value)); } } declare const cache: Cache; export const write = () => cache.set('user', user);",
  'a function of the project that writes a hash, handed an object': "async function keep(fields: { name?: string; key: string }) { await redis.hset(fields.key, { on: '1' }); } export const write = () => keep({ key: 'k', name: owner.name });",
  'a cache of the project that is no Redis': "class Cache { set(_key: string, _value: string) { return null; } } export const write = () => new Cache().set('user', JSON.stringify(user));",
  'a map': "export const write = (map: Map<string, string>) => map.set('user', JSON.stringify(user));",
  'a client of type any': "declare const client: any; export const write = () => client.set('user', JSON.stringify(user));",
  'JSON that is kept nowhere': "export const text = () => JSON.stringify(user);",
  'a number': "export const write = (count: number) => redis.set('count', count);",
  'a key that may not be there: no value': "export const write = () => redis.set(String(user?.id), '1');",
};

for (const project of ['redis', 'redis-5']) {
  testReports(project, 'no-cached-nullish: reported', rule, cases(io, reported));
  testReports(project, 'no-cached-nullish: silent', rule, cases(io, silent));
}

testReports('redis', 'no-cached-nullish: null too', rule, cases(io, {
  'a value that may be null': `export const write = () => redis.set('team', JSON.stringify(owner.team));
                                                            ~~~~~~~~~~ nothingCached`,
}, [{ nulls: true }]));

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testReports(project, 'no-cached-nullish on node-redis', rule, cases(node, {
    'a value as JSON, which it refuses': `export const write = () => redis.set('user', JSON.stringify(user));
                                                            ~~~~ nothingRefused`,
    'a value as text': `export const write = () => redis.set('name', String(owner.name));
                                                    ~~~~~~~~~~ nothingCached`,
    'a value that was tested': "export async function write() { if (user) { await redis.set('user', JSON.stringify(user)); } }",
  }));
}

testReports('redis', 'no-cached-nullish in tests', rule, [
  { code: `${io}export const write = () => redis.set('user', JSON.stringify(user));`, filename: 'src/a.test.ts', name: 'a test' },
]);

function mended(name: string, marked: string, output: string | undefined, value: string) {
  const { code, errors } = annotated<'nothingCached'>(io + marked);
  return {
    code,
    errors: errors.map((error) => ({ ...error, suggestions: output === undefined ? [] : [{ data: { value }, messageId: 'guardWrite' as const, output: io + output }] })),
    name,
  };
}

testRule('redis', 'mends of no-cached-nullish', rule, {
  valid: [],
  invalid: [
    mended(
      'a test around the write',
      `export async function load(id: string) {
  const found = await find(id);
  await redis.set(
    id,
    JSON.stringify(found),
                   ~~~~~ nothingCached
  );
  return found;
}`,
      `export async function load(id: string) {
  const found = await find(id);
  if (found !== undefined) {
    await redis.set(
      id,
      JSON.stringify(found),
    );
  }
  return found;
}`,
      'found',
    ),
    mended(
      'none where the answer of the write is used',
      `export async function load() {
  return redis.set('user', JSON.stringify(user));
                                          ~~~~ nothingCached
}`,
      undefined,
      'user',
    ),
    mended(
      'none where the value is a call',
      `export async function load() {
  await redis.set('user', JSON.stringify(await find('1')));
                                         ~~~~~~~~~~~~~~~ nothingCached
}`,
      undefined,
      "await find('1')",
    ),
  ],
});
