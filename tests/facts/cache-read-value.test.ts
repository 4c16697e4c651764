import path from 'node:path';

import ts from 'typescript';
import { expect, it } from 'vitest';

import { cacheReadValue } from '../../src/facts/cache-read-value.ts';
import { testCalls } from '../support/commented-calls.ts';
import { openFixture } from '../support/fixture.ts';

/** Each `ask(value)` is answered with the method and key of the read, what is left of its miss, and the path to it. */
function testFact(name: string, code: string, project = 'redis'): void {
  testCalls(
    project,
    name,
    (call, program) => {
      const [asked] = ts.isCallExpression(call) && call.expression.getText() === 'ask' ? call.arguments : [];
      const value = asked && cacheReadValue(asked, program);
      const path = value && value.path.length > 0 ? ` via ${value.path.join(' → ')}` : '';
      return value && `${value.method} ${value.key?.getText() ?? ''} ${value.form} ${value.miss}${path}`;
    },
    `import { Redis } from 'ioredis';
import { createClient } from 'redis';
declare const redis: Redis;
const client = createClient();
declare function ask(value: unknown): void;
interface Session { status: string; user?: { role: string } }
${code}
void client;
export {};`,
  );
}

testFact('where the read stands', `
ask(await redis.get('a')); // get 'a' value null
ask((await redis.get('a'))!); // get 'a' value null
ask((await redis.get('a')) as string); // get 'a' value null
ask(await client.get('a')); // get 'a' value null
ask(redis.get('a'));
ask(redis.pipeline().get('a'));
ask(client.multi().get('a'));
ask(await redis.set('a', 'b', 'GET'));
ask(await redis.exists('a'));
`);

testFact('variables', `
async function f(flag: boolean) {
  const held = await redis.get('a');
  ask(held); // get 'a' value null
  const again = held as unknown as Session;
  ask(again); // get 'a' value null
  const promised = redis.get('b');
  ask(promised);
  ask(await promised); // get 'b' value null
  let assigned: string | null = null;
  try { assigned = await redis.get('c'); } catch { assigned = null; }
  ask(assigned); // get 'c' value null
  let changed = await redis.get('d');
  ask(changed); // get 'd' value null
  changed = 'x';
  ask(changed);
  let later: string | null = null;
  for (const _ of [1, 2]) {
    ask(later);
    later = await redis.get('e');
  }
  const chosen = flag ? await redis.get('f') : null;
  ask(chosen); // get 'f' value null
  const other = flag ? await redis.get('g') : 'x';
  ask(other);
}
void f;
`);

testFact('what is made of a read', `
async function f() {
  const raw = await redis.get('a');
  ask(JSON.parse(raw!)); // get 'a' value null
  ask(raw ? JSON.parse(raw) : null); // get 'a' value null
  ask(raw ? JSON.parse(raw) : undefined); // get 'a' value undefined
  ask(raw && JSON.parse(raw)); // get 'a' value null
  ask(raw ?? undefined); // get 'a' value undefined
  ask(raw ?? 'x');
  ask(raw?.trim()); // get 'a' value undefined
  ask(raw!.trim());
  const session = raw ? (JSON.parse(raw) as Session) : null;
  ask(session?.user?.role); // get 'a' value undefined
  ask(Number(raw));
  ask((await redis.get('b')) ?? (await redis.get('c'))); // get 'c' value null
  ask(JSON.parse(raw ?? '{}').status); // get 'a' value undefined
}
void f;
`);

testFact('lists', `
async function f(ids: string[]) {
  const values = await redis.mget('a', 'b');
  ask(values[0]); // mget 'a' value null
  ask(values.at(1)); // mget 'a' value null
  const [first] = values;
  ask(first); // mget 'a' value null
  for (const value of values) {
    ask(value); // mget 'a' value null
  }
  values.forEach((value) => { ask(value); }); // mget 'a' value null
  ask(values.map((value) => value && JSON.parse(value))[0]); // mget 'a' value null
  ask(values.map((value) => value ?? 'x')[0]);
  const [one, two] = await Promise.all([redis.get('c'), Promise.resolve('d')]);
  ask(one); // get 'c' value null
  ask(two);
  const all = await Promise.all(ids.map((id) => redis.get(id)));
  ask(all[0]); // get id value null
}
void f;
`);

