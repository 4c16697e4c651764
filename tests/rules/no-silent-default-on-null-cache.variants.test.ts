import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { type ReportCase, testReports } from '../support/reports.ts';

const NAME = 'no-silent-default-on-null-cache';

type Options = [{ allow: string[]; onMiss?: 'null' | 'throw'; values: 'any' | 'business' }];

/** One case for each variant, with `head` above it. */
function below(head: string, variants: Readonly<Record<string, string>>, options?: Options): ReportCase<Options>[] {
  return Object.entries(variants).map(([name, code]) => ({ code: `${head}\n${code}`, name, ...(options && { options }) }));
}

const HEAD = `import { Redis, Cluster } from 'ioredis';
import { createClient } from 'redis';
export type PaymentStatus = 'failed' | 'paid' | 'pending';
export enum State { Paid = 'paid', Failed = 'failed' }
export interface Session { status: PaymentStatus; userId: string; active: boolean }
declare const redis: Redis; declare const cluster: Cluster; declare const key: string; declare const id: string;
const client = createClient();
declare function ship(status: PaymentStatus): void;
export {};`;

/** What a business value is put in the place of, one variant each. */
testReports('redis', NAME, rule, below(HEAD, {
  'a helper that is handed the read': `
function statusOf(raw: string | null): string {
  return raw ?? 'failed';
                ~~~~~~~~ defaultOnMiss
}
export async function f() {
  return statusOf(await redis.get(key));
}`,
  'a branch of a helper that is handed the read': `
function statusOf(raw: string | null): string {
  if (raw === null) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return raw;
}
export async function f() {
  return statusOf(await redis.get(key));
}`,
  '`??` in a constant': `
export async function f() {
  const s = (await redis.get(key)) ?? 'failed';
                                      ~~~~~~~~ defaultOnMiss
  return s;
}`,
  '`||`': `
export async function f() {
  const s = (await redis.get(key)) || 'failed';
                                      ~~~~~~~~ defaultOnMiss
  return s;
}`,
  'a cluster': `
export async function f() {
  return (await cluster.get(key)) ?? 'paid';
                                     ~~~~~~ defaultOnMiss
}`,
  'node-redis': `
export async function f() {
  return (await client.get(key)) ?? 'paid';
                                    ~~~~~~ defaultOnMiss
}`,
  'node-redis, the name of the command in capitals': `
export async function f() {
  return (await client.GET(key)) ?? 'paid';
                                    ~~~~~~ defaultOnMiss
}`,
  'union member outside vocabulary': `
type Tier = 'gold' | 'silver';
export async function f(): Promise<Tier> {
  const t = (await redis.get(key)) as Tier | null;
  return t ?? 'silver';
              ~~~~~~~~ defaultOnMiss
}`,
  'enum': `
export async function f(): Promise<State> {
  return ((await redis.get(key)) as State | null) ?? State.Failed;
                                                     ~~~~~~~~~~~~ defaultOnMiss
}`,
  'argument of closed union': `
export async function f() {
  ship(((await redis.get(key)) as PaymentStatus | null) ?? 'pending');
                                                           ~~~~~~~~~ defaultOnMiss
}`,
  '??=': `
export async function f() {
  let s = await redis.get(key);
  s ??= 'failed';
        ~~~~~~~~ defaultOnMiss
  return s;
}`,
  '||=': `
export async function f() {
  let s = await redis.get(key);
  s ||= 'failed';
        ~~~~~~~~ defaultOnMiss
  return s;
}`,
  'ternary': `
export async function f() {
  const s = await redis.get(key);
  return s ? s : 'failed';
                 ~~~~~~~~ branchOnMiss
}`,
  'ternary null check': `
export async function f() {
  const s = await redis.get(key);
  return s === null ? 'failed' : s;
                      ~~~~~~~~ branchOnMiss
}`,
  'ternary parse': `
export async function f() {
  const s = await redis.get(key);
  const session: Session = s ? (JSON.parse(s) as Session) : { status: 'failed', userId: '', active: false };
                                                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ branchOnMiss
  return session;
}`,
  'if return': `
export async function f() {
  const s = await redis.get(key);
  if (!s) {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
  return s;
}`,
  'if return bare': `
export async function f() {
  const s = await redis.get(key);
  if (s === null) return 'failed';
                         ~~~~~~~~ branchOnMiss
  return s;
}`,
  'if return object': `
export async function f() {
  const s = await redis.get(key);
  if (!s) return { status: 'failed', id };
                 ~~~~~~~~~~~~~~~~~~~~~~~~ branchOnMiss
  return { status: s, id };
}`,
  'if assign': `
export async function f() {
  let s = await redis.get(key);
  if (!s) {
    s = 'failed';
        ~~~~~~~~ branchOnMiss
  }
  return s;
}`,
  'if else assign': `
export async function f() {
  const c = await redis.get(key);
  let s: PaymentStatus;
  if (c) {
    s = c as PaymentStatus;
  } else {
    s = 'pending';
        ~~~~~~~~~ branchOnMiss
  }
  return s;
}`,
  'equality ternary': `
export async function f() {
  const c = await redis.get(key);
  return c === 'paid' ? 'paid' : 'failed';
                                 ~~~~~~~~ branchOnMiss
}`,
  'if equality else': `
export async function f() {
  const c = await redis.get(key);
  if (c === 'paid') {
    return 'paid';
  } else {
    return 'failed';
           ~~~~~~~~ branchOnMiss
  }
}`,
  'early return present, then default': `
export async function f() {
  const c = await redis.get(key);
  if (c) {
    return c;
  }
  return 'failed';
         ~~~~~~~~ branchOnMiss
}`,
  'switch default': `
export async function f(): Promise<PaymentStatus> {
  const c = await redis.get(key);
  switch (c) {
    case 'p':
      return 'paid';
    case 'w':
      return 'pending';
    default:
      return 'failed';
             ~~~~~~~~ branchOnMiss
  }
}`,
  'destructuring default from hgetall': `
export async function f() {
  const { status = 'failed' } = await redis.hgetall(key);
                   ~~~~~~~~ defaultOnMiss
  return status;
}`,
  'hgetall field': `
export async function f() {
  const h = await redis.hgetall(key);
  return h.status ?? 'failed';
                     ~~~~~~~~ defaultOnMiss
}`,
  'hGetAll field': `
export async function f() {
  const h = await client.hGetAll(key);
  return h['status'] ?? 'failed';
                        ~~~~~~~~ defaultOnMiss
}`,
  'hget': `
export async function f() {
  return (await redis.hget(key, 'status')) ?? 'failed';
                                              ~~~~~~~~ defaultOnMiss
}`,
  'lookup': `
const STATUS: Record<string, PaymentStatus> = { p: 'paid' };
export async function f() {
  const c = await redis.get(key);
  return STATUS[c!] ?? 'failed';
                       ~~~~~~~~ defaultOnMiss
}`,
  'lookup direct': `
const STATUS: Record<string, PaymentStatus> = { p: 'paid' };
export async function f() {
  return STATUS[(await redis.get(key)) as string] ?? 'failed';
                                                     ~~~~~~~~ defaultOnMiss
}`,
  'Map lookup': `
const STATUS = new Map<string | null, PaymentStatus>();
export async function f() {
  const c = await redis.get(key);
  return STATUS.get(c) ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
}`,
  'object field': `
export async function f() {
  return { id, status: (await redis.get(key)) ?? 'failed' };
                                                 ~~~~~~~~ defaultOnMiss
}`,
  'JSON default': `
export async function f() {
  const c = await redis.get(key);
  return JSON.parse(c ?? '{"status":"failed"}') as Session;
                         ~~~~~~~~~~~~~~~~~~~~~ defaultOnMiss
}`,
  'JSON.stringify default': `
export async function f() {
  const c = await redis.get(key);
  return JSON.parse(c ?? JSON.stringify({ status: 'failed' })) as Session;
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ defaultOnMiss
}`,
  'object default': `
export async function f() {
  const c = await redis.get(key);
  const s = (JSON.parse(c!) as Session | null) ?? { status: 'failed', userId: '', active: false };
                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ defaultOnMiss
  return s;
}`,
  'optional chain': `
export async function f() {
  const c = await redis.get(key);
  const s = c ? (JSON.parse(c) as Session) : null;
  return s?.status ?? 'failed';
                      ~~~~~~~~ defaultOnMiss
}`,
  'Number(null) balance': `
export async function f() {
  const balance = Number(await redis.get(\`balance:\${id}\`));
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ zeroOnMiss
  return balance;
}`,
  'unary plus balance': `
export async function f() {
  const raw = await redis.get(\`balance:\${id}\`);
  const balance = +raw!;
                  ~~~~~ zeroOnMiss
  return balance;
}`,
  'catch around parse of null': `
export async function f(): Promise<PaymentStatus> {
  const c = await redis.get(key);
  try {
    return (JSON.parse(c!) as Session).status;
  } catch {
    return 'failed';
           ~~~~~~~~ catchOnMiss
  }
}`,
  'a slot of the null of an aborted transaction': `
export async function f() {
  const r = await redis.multi().get(key).exec();
  return r?.[0]?.[1] ?? 'failed';
                        ~~~~~~~~ defaultOnAbort
}`,
  'a slot of the empty list that stands in for it': `
export async function f() {
  const r = await redis.multi().get(key).exec();
  const s = (r ?? [])[0]?.[1] ?? 'failed';
                                 ~~~~~~~~ defaultOnAbort
  return s;
}`,
  'a balance of an aborted transaction': `
export async function f() {
  const r = await redis.multi().get(key).exec();
  const balance = r?.[0]?.[1] ?? 0;
                                 ~ defaultOnAbort
  return balance;
}`,
  'mget slot': `
export async function f() {
  const [a, b] = await redis.mget('a', 'b');
  return [a ?? 'failed', b];
               ~~~~~~~~ defaultOnMiss
}`,
  'mget index': `
export async function f() {
  const v = await redis.mget('a', 'b');
  return v[0] ?? 'failed';
                 ~~~~~~~~ defaultOnMiss
}`,
  'mget mapped': `
export async function f() {
  const v = await redis.mget('a', 'b');
  return v.map((s) => s ?? 'failed');
                           ~~~~~~~~ defaultOnMiss
}`,
  'mGet mapped': `
export async function f() {
  const v = await client.mGet(['a', 'b']);
  return v.map((s) => s ?? 'failed');
                           ~~~~~~~~ defaultOnMiss
}`,
  'for of': `
export async function f() {
  const out: string[] = [];
  for (const s of await redis.mget('a', 'b')) {
    out.push(s ?? 'failed');
                  ~~~~~~~~ defaultOnMiss
  }
  return out;
}`,
  'Promise.all': `
export async function f() {
  const [a, b] = await Promise.all([redis.get('a'), redis.get('b')]);
  return { a: a ?? 'failed', b };
                   ~~~~~~~~ defaultOnMiss
}`,
  'Promise.all map': `
export async function f(ids: string[]) {
  const v = await Promise.all(ids.map((i) => redis.get(i)));
  return v.map((s) => s ?? 'failed');
                           ~~~~~~~~ defaultOnMiss
}`,
  'then': `
export function f() {
  return redis.get(key).then((s) => s ?? 'failed');
                                         ~~~~~~~~ defaultOnMiss
}`,
  'then chain': `
export function f() {
  return redis
    .get(key)
    .then((s) => (s ? (JSON.parse(s) as Session) : null))
    .then((s) => s?.status ?? 'failed');
                              ~~~~~~~~ defaultOnMiss
}`,
  'callback': `
export function f(done: (s: string) => void) {
  redis.get(key, (error, s) => {
    done(s ?? 'failed');
              ~~~~~~~~ defaultOnMiss
  });
}`,
  'wrapper function': `
async function read(k: string) {
  return await redis.get(k);
}
export async function f() {
  return (await read(key)) ?? 'failed';
                              ~~~~~~~~ defaultOnMiss
}`,
  'wrapper generic parse': `
async function read<T>(k: string): Promise<T | null> {
  const raw = await redis.get(k);
  if (!raw) {
    return null;
  }
  return JSON.parse(raw) as T;
}
export async function f() {
  const s = await read<Session>(key);
  return s?.status ?? 'failed';
                      ~~~~~~~~ defaultOnMiss
}`,
  'wrapper class': `
class Cache {
  constructor(private readonly r: Redis) {}
  async get<T>(k: string): Promise<T | null> {
    try {
      const raw = await this.r.get(k);
      return raw ? (JSON.parse(raw) as T) : null;
    } catch {
      return null;
    }
  }
}
export async function f(c: Cache): Promise<PaymentStatus> {
  return (await c.get<PaymentStatus>(key)) ?? 'failed';
                                              ~~~~~~~~ defaultOnMiss
}`,
  'interface': `
interface Cache {
  get(k: string): Promise<string | null>;
}
export class RedisCache implements Cache {
  async get(k: string) {
    return redis.get(k);
  }
}
export async function f(c: Cache) {
  return (await c.get(key)) ?? 'failed';
                               ~~~~~~~~ defaultOnMiss
}`,
  'class field client': `
export class Svc {
  constructor(private readonly redis: Redis) {}
  async status() {
    return (await this.redis.get(key)) ?? 'failed';
                                          ~~~~~~~~ defaultOnMiss
  }
}`,
  'class field value': `
export class Svc {
  private cached: string | null = null;
  async load() {
    this.cached = await redis.get(key);
  }
  status() {
    return this.cached ?? 'failed';
                          ~~~~~~~~ defaultOnMiss
  }
}`,
  'parse helper': `
function parse(raw: string | null): Session | null {
  return raw ? (JSON.parse(raw) as Session) : null;
}
export async function f() {
  return parse(await redis.get(key))?.status ?? 'failed';
                                                ~~~~~~~~ defaultOnMiss
}`,
  'let in try': `
export async function f() {
  let s: string | null = null;
  try {
    s = await redis.get(key);
  } catch {
    s = null;
  }
  return s ?? 'failed';
              ~~~~~~~~ defaultOnMiss
}`,
  'const default': `
const DEFAULT_STATUS = 'failed';
export async function f() {
  return (await redis.get(key)) ?? DEFAULT_STATUS;
                                   ~~~~~~~~~~~~~~ defaultOnMiss
}`,
  'boolean fact': `
export async function f() {
  const raw = await redis.get(key);
  const paid = raw ? (JSON.parse(raw) as boolean) : false;
                                                    ~~~~~ branchOnMiss
  if (!paid) {
    ship('pending');
  }
}`,
  'boolean grant open': `
export async function f() {
  const raw = await redis.get(key);
  const allowed = raw ? (JSON.parse(raw) as boolean) : true;
                                                       ~~~~ branchOnMiss
  if (allowed) {
    ship('pending');
  }
}`,
  'parameter default': `
function statusOf(s: string = 'failed') {
                              ~~~~~~~~ defaultOnMiss
  return s;
}
export async function f() {
  const h = await redis.hgetall(key);
  return statusOf(h.status);
}`,
  'other returns are literals': `
export async function f() {
  const c = await redis.get(key);
  if (c === 'x') return 'active';
  return (c as 'active' | 'silver' | null) ?? 'silver';
                                              ~~~~~~~~ defaultOnMiss
}`,
  'res json': `
declare const res: { json(x: unknown): void };
export async function f() {
  const c = await redis.get(key);
  if (!c) {
    res.json({ status: 'failed' });
             ~~~~~~~~~~~~~~~~~~~~ branchOnMiss
    return;
  }
  res.json({ status: c });
}`,
  'getdel': `
export async function f() {
  return (await redis.getdel(key)) ?? 'failed';
                                      ~~~~~~~~ defaultOnMiss
}`,
  'element 0 of parse': `
export async function f() {
  const cached = await redis.get(key);
  return (cached && (JSON.parse(cached) as Session).status) || 'failed';
                                                               ~~~~~~~~ defaultOnMiss
}`,
}));

