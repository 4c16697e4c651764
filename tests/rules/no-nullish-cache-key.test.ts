import rule from '../../src/rules/no-nullish-cache-key.ts';
import { annotated } from '../support/annotated.ts';
import { type ReportCase, testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

const io = `import { Redis } from 'ioredis';
declare const redis: Redis;
interface User { id: string; team?: string; manager: string | null }
declare const user: User | undefined;
declare const owner: User;
declare function load(id: string): Promise<User>;
declare function idOf(name: string): Promise<string>;
`;

const node = `import { createClient } from 'redis';
const redis = createClient();
declare const user: { id: string; team?: string } | undefined;
`;

function cases(imports: string, named: Readonly<Record<string, string>>): ReportCase<[]>[] {
  return Object.entries(named).map(([name, code]) => ({ code: imports + code, name }));
}

const reported = {
  'a part that may be undefined': String.raw`export const read = () => redis.get(${'`order:${user?.id}`'});
                                             ~~~~~~~~ nullishInKey`,
  'an optional property': `export const read = () => redis.get('team:' + owner.team);
                                              ~~~~~~~~~~ nullishInKey`,
  'a property that may be null': `export const read = () => redis.set(['manager', owner.manager].join(':'), '1');
                                                ~~~~~~~~~~~~~ nullishInKey`,
  'a key kept in a constant': `export async function read() {
  const key = 'team:' + owner.team + ':size';
                        ~~~~~~~~~~ nullishInKey
  await redis.incr(key);
  return redis.get(key);
}`,
  'a key made of a key': `export async function read() {
  const prefix = 'team:' + owner.team;
                           ~~~~~~~~~~ nullishInKey
  return redis.get(prefix + ':size');
}`,
  'one of several keys': `export const read = () => redis.mget(['a', 'team:' + owner.team]);
                                                     ~~~~~~~~~~ nullishInKey`,
  'a part made text by String': `export const read = () => redis.del('team:' + String(owner.team));
                                                     ~~~~~~~~~~ nullishInKey`,
  'an identity that is the empty text where there is none': `export const read = () => redis.get('user:' + (user?.id ?? ''));
                                               ~~~~~~~~~~~~~~ emptyInKey`,
  'a whole key that is the empty text where there is none': `export const read = () => redis.get(owner.team || '');
                                    ~~~~~~~~~~~~~~~~ emptyInKey`,
  'a cast over an optional chain': `export const read = () => redis.get(user?.id as string);
                                    ~~~~~~~~~~~~~~~~~~ nullishInKey`,
  'an assertion over an optional chain': `export const read = () => redis.get((user?.id)!);
                                    ~~~~~~~~~~~ nullishInKey`,
  'a promise': `export const read = () => redis.get('user:' + load('1'));
                                              ~~~~~~~~~ promiseInKey`,
  'a promise kept in a constant': `export async function read() {
  const loaded = idOf('1');
  const key = ['user', loaded].join(':');
                       ~~~~~~ promiseInKey
  return redis.get(key);
}`,
  'an object': `export const read = () => redis.get('user:' + owner);
                                              ~~~~~ objectInKey`,
  'an object of a literal': `export const read = (page: number) => { const query = { page }; return redis.get('list:' + query); };
                                                                                           ~~~~~ objectInKey`,
  'a queued command': `export async function read() {
  const batch = redis.pipeline();
  const generation = await batch.get('generation');
  await batch.exec();
  return redis.get('payment:' + generation);
                                ~~~~~~~~~~ queueInKey
}`,
  'a helper whose parameter may be left out, called with what may be nothing': `const keyOf = (id?: string) => 'user:' + id;
export const read = () => redis.get(keyOf(user?.id));
                                          ~~~~~~~~ nullishInKey`,
  'a helper that is called without its parameter': `function keyOf(id?: string) { return ['user', id].join(':'); }
export const read = () => redis.get(keyOf());
                                    ~~~~~~~ nullishInKey`,
  'a helper of a class': `export class Users {
  private key(id: string | null) { return 'user:' + id; }
  read(manager: string | null) { return redis.get(this.key(manager)); }
                                                           ~~~~~~~ nullishInKey
}`,
  'a wrapper of the project': `class Cache {
  constructor(private readonly client: Redis) {}
  get(key: string) { return this.client.get(key); }
}
declare const cache: Cache;
export const read = () => cache.get('team:' + owner.team);
                                              ~~~~~~~~~~ nullishInKey`,
  'a wrapper that puts its parameter into the key': `class Cache {
  constructor(private readonly client: Redis, private readonly prefix: string) {}
  keep(id: string | undefined, value: string) { return this.client.set(this.prefix + ':' + String(id), value); }
                                                                                                  ~~ nullishInKey
}
declare const cache: Cache;
export const write = () => cache.keep(owner.team, '1');
                                      ~~~~~~~~~~ nullishInKey`,
  'a wrapper behind an interface': `interface Store { fetch(key: string): Promise<string | null> }
class RedisStore implements Store { constructor(private readonly client: Redis) {} fetch(key: string) { return this.client.get(key); } }
declare const store: Store;
export const read = () => store.fetch('team:' + owner.team);
                                                ~~~~~~~~~~ nullishInKey
export const stores = [RedisStore];`,
  'a command on a queue': `export async function read() { await redis.pipeline().get('team:' + owner.team).exec(); }
                                                                    ~~~~~~~~~~ nullishInKey`,
  'a branch': `export const read = (mine: boolean) => redis.get(mine ? 'user:' + owner.id : 'team:' + owner.team);
                                                                                       ~~~~~~~~~~ nullishInKey`,
  'a parameter that may be left out': `export function read(id?: string) { return redis.hgetall('user:' + id); }
                                                                   ~~ nullishInKey`,
  'an answer of the cache that may be null': `export async function read() {
  const generation = await redis.get('generation');
  return redis.get('payment:' + generation);
                                ~~~~~~~~~~ nullishInKey
}`,
};

const silent = {
  'a part that is there': "export const read = () => redis.get(`order:${owner.id}:${1}`);",
  'a part that was tested': "export async function read() { if (user === undefined) { return null; } return redis.get('user:' + user.id); }",
  'a part that was tested with a throw': "export async function read(id?: string) { if (!id) { throw new Error('id'); } return redis.get('user:' + id); }",
  'a constant that may be nothing, and was tested': "export async function read(own: boolean) { const team = own ? (owner.team ?? null) : null; const scope = team ? `team:${team}` : owner.id; return redis.get(scope); }",
  'a part with a default': "export const read = () => redis.get('team:' + (owner.team ?? 'none'));",
  'a filter that is left out': "export const read = (category?: string) => redis.get('list:' + (category ?? ''));",
  'a helper with a default': "const keyOf = (id = 'all') => 'user:' + id; export const read = () => redis.get(keyOf());",
  'a helper that refuses': "function keyOf(id?: string) { if (id === undefined) { throw new Error('id'); } return 'user:' + id; } export const read = () => redis.get(keyOf(user?.id));",
  'a helper whose parameter may be left out, and is not': "const keyOf = (id?: string) => 'user:' + id; export const read = () => redis.get(keyOf(owner.id));",
  'a key that is asserted': "export const read = () => redis.get(owner.team!);",
  'a part that is asserted': "export const read = () => redis.get('team:' + owner.team!);",
  'a cast': "export const read = (request: { query: Record<string, unknown> }) => redis.get(request.query['id'] as string);",
  'a date': "export const read = (at: Date) => redis.get('day:' + at);",
  'a list': "export const read = (ids: string[]) => redis.get('users:' + ids);",
  'a class with a text of its own': "class Id { constructor(readonly value: string) {} toString() { return this.value; } } export const read = (id: Id) => redis.get('user:' + id);",
  'a branded text': "type Id = string & { readonly brand: 'id' }; export const read = (id: Id) => redis.get('user:' + id);",
  'a URL, a Buffer': "export const read = (url: URL, key: Buffer) => [redis.get('page:' + url), redis.get(key)];",
  'an enum': "enum Kind { A = 'a' } export const read = (kind: Kind) => redis.get('kind:' + kind);",
  'a value of type any or unknown': "export const read = (a: any, b: unknown) => [redis.get('a:' + a), redis.get(`b:${b}`)];",
  'a type parameter': "export const read = <T extends string | undefined>(id: T) => redis.get(`user:${id}`);",
  'a pattern to scan for': "export const scan = () => redis.scan(0, 'MATCH', `user:${user?.id ?? ''}*`);",
  'a prefix of the client': "export const client = new Redis({ keyPrefix: `app:${process.env['STAGE']}:` });",
  'a map in memory': "const map = new Map<string, string>(); export const read = () => map.get('user:' + user?.id);",
  'a cache of the project that is no Redis': "class Cache { get(_key: string) { return null; } } export const read = () => new Cache().get('user:' + user?.id);",
  'a client of type any': "declare const client: any; export const read = () => client.get('user:' + user?.id);",
  'a value that may be nothing: no key': "export const write = () => redis.set('k', `${user?.id}`);",
  'a field of a hash': "export const read = () => redis.hget('h', `${user?.id}`);",
  'a wrapper whose other parameter goes into the key': "class Cache { constructor(private readonly client: Redis) {} get(key: string, _note?: string) { return this.client.get(key); } } declare const cache: Cache; export const read = () => cache.get('a', user?.id);",
  'a variable that is assigned too late: no-read-before-async-assign says it': `export async function read() {
  let id: string | undefined;
  const loading = load('1').then((loaded) => { id = loaded.id; });
  const key = \`user:\${id}\`;
  await loading;
  return redis.get(key);
}`,
  'keys that are spread': "export const read = (keys: string[]) => redis.mget(...keys);",
  'a promise that is awaited': "export const read = async () => redis.get('user:' + (await load('1')).id);",
};

for (const project of ['redis', 'redis-5']) {
  testReports(project, 'no-nullish-cache-key: reported', rule, cases(io, reported));
  testReports(project, 'no-nullish-cache-key: silent', rule, cases(io, silent));
}

for (const project of ['redis', 'redis-5', 'redis-4']) {
  testReports(project, 'no-nullish-cache-key on node-redis', rule, cases(node, {
    'a part that may be undefined': `export const read = () => redis.get('user:' + user?.id);
                                              ~~~~~~~~ nullishInKey`,
    'a hash': `export const write = () => redis.hSet('team:' + user?.team, 'size', '1');
                                                ~~~~~~~~~~ nullishInKey`,
    'a cast over an optional chain': `export const read = () => redis.get(user?.id as string);
                                    ~~~~~~~~~~~~~~~~~~ nullishInKey`,
    'a part that was tested': "export async function read() { if (!user) { return null; } return redis.get('user:' + user.id); }",
  }));
}

testReports('redis', 'no-nullish-cache-key in tests', rule, [
  { code: `${io}export const read = () => redis.get('user:' + user?.id);`, filename: 'src/a.test.ts', name: 'a test' },
]);

type MessageIds = Parameters<typeof testRule<'awaitPart' | 'emptyInKey' | 'nullishInKey' | 'objectInKey' | 'promiseInKey' | 'queueInKey' | 'throwWithout', []>>[3];

function mended(name: string, marked: string, data: Record<string, string>, output?: string, messageId: 'awaitPart' | 'throwWithout' = 'throwWithout'): MessageIds['invalid'][number] {
  const { code, errors } = annotated<'nullishInKey'>(io + marked);
  return {
    code,
    errors: errors.map((error) => ({
      ...error,
      data,
      suggestions: output === undefined ? [] : [{ data: { part: (data['part'] ?? '').replace(/ (?:\?\?|\|\|) ''$/, '') }, messageId, output: io + output }],
    })),
    name,
  };
}

testRule('redis', 'mends of no-nullish-cache-key', rule, {
  valid: [],
  invalid: [
    mended(
      'a guard',
      `export async function read() {
  const key = \`user:\${user?.id}:size\`;
                      ~~~~~~~~ nullishInKey
  return redis.get(key);
}`,
      { absent: 'undefined', access: '`redis.get` on line 10', key: 'the key `user:undefined:size`', part: 'user?.id' },
      `export async function read() {
  if (user?.id === undefined) {
    throw new Error('There is no user?.id to make a cache key of');
  }
  const key = \`user:\${user?.id}:size\`;
  return redis.get(key);
}`,
    ),
    mended(
      'a guard in the place of an empty text',
      `export async function read() {
  return redis.get('user:' + (user?.id ?? ''));
                              ~~~~~~~~~~~~~~ emptyInKey
}`,
      { absent: 'empty', access: '`redis.get`', key: 'the key `user:`', part: "user?.id ?? ''" },
      `export async function read() {
  if (user?.id === undefined) {
    throw new Error('There is no user?.id to make a cache key of');
  }
  return redis.get('user:' + (user?.id));
}`,
    ),
    mended(
      'a guard against both kinds of nothing',
      `export async function read(id?: string | null) {
  return redis.get('user:' + id);
                             ~~ nullishInKey
}`,
      { absent: 'undefined', access: '`redis.get`', key: 'the key `user:undefined`', part: 'id' },
      `export async function read(id?: string | null) {
  if (id == null) {
    throw new Error('There is no id to make a cache key of');
  }
  return redis.get('user:' + id);
}`,
    ),
    mended(
      'an await',
      `export async function read() {
  return redis.get('user:' + idOf('1'));
                             ~~~~~~~~~ promiseInKey
}`,
      { absent: 'promise', access: '`redis.get`', key: 'the key `user:[object Promise]`', part: "idOf('1')" },
      `export async function read() {
  return redis.get('user:' + (await idOf('1')));
}`,
      'awaitPart',
    ),
    mended(
      'none where the key is made by a function without a block',
      `export const read = (id?: string) => redis.get('user:' + id);
                                                         ~~ nullishInKey`,
      { absent: 'undefined', access: '`redis.get`', key: 'the key `user:undefined`', part: 'id' },
    ),
    mended(
      'none where the part is a call',
      `declare function current(): string | undefined;
export async function read() {
  return redis.get('user:' + current());
                             ~~~~~~~~~ nullishInKey
}`,
      { absent: 'undefined', access: '`redis.get`', key: 'the key `user:undefined`', part: 'current()' },
    ),
    mended(
      'none where the parameter was left out',
      `const keyOf = (id?: string) => 'user:' + id;
export async function read() {
  return redis.get(keyOf());
                   ~~~~~~~ nullishInKey
}`,
      { absent: 'undefined', access: '`redis.get`', key: 'the key `user:undefined`', part: 'id' },
    ),
  ],
});