testFact('hashes', `
async function f() {
  const hash = await redis.hgetall('h');
  ask(hash); // hgetall 'h' hash empty
  ask(hash.status); // hgetall 'h' value undefined
  ask(hash['status']); // hgetall 'h' value undefined
  const { status, owner: { length } = 'x' } = hash;
  ask(status); // hgetall 'h' value undefined
  ask(length);
  ask((await client.hGetAll('i')).status); // hGetAll 'i' value undefined
}
void f;
`);

testFact('transactions', `
async function f() {
  const results = await redis.multi().get('a').exec();
  ask(results); // exec  execution null
  ask(results?.[0]?.[1]); // exec  value undefined
  ask((results ?? [])[0]?.[1]); // exec  value undefined
  const transaction = redis.multi();
  ask(await transaction.exec()); // exec  execution null
  ask(await redis.pipeline().get('a').exec());
  ask(await client.multi().get('a').exec());
}
void f;
`);

testFact('promises and callbacks', `
void redis.get('a').then((raw) => { ask(raw); }); // get 'a' value null
void redis.get('b').then((raw) => raw && JSON.parse(raw)).then((session) => { ask(session); }); // get 'b' value null
void redis.get('c').then((raw) => raw ?? 'x').then((raw) => { ask(raw); });
void redis.get('d').catch(() => null).then((raw) => { ask(raw); }); // get 'd' value null
void redis.get('e', (_error, raw) => { ask(raw); }); // get 'e' value null
void Promise.all([redis.get('f'), redis.get('g')]).then(([f, g]) => { ask(f); void g; }); // get 'f' value null
`);

testFact('told from a miss', `
declare function isSession(value: unknown): value is Session;
function assertIs<T>(value: T): asserts value is NonNullable<T> { if (value == null) throw new Error('x'); }
async function f() {
  const a = await redis.get('a');
  if (a) { ask(a); } else { ask(a); } // get 'a' value null
  const b = await redis.get('b');
  if (b === null) { throw new Error('x'); }
  ask(b);
  const c = await redis.get('c');
  if (c === undefined) { throw new Error('x'); }
  ask(c); // get 'c' value null
  const d = await redis.get('d');
  if (!isSession(d)) { return; }
  ask(d);
  const e = await redis.get('e');
  assertIs(e);
  ask(e);
  const g = await redis.get('g');
  ask(g && ask(g)); // get 'g' value null
  const h = await redis.get('h');
  if (h === null || h.length > 3) { return; }
  ask(h);
  const i = await redis.get('i');
  if (typeof i !== 'string') { return; }
  ask(i);
  const j = await redis.get('j');
  switch (true) { default: ask(j); } // get 'j' value null
}
void f;
`);

testFact('functions that hand the value on', `
async function direct(key: string) { return redis.get(key); }
async function parsed<T>(key: string): Promise<T | null> {
  const raw = await redis.get(key);
  if (!raw) { return null; }
  return JSON.parse(raw) as T;
}
const outer = async (key: string) => await parsed<Session>(key);
async function defaulted(key: string) { return (await redis.get(key)) ?? 'x'; }
async function thrown(key: string) { const raw = await redis.get(key); if (raw === null) { throw new Error(key); } return raw; }
async function fetched(key: string) { const raw = await redis.get(key); return raw ?? (await fetch(key)).text(); }
async function guarded(key: string) { try { return await redis.get(key); } catch (error) { console.error(error); return null; } }
function decode(raw: string | null): Session | null { return raw === null ? null : (JSON.parse(raw) as Session); }
function* generated(key: string) { return redis.get(key); }
async function f() {
  ask(await direct('a')); // get key value null via direct
  ask(await parsed('a')); // get key value null via parsed
  ask(await outer('a')); // get key value null via outer → parsed
  ask((await outer('a'))?.status); // get key value undefined via outer → parsed
  ask(await defaulted('a'));
  ask(await thrown('a'));
  ask(await fetched('a'));
  ask(await guarded('a')); // get key value null via guarded
  ask(decode(await redis.get('b'))); // get 'b' value null
  ask(decode('{}'));
  ask(await redis.get('c').then(decode)); // get 'c' value null
  ask(generated('a'));
}
void f;
`);

