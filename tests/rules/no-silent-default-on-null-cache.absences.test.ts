import rule from '../../src/rules/no-silent-default-on-null-cache.ts';
import { type ReportCase, testReports } from '../support/reports.ts';

const NAME = 'no-silent-default-on-null-cache';

type Options = [{ allow: string[]; onMiss?: 'null' | 'throw'; values: 'any' | 'business' }];

const HEAD = `import { Redis } from 'ioredis';
import { createClient } from 'redis';
declare const redis: Redis; declare const id: string; declare const key: string;
export const client = createClient();
export type PaymentStatus = 'failed' | 'paid' | 'pending';
declare function notify(status: string): Promise<void>;
export class Cache { constructor(private readonly r: Redis) {} async get<T>(k: string): Promise<T | null> { const raw = await this.r.get(k); return raw === null ? null : (JSON.parse(raw) as T); } }
export declare const cache: Cache;
export {};`;

function below(cases: Readonly<Record<string, string>>, options?: Options): ReportCase<Options>[] {
  return Object.entries(cases).map(([name, code]) => ({ code: `${HEAD}\n${code}`, name, ...(options && { options }) }));
}

testReports('redis', `${NAME}: absences that are meant`, rule, below({
  'the first hit of a rate limiter': `
export async function limited(ip: string): Promise<'allowed' | 'denied'> {
  const hits = await redis.get(\`rl:\${ip}\`);
  if (hits === null) {
    return 'allowed';
  }
  return Number(hits) < 10 ? 'allowed' : 'denied';
}`,
  'the first hit of a rate limiter, as an object': `
export async function limited(ip: string) {
  const hits = await redis.get(\`rate:\${ip}\`);
  if (hits === null) {
    return { allowed: true, remaining: 9 };
  }
  return { allowed: +hits < 10, remaining: 10 - +hits };
}`,
  'a key that the program counts up': `
export async function bump(ip: string) {
  await redis.incr(\`calls:\${ip}\`);
}
export async function limited(ip: string) {
  return (await redis.get(\`calls:\${ip}\`)) ?? 'allowed';
}`,
  'a one-time code that has expired': `
export async function redeem(email: string, given: string) {
  const code = await redis.get(\`otp:\${email}\`);
  if (!code) {
    return 'expired';
  }
  return code === given ? 'verified' : 'rejected';
}`,
  'a one-time code under a key of its own': `
export async function redeem() {
  return (await redis.getdel(key)) ?? 'expired';
}`,
  'a session that has expired': `
type SessionState = 'active' | 'expired';
export async function session(): Promise<SessionState> {
  return ((await redis.get(\`session:\${id}\`)) as SessionState | null) ?? 'expired';
}`,
  'a session that has expired, behind a cache of the project': `
interface Session { status: 'active' | 'expired' }
export async function session(): Promise<Session['status']> {
  const found = await cache.get<Session>(\`session:\${id}\`);
  return found?.status ?? 'expired';
}`,
  'a token that is invalid': `
export async function check(token: string) {
  const user = await redis.get(\`reset:\${token}\`);
  if (!user) {
    return { status: 'invalid_token' };
  }
  return { status: 'ok', user };
}`,
  'what the program writes with a time to live': `
export async function offer() {
  await redis.set(\`offer:\${id}\`, 'valid', 'EX', 600);
}
export async function offerOf() {
  return (await redis.get(\`offer:\${id}\`)) ?? 'expired';
}`,
  'what node-redis writes with a time to live': `
export async function offer() {
  await client.set(\`offer:\${id}\`, 'valid', { EX: 600 });
}
export async function offerOf() {
  return (await client.get(\`offer:\${id}\`)) ?? 'expired';
}`,
  'an access that is denied': `
export async function access() {
  return (await redis.get(\`acl:\${id}\`)) ?? 'denied';
}`,
  'the least of all roles, by its name': `
type Role = 'admin' | 'editor' | 'viewer';
export async function role(): Promise<Role> {
  return ((await redis.get(\`role:\${id}\`)) as Role | null) ?? 'viewer';
}`,
  'the least of all roles, beside an admin': `
type Role = 'admin' | 'basic';
export async function role(): Promise<Role> {
  return ((await redis.get(\`role:\${id}\`)) as Role | null) ?? 'basic';
}`,
  'a guest': `
type Role = 'admin' | 'guest';
export async function role(): Promise<Role> {
  return ((await redis.get(\`role:\${id}\`)) as Role | null) ?? 'guest';
}`,
  'a theme': `
export async function theme(): Promise<'dark' | 'light'> {
  return ((await redis.get(\`u:\${id}\`)) as 'dark' | 'light' | null) ?? 'light';
}`,
  'a level of the log': `
type Level = 'debug' | 'error' | 'info';
export async function level(): Promise<Level> {
  return ((await redis.get(key)) as Level | null) ?? 'info';
}`,
  'an order of sorting': `
type SortOrder = 'asc' | 'desc';
export async function order(): Promise<SortOrder> {
  return ((await redis.get(key)) as SortOrder | null) ?? 'desc';
}`,
  'a layout': `
type Layout = 'grid' | 'list';
export async function layout(): Promise<Layout> {
  return ((await redis.get(key)) as Layout | null) ?? 'grid';
}`,
  'a filter that happens to be a status': `
type Shown = 'active' | 'all' | 'completed';
export async function shown(): Promise<Shown> {
  return ((await redis.get(\`prefs:\${id}\`)) as Shown | null) ?? 'active';
}`,
  'a group of an A/B test': `
type Bucket = 'control' | 'treatment';
export async function bucket(): Promise<Bucket> {
  return ((await redis.get(\`exp:\${id}\`)) as Bucket | null) ?? 'control';
}`,
  'a step of a chat': `
type Step = 'ask_name' | 'confirmed' | 'start';
export async function step(): Promise<Step> {
  return ((await redis.get(\`chat:\${id}\`)) as Step | null) ?? 'start';
}`,
  'a worker without a heartbeat': `
type Worker = 'running' | 'stopped';
export async function worker(): Promise<Worker> {
  return ((await redis.get(\`worker:\${id}\`)) as Worker | null) ?? 'stopped';
}`,
  'a device without a heartbeat': `
export async function device() {
  return (await redis.get(\`heartbeat:\${id}\`)) ? 'active' : 'inactive';
}`,
  'a key that is only ever marked': `
export async function mark() {
  await redis.set(\`webhook:\${id}\`, '1', 'EX', 3600);
}
export async function duplicate() {
  const done = await redis.get(\`webhook:\${id}\`);
  if (done === null) {
    return 'accepted';
  }
  return \`again: \${done}\`;
}`,
  'a value that is held against another': `
export async function watch(now: PaymentStatus) {
  const last = (await redis.get(\`last:\${id}\`)) as PaymentStatus | null;
  if ((last ?? 'pending') !== now) {
    await notify(now);
  }
}`,
  'a constant that is held against another': `
export async function watch(now: string) {
  const last = (await redis.get(\`last:\${id}\`)) ?? 'pending';
  if (last !== now) {
    await notify(now);
  }
}`,
  'a union of nothing that is decided on': `
type Colour = 'blue' | 'green';
export async function colour(): Promise<Colour> {
  return ((await redis.get(key)) as Colour | null) ?? 'blue';
}`,
  'a part of what has the name of a quantity': `
export async function left(limit: number) {
  const remaining = limit - Number(await redis.get(\`taken:\${id}\`));
  return remaining;
}`,
  'a count under the name of a quantity': `
export async function spent() {
  const usedCredits = Number(await redis.get(\`c:\${id}\`));
  return usedCredits;
}`,
  'a quantity that the program counts': `
export async function earn(points: number) {
  await redis.incrby(\`points:\${id}\`, points);
}
export async function balanceOf() {
  const balance = Number(await redis.get(\`points:\${id}\`));
  return balance;
}`,
}));