const LOOK_ALIKES = `import { Redis } from 'ioredis';
import { createClient } from 'redis';
type PaymentStatus = 'failed' | 'paid' | 'pending';
interface Session { status: PaymentStatus; userId: string; active: boolean }
declare const redis: Redis; declare const key: string; declare const id: string;
const client = createClient();
declare const db: { status(id: string): Promise<PaymentStatus>; user: { find(id: string): Promise<{ id: string; role: 'admin' | 'user' } | null> } };
declare const logger: { warn(...args: unknown[]): void };
declare const res: { status(n: number): { json(x: unknown): void }; json(x: unknown): void };
export {};`;

testReports('redis', `${NAME}: look-alikes`, rule, below(LOOK_ALIKES, {
  'a helper that is handed what is there': `
function statusOf(raw: string | null): string {
  return raw ?? 'failed';
}
export async function f() {
  const raw = await redis.get(key);
  return raw === null ? null : statusOf(raw);
}`,
  'counter': `
export async function f() {
  return Number((await redis.get(\`attempts:\${id}\`)) ?? 0);
}`,
  'counter string': `
export async function f() {
  return parseInt((await redis.get(\`attempts:\${id}\`)) ?? '0', 10);
}`,
  'Number of counter': `
export async function f() {
  const hits = Number(await redis.get(\`hits:\${id}\`));
  return hits;
}`,
  'existence flag': `
export async function f() {
  return (await redis.get(key)) !== null;
}`,
  'existence if': `
export async function f() {
  const seen = await redis.get(key);
  if (!seen) {
    return false;
  }
  return true;
}`,
  'deny list': `
export async function f(jti: string) {
  const revoked = await redis.get(\`denylist:\${jti}\`);
  return revoked ? 'revoked' : 'active';
}`,
  'feature flag': `
export async function f(): Promise<'enabled' | 'disabled'> {
  return ((await redis.get('feature:checkout')) as 'enabled' | 'disabled' | null) ?? 'disabled';
}`,
  'fail-closed verifier': `
export async function verify(token: string): Promise<boolean> {
  const stored = await redis.get(key);
  if (!stored) return false;
  return stored === token;
}`,
  'fail-closed with parse': `
export async function isAllowed(): Promise<boolean> {
  const raw = await redis.get(key);
  const allowed = raw ? (JSON.parse(raw) as boolean) : false;
  if (!allowed) {
    return false;
  }
  return true;
}`,
  'logged default': `
export async function f() {
  const s = await redis.get(key);
  if (!s) {
    logger.warn('no status cached');
    return 'failed';
  }
  return s;
}`,
  'comment why': `
export async function f() {
  const s = await redis.get(key);
  // A payment without an entry was never started, because the entry is written first.
  return s ?? 'failed';
}`,
  'comment why at the end of line': `
export async function f() {
  const s = await redis.get(key);
  return s ?? 'pending'; // safe: the poller asks again
}`,
  '?? null': `
export async function f() {
  return (await redis.get(key)) ?? null;
}`,
  '?? undefined': `
export async function f() {
  return (await redis.get(key)) ?? undefined;
}`,
  'fall through': `
export async function f() {
  return (await redis.get(key)) ?? (await db.status(id));
}`,
  'fall through if': `
export async function f() {
  let s = await redis.get(key);
  if (!s) {
    s = await db.status(id);
  }
  return s ?? 'failed';
}`,
  'fall through wrapper': `
async function status(): Promise<PaymentStatus | null> {
  const c = await redis.get(key);
  if (c) {
    return c as PaymentStatus;
  }
  return db.status(id);
}
export async function f() {
  return (await status()) ?? 'failed';
}`,
  'throwing wrapper': `
async function status(): Promise<string | null> {
  const c = await redis.get(key);
  if (c === null) {
    throw new Error('missed');
  }
  return c;
}
export async function f() {
  return (await status()) ?? 'failed';
}`,
  'throw': `
export async function f() {
  const c = await redis.get(key);
  if (c === null) {
    throw new Error('missed');
  }
  return c === 'paid' ? 'paid' : 'failed';
}`,
  'narrowed': `
export async function f() {
  const c = await redis.get(key);
  if (c) {
    return c === 'paid' ? 'paid' : 'failed';
  }
  return null;
}`,
  '404': `
export async function f() {
  const c = await redis.get(key);
  if (!c) {
    return res.status(404).json({ status: 'failed' });
  }
  return res.json({ status: c });
}`,
  '401': `
export async function f() {
  const c = await redis.get(key);
  if (!c) {
    res.status(401).json({ status: 'expired' });
    return;
  }
  res.json({ status: c });
}`,
  'kind miss': `
export async function f() {
  const c = await redis.get(key);
  return c ? { kind: 'hit', status: c } : { kind: 'miss', status: 'failed' };
}`,
  'unknown': `
type S = 'unknown' | 'paid';
export async function f(): Promise<S> {
  return ((await redis.get(key)) as S | null) ?? 'unknown';
}`,
  'display text': `
export async function f() {
  return (await redis.get(key)) ?? 'Payment failed, try again';
}`,
  'locale': `
type Locale = 'en' | 'de';
export async function f(): Promise<Locale> {
  return ((await redis.get(key)) as Locale | null) ?? 'en';
}`,
  'env default': `
export async function f() {
  return (await redis.get(key)) ?? process.env['STATUS'] ?? 'x';
}`,
  'env default only': `
export async function f() {
  return (await redis.get(key)) ?? process.env['STATUS'];
}`,
  'other string': `
export async function f() {
  return (await redis.get(key)) ?? 'hello';
}`,
  'arrays': `
export async function f() {
  const c = await redis.get(key);
  return JSON.parse(c ?? '[]') as string[];
}`,
  'number limit': `
export async function f() {
  const limit = Number((await redis.get(key)) ?? 100);
  return limit;
}`,
  'queued': `
export async function f() {
  return redis.pipeline().get(key) ?? 'failed';
}`,
  'queued node-redis': `
export async function f() {
  return client.multi().get(key) ?? 'failed';
}`,
  'not awaited': `
export async function f() {
  return redis.get(key) ?? 'failed';
}`,
  'Map get': `
const statuses = new Map<string, PaymentStatus>();
export function f() {
  return statuses.get(key) ?? 'failed';
}`,
  'project class of the same names': `
class Store {
  get(k: string): Promise<string | null> {
    return Promise.resolve(k);
  }
}
export async function f(s: Store) {
  return (await s.get(key)) ?? 'failed';
}`,
  'any': `
declare const anything: any;
export async function f() {
  return (await anything.get(key)) ?? 'failed';
}`,
  'db null': `
export async function f() {
  return (await db.user.find(id))?.role ?? 'user';
}`,
  'session user from db': `
export async function f() {
  const sid = await redis.get(key);
  if (!sid) {
    return null;
  }
  return (await db.user.find(sid))?.role ?? 'user';
}`,
  'present part is optional': `
export async function f() {
  const raw = await redis.get(key);
  if (!raw) {
    return null;
  }
  const s = JSON.parse(raw) as Partial<Session>;
  return s.status ?? 'pending';
}`,
  'asserted': `
function assertPresent<T>(v: T): asserts v is NonNullable<T> {
  if (v == null) throw new Error('x');
}
export async function f() {
  const c = await redis.get(key);
  assertPresent(c);
  return c ?? 'failed';
}`,
  'reassigned before': `
export async function f() {
  let s = await redis.get(key);
  s = await db.status(id);
  return s ?? 'failed';
}`,
  'set NX': `
export async function f() {
  const ok = await redis.set(key, '1', 'EX', 1, 'NX');
  return ok ?? 'failed';
}`,
  'lock result': `
export async function f() {
  const ok = await redis.set(key, '1', 'EX', 1, 'NX');
  return ok === 'OK' ? 'success' : 'failed';
}`,
  'exists': `
export async function f() {
  return (await redis.exists(key)) ? 'active' : 'expired';
}`,
  'presence': `
type Presence = 'online' | 'offline';
export async function f(): Promise<Presence> {
  return ((await redis.get(\`presence:\${id}\`)) as Presence | null) ?? 'offline';
}`,
  'circuit breaker': `
type Circuit = 'open' | 'closed' | 'half_open';
export async function f(): Promise<Circuit> {
  return ((await redis.get(key)) as Circuit | null) ?? 'closed';
}`,
  'present in &&': `
export async function f() {
  const c = await redis.get(key);
  return c && (c === 'paid' ? 'paid' : 'failed');
}`,
  'result object': `
export async function f() {
  const c = await redis.get(key);
  if (!c) {
    return { success: false, error: 'expired' };
  }
  return { success: true, value: c };
}`,
  'enqueues then pending': `
declare function enqueue(): Promise<void>;
export async function f() {
  const c = await redis.get(key);
  if (!c) {
    await enqueue();
    return 'pending';
  }
  return c;
}`,
  'parse result guarded by zod like': `
declare function isStatus(v: unknown): v is PaymentStatus;
export async function f() {
  const c = await redis.get(key);
  if (!isStatus(c)) {
    throw new Error('x');
  }
  return c === 'paid' ? 'paid' : 'failed';
}`,
  'rpop work queue': `
export async function f() {
  return (await redis.rpop(key)) ?? 'done';
}`,
  'get through a default source param': `
export async function f(opts: { status?: PaymentStatus }) {
  return opts.status ?? 'failed';
}`,
  'own default inside wrapper': `
async function read(k: string): Promise<string> {
  return (await redis.get(k)) ?? '';
}
export async function f() {
  return (await read(key)) || 'x';
}`,
  'type guard of narrowed array': `
export async function f() {
  const v = await redis.mget('a', 'b');
  return v.filter((s) => s !== null).map((s) => s ?? 'failed');
}`,
  'for with continue': `
export async function f() {
  const out: string[] = [];
  for (const s of await redis.mget('a', 'b')) {
    if (!s) {
      continue;
    }
    out.push(s === 'x' ? 'paid' : 'failed');
  }
  return out;
}`,
  'idempotency start': `
export async function f() {
  const started = await redis.get(\`idempotency:\${id}\`);
  return started ? 'replay' : 'first';
}`,
  'metric after if': `
export async function f() {
  const c = await redis.get(key);
  if (c === null) {
    logger.warn('miss');
  }
  return c ?? 'failed';
}`,
}));