testFact('methods, fields and interfaces', `
interface Store { read(key: string): Promise<string | null>; load(key: string): Promise<string | null> }
class RedisStore implements Store {
  private last: string | null = null;
  constructor(private readonly redis: Redis) {}
  read(key: string) { return this.redis.get(key); }
  async load(key: string) { return (await this.redis.get(key)) ?? (await fetch(key)).text(); }
  async keep() { this.last = await this.redis.get('kept'); }
  show() { ask(this.last); } // get 'kept' value null
}
class MemoryStore implements Store {
  read(_key: string) { return Promise.resolve<string | null>(null); }
  load(_key: string) { return Promise.resolve<string | null>(null); }
}
async function f(store: Store, concrete: RedisStore, memory: MemoryStore) {
  ask(await store.read('a')); // get key value null via read
  ask(await concrete.read('a')); // get key value null via read
  ask(await memory.read('a'));
  ask(await store.load('a'));
}
void f;
`);

testFact('functions that all call each other', `
${Array.from({ length: 12 }, (_, index) => `async function f${index}(n: number): Promise<string | null> {
  ${Array.from({ length: 12 }, (__, other) => (other === index ? '' : `if (n === ${other}) { return f${other}(n); }`)).join('\n  ')}
  return redis.get('k${index}');
}`).join('\n')}
async function even(n: number): Promise<string | null> { return n === 0 ? redis.get('even') : odd(n - 1); }
async function odd(n: number): Promise<string | null> { return n === 0 ? null : even(n - 1); }
async function f() {
  ask(await f0(1));
  ask(await f11(1));
  ask(await even(1));
  ask(await odd(1));
}
void f;
`);

testFact('strange code', `
function pass(value: string | null) { return value; }
const self: string = self2;
const self2: string = self;
let turned: string | null = null;
async function f() {
  ask(self);
  turned = turned ?? (await redis.get('a'));
  ask(turned);
  let fed: string | null = null;
  fed = pass(fed);
  fed = pass(pass(fed));
  ask(fed);
  ask(unresolved);
  ask();
}
declare const anything: any;
ask(await anything.get('a'));
void f;
`);

it('knows a miss by the role of the call where the types do not, with strictNullChecks off', () => {
  const { directory } = openFixture('redis');
  const file = path.join(directory, 'loose.ts');
  const code = `import { Redis } from 'ioredis';
declare const redis: Redis;
async function f() {
  const held = await redis.get('a');
  held;
  if (!held) { throw new Error('x'); }
  held;
}
void f;`;
  const options: ts.CompilerOptions = { lib: ['lib.es2023.d.ts'], module: ts.ModuleKind.NodeNext, skipLibCheck: true, strict: true, strictNullChecks: false, types: ['node'] };
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, code, ts.ScriptTarget.ES2022, true) : read(name, ...rest));
  host.fileExists = (name) => name === file || ts.sys.fileExists(name);
  const program = ts.createProgram([file], options, host);
  program.getTypeChecker();
  const uses: ts.Expression[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isExpressionStatement(node) && ts.isIdentifier(node.expression)) {
      uses.push(node.expression);
    }
    ts.forEachChild(node, visit);
  })(program.getSourceFile(file) ?? expect.fail('the file is not part of its program'));
  expect(uses.map((use) => cacheReadValue(use, program)?.miss)).toEqual(['null', undefined]);
});

it('follows functions into other files', () => {
  const { programOf } = openFixture('redis');
  programOf(`import type { Redis } from 'ioredis';
export class Store {
  constructor(private readonly redis: Redis) {}
  async read<T>(key: string): Promise<T | null> { const raw = await this.redis.get(key); return raw ? (JSON.parse(raw) as T) : null; }
}`, 'store.ts');
  programOf("export { Store } from './store.ts';", 'stores.ts');
  const { program, source } = programOf(`import type { Store } from './stores.ts';
export async function f(store: Store) { return await store.read('a'); }`, 'reader.ts');
  let found: ts.Expression | undefined;
  (function visit(node: ts.Node): void {
    found ??= ts.isAwaitExpression(node) ? node : undefined;
    ts.forEachChild(node, visit);
  })(source);
  expect(found && cacheReadValue(found, program)).toMatchObject({ method: 'get', miss: 'null', path: ['read'] });
});