testReports('redis', `${NAME}: absences that are not meant`, rule, below({
  'a payment that failed': `
export async function f() {
  return (await redis.get(\`payment:\${id}\`)) ?? 'failed';
                                               ~~~~~~~~ defaultOnMiss
}`,
  'a payment that failed, written with a time to live': `
export async function write() {
  await redis.set(\`payment:\${id}\`, 'paid', 'EX', 60);
}
export async function f() {
  return (await redis.get(\`payment:\${id}\`)) ?? 'failed';
                                               ~~~~~~~~ defaultOnMiss
}`,
  'a subscription that expired': `
export async function f() {
  return (await redis.get(\`subscription:\${id}\`)) ?? 'expired';
                                                    ~~~~~~~~~ defaultOnMiss
}`,
  'an offer that expired, written for good': `
export async function write() {
  await redis.set(\`offer:\${id}\`, 'valid');
}
export async function f() {
  return (await redis.get(\`offer:\${id}\`)) ?? 'expired';
                                             ~~~~~~~~~ defaultOnMiss
}`,
  'a session that is still active': `
export async function f() {
  return (await redis.get(\`session:\${id}\`)) ?? 'active';
                                               ~~~~~~~~ defaultOnMiss
}`,
  'a payment that was denied': `
export async function f() {
  return (await redis.get(\`payment:\${id}\`)) ?? 'denied';
                                               ~~~~~~~~ defaultOnMiss
}`,
  'the most of all roles': `
type Role = 'admin' | 'viewer';
export async function f(): Promise<Role> {
  return ((await redis.get(\`role:\${id}\`)) as Role | null) ?? 'admin';
                                                             ~~~~~~~ defaultOnMiss
}`,
  'a balance that approves': `
export async function f(amount: number) {
  const balance = await redis.get(\`balance:\${id}\`);
  if (balance === null) {
    return 'approved';
           ~~~~~~~~~~ branchOnMiss
  }
  return Number(balance) > amount ? 'approved' : 'declined';
}`,
  'a hit count that denies': `
export async function f() {
  const hits = await redis.get(\`rate:\${id}\`);
  if (hits === null) {
    return 'blocked';
           ~~~~~~~~~ branchOnMiss
  }
  return Number(hits) > 10 ? 'blocked' : 'open';
}`,
  'a key that is marked and given a status': `
export async function mark() {
  await redis.set(\`hook:\${id}\`, '1');
  await redis.set(\`hook:\${id}\`, 'failed');
}
export async function f() {
  return (await redis.get(\`hook:\${id}\`)) ?? 'accepted';
                                            ~~~~~~~~~~ defaultOnMiss
}`,
  'a status that is held against another and handed on': `
export async function f(now: string) {
  const last = (await redis.get(\`last:\${id}\`)) ?? 'pending';
                                                  ~~~~~~~~~ defaultOnMiss
  if (last !== now) {
    await notify(last);
  }
}`,
  'a status that is held against a word': `
export async function f() {
  return ((await redis.get(\`payment:\${id}\`)) ?? 'paid') === 'paid';
                                                ~~~~~~ defaultOnMiss
}`,
  'an order that stopped': `
export async function f(): Promise<'running' | 'stopped'> {
  return ((await redis.get(\`subscription:\${id}\`)) as 'running' | 'stopped' | null) ?? 'stopped';
                                                                                      ~~~~~~~~~ defaultOnMiss
}`,
  'a balance that nobody counts': `
export async function f() {
  const balance = Number(await redis.get(\`account:\${id}\`));
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ zeroOnMiss
  return balance;
}`,
  'a tier, whose name says that it is decided on': `
type Tier = 'gold' | 'silver';
export async function f(): Promise<Tier> {
  return ((await redis.get(key)) as Tier | null) ?? 'silver';
                                                    ~~~~~~~~ defaultOnMiss
}`,
}));

testReports('redis', `${NAME}: absences that are meant, in the wider reading`, rule, below({
  'a session that has expired': `
export async function f() {
  return (await redis.get(\`session:\${id}\`)) ?? 'expired';
                                               ~~~~~~~~~ defaultOnMiss
}`,
  'the least of all roles': `
type Role = 'admin' | 'viewer';
export async function f(): Promise<Role> {
  return ((await redis.get(\`role:\${id}\`)) as Role | null) ?? 'viewer';
                                                             ~~~~~~~~ defaultOnMiss
}`,
  'a union of nothing that is decided on': `
type Colour = 'blue' | 'green';
export async function f(): Promise<Colour> {
  return ((await redis.get(key)) as Colour | null) ?? 'blue';
                                                      ~~~~~~ defaultOnMiss
}`,
}, [{ allow: [], values: 'any' }]));