const STRICT = `import { Redis } from 'ioredis';
declare const redis: Redis; declare const key: string; declare const id: string;
export class Cache { constructor(private readonly r: Redis) {} async get<T>(k: string): Promise<T | null> { const raw = await this.r.get(k); return raw === null ? null : (JSON.parse(raw) as T); } }
declare const cache: Cache;`;

/** The wider reading. */
testReports('redis', `${NAME}: the wider reading`, rule, below(STRICT, {
  'any string': `
export async function f() {
  return (await redis.get(key)) ?? 'hello';
                                   ~~~~~~~ defaultOnMiss
}`,
  'array': `
export async function f() {
  return JSON.parse((await redis.get(key)) ?? '[]') as string[];
                                              ~~~~ defaultOnMiss
}`,
  'array literal': `
export async function f() {
  return (await cache.get<string[]>(key)) ?? [];
                                             ~~ defaultOnMiss
}`,
  'empty object': `
export async function f() {
  return (await cache.get<object>(key)) ?? {};
                                           ~~ defaultOnMiss
}`,
  'limit': `
export async function f() {
  const limit = Number((await redis.get(key)) ?? 100);
                                                 ~~~ defaultOnMiss
  return limit;
}`,
  'balance text': `
export async function f() {
  const balance = Number((await redis.get(key)) ?? '0');
                                                   ~~~ defaultOnMiss
  return balance;
}`,
  'counter': `
export async function f() {
  const attempts = Number((await redis.get(key)) ?? 0);
  return attempts;
}`,
  'counter text': `
export async function f() {
  return parseInt((await redis.get(key)) ?? '0', 10);
}`,
  'cached zero': `
export async function f() {
  const n = await cache.get<number>(key);
  if (!n) {
      ~~ falsyHitTakenForMiss
    return null;
  }
  return n;
}`,
  'cached false': `
export async function f() {
  const n = await cache.get<boolean>(key);
  return n ? 1 : null;
         ~ falsyHitTakenForMiss
}`,
  'cached zero compared': `
export async function f() {
  const n = await cache.get<number>(key);
  if (n === null) {
    return null;
  }
  return n;
}`,
  'cached text truthiness': `
export async function f() {
  const n = await redis.get(key);
  if (!n) {
    return null;
  }
  return n;
}`,
  'unknown': `
export async function f() {
  return (await redis.get(key)) ?? 'unknown';
}`,
  'hash guard': `
export async function f() {
  const h = await redis.hgetall(key);
  if (!h) {
      ~~ emptyHashTakenForHit
    return null;
  }
  return h;
}`,
  'hash guard null': `
export async function f() {
  const h = await redis.hgetall(key);
  if (h === null) {
      ~~~~~~~~~~ emptyHashTakenForHit
    throw new Error('x');
  }
  return h;
}`,
  'hash guard with keys': `
export async function f() {
  const h = await redis.hgetall(key);
  if (!h || Object.keys(h).length === 0) {
    return null;
  }
  return h;
}`,
  'hash guard with a field': `
export async function f() {
  const h = await redis.hgetall(key);
  if (!h || !h['id']) {
    return null;
  }
  return h;
}`,
  'hash keys only': `
export async function f() {
  const h = await redis.hgetall(key);
  if (Object.keys(h).length === 0) {
    return null;
  }
  return h;
}`,
  'other returns': `
export async function f(x: boolean) {
  if (x) {
    return 'gold';
  }
  return (await redis.get(key)) ?? 'silver';
                                   ~~~~~~~~ defaultOnMiss
}`,
}, [{ allow: [], values: 'any' }]));
