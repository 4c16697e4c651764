import rule from '../../src/rules/no-concurrent-token-refresh.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'concurrentRefresh' | 'guardPerRequest' | 'repeatedGrant' | 'uncheckedRotation';

const GRANT = `
interface Tokens { access_token: string; refresh_token: string; expires_at: number }
declare const store: { current: Tokens };
async function refresh(): Promise<Tokens> {
  const response = await fetch('https://id.example/token', {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: store.current.refresh_token }),
  });
  store.current = (await response.json()) as Tokens;
  return store.current;
}
`;

function valid(name: string, code: string) {
  return { name, code: `${GRANT}${code}\nexport {};` };
}

function invalid(name: string, code: string, mended?: string) {
  const { code: text, errors } = annotated<MessageIds>(`${GRANT}${code}\nexport {};`);
  const suggestions = mended === undefined ? undefined : [{ messageId: 'shareRefresh' as const, output: `${GRANT}${mended}\nexport {};` }];
  return { name, code: text, errors: errors.map((error) => ({ ...error, ...(suggestions && { suggestions }) })) };
}

testRule('tokens', 'no-concurrent-token-refresh', rule, {
  valid: [
    valid('nothing asks whether the token has expired', 'export async function login(): Promise<Tokens> { return refresh(); }'),
    valid('a shared promise in a variable of the module', `
let refreshing: Promise<Tokens> | undefined;
export async function token(): Promise<string> {
  if (store.current.expires_at > Date.now()) { return store.current.access_token; }
  refreshing ??= refresh().finally(() => { refreshing = undefined; });
  return (await refreshing).access_token;
}`),
    valid('a shared promise that is tested and set', `
let refreshing: Promise<Tokens> | null = null;
export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    if (!refreshing) { refreshing = refresh(); refreshing.finally(() => { refreshing = null; }); }
    await refreshing;
  }
  return store.current.access_token;
}`),
    valid('a shared promise in a field', `
export class Session {
  private refreshing: Promise<Tokens> | undefined;
  async token(): Promise<string> {
    if (store.current.expires_at < Date.now()) { await (this.refreshing ??= this.renew()); }
    return store.current.access_token;
  }
  private renew(): Promise<Tokens> { return refresh().finally(() => { this.refreshing = undefined; }); }
}`),
    valid('a shared promise in a private name', `
export class Session {
  #refreshing: Promise<Tokens> | undefined;
  async token(): Promise<string> {
    if (store.current.expires_at < Date.now()) { this.#refreshing ??= refresh(); await this.#refreshing; }
    return store.current.access_token;
  }
}`),
    valid('a promise for each account in a map', `
const inFlight = new Map<string, Promise<Tokens>>();
export async function token(account: string): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    let work = inFlight.get(account);
    if (!work) {
      work = refresh().finally(() => { inFlight.delete(account); });
      inFlight.set(account, work);
    }
    await work;
  }
  return store.current.access_token;
}`),
    valid('a promise for each account in a map, put there at once', `
const inFlight = new Map<string, Promise<Tokens>>();
export async function token(account: string): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    if (!inFlight.has(account)) { inFlight.set(account, refresh()); }
    await inFlight.get(account);
  }
  return store.current.access_token;
}`),
    valid('a promise in the closure of a factory', `
export function createSession() {
  let refreshing: Promise<Tokens> | undefined;
  return async (): Promise<string> => {
    if (store.current.expires_at < Date.now()) { refreshing ??= refresh(); await refreshing; }
    return store.current.access_token;
  };
}`),
    valid('an asynchronous function in place, whose promise is shared', `
let refreshing: Promise<void> | undefined;
export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    refreshing ??= (async () => { try { await refresh(); } finally { refreshing = undefined; } })();
    await refreshing;
  }
  return store.current.access_token;
}`),
    valid('a flag, and a queue of those who wait', `
let isRefreshing = false;
const waiting: ((token: string) => void)[] = [];
export async function onUnauthorized(response: Response): Promise<string> {
  if (response.status === 401) {
    if (isRefreshing) { return new Promise((resolve) => { waiting.push(resolve); }); }
    isRefreshing = true;
    const tokens = await refresh();
    isRefreshing = false;
    waiting.splice(0).forEach((go) => { go(tokens.access_token); });
  }
  return store.current.access_token;
}`),
    valid('a mutex around it', `
import { Mutex } from 'async-mutex';
const mutex = new Mutex();
export async function token(): Promise<string> {
  return mutex.runExclusive(async () => {
    if (store.current.expires_at < Date.now()) { await refresh(); }
    return store.current.access_token;
  });
}`),
    valid('a mutex that is acquired', `
import { Mutex } from 'async-mutex';
const mutex = new Mutex();
export async function token(): Promise<string> {
  const release = await mutex.acquire();
  try {
    if (store.current.expires_at < Date.now()) { await refresh(); }
    return store.current.access_token;
  } finally { release(); }
}`),
    valid('a mutex around the one that calls', `
import { Mutex } from 'async-mutex';
const mutex = new Mutex();
async function fresh(): Promise<string> {
  if (store.current.expires_at < Date.now()) { await refresh(); }
  return store.current.access_token;
}
export function token(): Promise<string> { return mutex.runExclusive(() => fresh()); }`),
    valid('navigator.locks', `
export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    await navigator.locks.request('refresh', async () => { await refresh(); });
  }
  return store.current.access_token;
}`),
    valid('a lock in Redis', `
import type { Redis } from 'ioredis';
export async function token(redis: Redis): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    const isMine = await redis.set('refresh', '1', 'EX', 10, 'NX');
    if (isMine) { await refresh(); }
  }
  return store.current.access_token;
}`),
    valid('a lock in Redis, taken by a function of the project', `
import type { Redis } from 'ioredis';
async function acquire(redis: Redis): Promise<boolean> { return (await redis.set('refresh', '1', 'EX', 10, 'NX')) === 'OK'; }
export async function token(redis: Redis): Promise<string> {
  if (store.current.expires_at < Date.now() && (await acquire(redis))) { await refresh(); }
  return store.current.access_token;
}`),
    valid('a lock in Redis, whose client is of a package that is not modelled', `
declare const kv: any;
async function withLock<T>(work: () => Promise<T>): Promise<T | null> {
  if (!(await kv.set('refresh', '1', { nx: true, ex: 20 }))) { return null; }
  try { return await work(); } finally { await kv.del('refresh'); }
}
async function fresh(): Promise<string> {
  if (store.current.expires_at < Date.now()) { await refresh(); }
  return store.current.access_token;
}
export async function token(): Promise<string | null> { return withLock(() => fresh()); }`),
    valid("a single flight of the project's own", `
const inFlight = new Map<string, Promise<unknown>>();
function singleFlight<T>(key: string, work: () => Promise<T>): Promise<T> {
  const known = inFlight.get(key);
  if (known) { return known as Promise<T>; }
  const started = work().finally(() => { inFlight.delete(key); });
  inFlight.set(key, started);
  return started;
}
export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) { await singleFlight('refresh', () => refresh()); }
  return store.current.access_token;
}`),
    valid('memoized', `
import pMemoize from 'p-memoize';
export const token = pMemoize(async () => {
  if (store.current.expires_at < Date.now()) { await refresh(); }
  return store.current.access_token;
});`),
    valid('a job that goes through accounts', `
declare const accounts: readonly { id: string; expiresAt: number }[];
declare function save(id: string, tokens: Tokens): void;
async function refreshOf(account: { id: string }): Promise<Tokens> { save(account.id, await refresh()); return refresh(); }
export async function refreshAll(): Promise<void> {
  for (const account of accounts) {
    if (account.expiresAt < Date.now()) { await refreshOf(account); }
  }
}`),
    valid('another grant', `
export async function token(): Promise<void> {
  if (store.current.expires_at < Date.now()) {
    await fetch('https://id.example/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }) });
  }
}`),
    valid('a server that tells the grants apart', `
export function grantOf(body: { grant_type: string }): boolean { return body.grant_type === 'refresh_token'; }`),
    valid('a provider whose refresh tokens are not rotated', `
export async function token(refreshToken: string, expiresAt: number): Promise<void> {
  if (expiresAt < Date.now()) {
    await fetch('https://oauth2.googleapis.com/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }) });
  }
}`),
    valid('a provider whose refresh tokens are not rotated, named above', `
const TOKEN_URL = 'https://oauth2.googleapis.com/token';
async function renew(refreshToken: string): Promise<void> {
  await fetch(TOKEN_URL, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }) });
}
export async function token(refreshToken: string, expiresAt: number): Promise<void> {
  if (expiresAt < Date.now()) { await renew(refreshToken); }
}`),
    valid('a function that merely has the name', `
declare const cache: { refresh(): Promise<void>; expiresAt: number };
export async function load(): Promise<void> { if (cache.expiresAt < Date.now()) { await cache.refresh(); } }`),
    valid('a retry that looks at the error first', `
export async function stubborn(): Promise<Tokens> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try { return await refresh(); } catch (error) {
      if (!(error instanceof Error) || error.message !== 'too many requests') { throw error; }
    }
  }
  throw new Error('gave up');
}`),
    valid('an attempt that is not repeated', `
export async function attempt(): Promise<Tokens | undefined> {
  try { return await refresh(); } catch (error) { console.error(error); return undefined; }
}`),
  ],
  invalid: [
    invalid('a token that is fetched when it has expired', `
export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    await refresh();
          ~~~~~~~~~ concurrentRefresh
  }
  return store.current.access_token;
}`, `
let refreshing: ReturnType<typeof refresh> | undefined;

export async function token(): Promise<string> {
  if (store.current.expires_at < Date.now()) {
    await (refreshing ??= refresh().finally(() => {
      refreshing = undefined;
    }));
  }
  return store.current.access_token;
}`),
    invalid('a token that is returned while it is valid', `
function isExpired(tokens: Tokens): boolean { const now = Date.now(); return tokens.expires_at <= now; }
export async function token(): Promise<string> {
  if (!isExpired(store.current)) { return store.current.access_token; }
  const tokens = await refresh();
                       ~~~~~~~~~ concurrentRefresh
  return tokens.access_token;
}`, `
function isExpired(tokens: Tokens): boolean { const now = Date.now(); return tokens.expires_at <= now; }
let refreshing: ReturnType<typeof refresh> | undefined;

export async function token(): Promise<string> {
  if (!isExpired(store.current)) { return store.current.access_token; }
  const tokens = await (refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  }));
  return tokens.access_token;
}`),
    invalid('a 401, with a mark on the request only', `
import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios';
axios.interceptors.response.use(undefined, async (error: AxiosError) => {
  const original = error.config as InternalAxiosRequestConfig & { retried?: boolean };
  if (error.response?.status === 401 && !original.retried) {
    original.retried = true;
    void refresh().then(() => axios(original));
         ~~~~~~~~~ concurrentRefresh
  }
  throw error;
});`),
    invalid('through a method, and a field for the token only', `
export class Session {
  private tokens = store.current;
  async token(): Promise<string> {
    if (this.tokens.expires_at < Date.now()) {
      this.tokens = await this.renew();
                          ~~~~~~~~~~~~ concurrentRefresh
    }
    return this.tokens.access_token;
  }
  private async renew(): Promise<Tokens> { return refresh(); }
}`, `
export class Session {
  private refreshing: ReturnType<Session['renew']> | undefined;

  private tokens = store.current;
  async token(): Promise<string> {
    if (this.tokens.expires_at < Date.now()) {
      this.tokens = await (this.refreshing ??= this.renew().finally(() => {
        this.refreshing = undefined;
      }));
    }
    return this.tokens.access_token;
  }
  private async renew(): Promise<Tokens> { return refresh(); }
}`),
    invalid('through a method of a generic base class', `
abstract class Provider<T> {
  constructor(readonly details: T) {}
  renew(): Promise<Tokens> { return refresh(); }
}
export class Hub extends Provider<{ readonly name: string }> {
  async token(): Promise<string> {
    if (store.current.expires_at > Date.now()) { return store.current.access_token; }
    return this.renew().then((tokens) => tokens.access_token);
           ~~~~~~~~~~~~ concurrentRefresh
  }
}`),
    invalid('through an interface', `
interface Identity { renew(account: string): Promise<Tokens> }
export class OAuthIdentity implements Identity { async renew(_account: string): Promise<Tokens> { return refresh(); } }
export async function token(identity: Identity): Promise<string> {
  const isFresh = store.current.expires_at > Date.now();
  return isFresh ? store.current.access_token : (await identity.renew('x')).access_token;
                                                       ~~~~~~~~~~~~~~~~~~~ concurrentRefresh
}`),
    invalid('a promise that lives no longer than the call', `
export async function token(): Promise<string> {
  let pending: Promise<Tokens> | undefined;
  if (store.current.expires_at < Date.now()) {
    pending ??= refresh();
                ~~~~~~~~~ concurrentRefresh
    await pending;
  }
  return store.current.access_token;
}`),
    invalid('a guard in a class made for each request', `
import type { Request } from 'express';
class Session {
  private pending: Promise<Tokens> | undefined;
  async token(): Promise<string> {
    if (store.current.expires_at < Date.now()) {
      this.pending ??= refresh();
                       ~~~~~~~~~ guardPerRequest
      await this.pending;
    }
    return store.current.access_token;
  }
}
export async function handle(request: Request): Promise<string> { console.log(request.path); return new Session().token(); }`),
    invalid('a guard in the handler itself', `
export async function handle(request: Request): Promise<string> {
  let pending: Promise<Tokens> | undefined;
  const token = async (): Promise<void> => {
    if (request.url && store.current.expires_at < Date.now()) {
      pending ??= refresh();
                  ~~~~~~~~~ guardPerRequest
      await pending;
    }
  };
  await Promise.all([token(), token()]);
  return store.current.access_token;
}`),
    invalid('a guard that is set only after the answer', `
let current: Tokens | undefined;
export async function token(): Promise<string> {
  if (current && current.expires_at > Date.now()) { return current.access_token; }
  current = await refresh();
                  ~~~~~~~~~ concurrentRefresh
  return current.access_token;
}`, `
let current: Tokens | undefined;
let refreshing: ReturnType<typeof refresh> | undefined;

export async function token(): Promise<string> {
  if (current && current.expires_at > Date.now()) { return current.access_token; }
  current = await (refreshing ??= refresh().finally(() => {
    refreshing = undefined;
  }));
  return current.access_token;
}`),
    invalid('openid-client', `
import * as client from 'openid-client';
export async function token(config: client.Configuration, refreshToken: string, expiresAt: Date): Promise<string> {
  if (expiresAt > new Date()) { return 'valid'; }
  const tokens = await client.refreshTokenGrant(config, refreshToken);
                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ concurrentRefresh
  return tokens.access_token;
}`),
    invalid('a body that is put together first', `
export async function token(): Promise<void> {
  if (store.current.expires_at > Date.now()) { return; }
  const body = new URLSearchParams();
  body.set('grant_type', 'refresh_token');
  body.set('refresh_token', store.current.refresh_token);
  const response = await fetch('https://id.example/token', { method: 'POST', body });
                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ concurrentRefresh
  store.current = (await response.json()) as Tokens;
}`),
    invalid('a body that is text', `
export async function token(): Promise<void> {
  if (store.current.expires_at > Date.now()) { return; }
  const body = \`grant_type=refresh_token&refresh_token=\${store.current.refresh_token}\`;
  await fetch('https://id.example/token', { method: 'POST', body });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ concurrentRefresh
}`),
    invalid('a loop that tries again', `
export async function stubborn(): Promise<Tokens> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await refresh();
                   ~~~~~~~~~ repeatedGrant
    } catch (error) {
      console.error(error);
    }
  }
  throw new Error('gave up');
}`),
    invalid('a second attempt in the handler', `
export async function stubborn(): Promise<Tokens> {
  try {
    return await refresh();
                 ~~~~~~~~~ repeatedGrant
  } catch {
    return refresh();
  }
}`),
    invalid("a retry of the project's own, behind a shared promise", `
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try { return await work(); } catch (error) { console.error(error); }
  }
}
let refreshing: Promise<Tokens> | undefined;
export function token(): Promise<Tokens> {
  return (refreshing ??= retry(() => refresh()));
                                     ~~~~~~~~~ repeatedGrant
}`),
    {
      name: 'a function that the settings name',
      ...annotated<MessageIds>(`
declare const cache: { renew(): Promise<string>; expiresAt: number };
export async function load(): Promise<void> {
  if (cache.expiresAt < Date.now()) {
    await cache.renew();
          ~~~~~~~~~~~~~ concurrentRefresh
  }
}`),
      settings: { postmortem: { refresh: [{ file: 'file.ts', functions: ['renew'] }] } },
    },
  ],
});

/** A rotation in a transaction; the generated client's own types, with the delegate of a model under the name that is looked for. */
function rotation(statements: string, { before = '', check = "!stored || stored.name === 'spent'", options = '' } = {}): string {
  return `
import type { PrismaClient } from './client/client.js';
interface Client { readonly refreshToken: PrismaClient['user']; readonly $queryRaw: PrismaClient['$queryRaw'] }
interface Database extends Client { $transaction(work: (tx: Client) => Promise<string>, options?: { isolationLevel: 'Serializable' }): Promise<string> }
export async function rotate(db: Database, token: string): Promise<string> {
  return db.$transaction(async (tx) => {
    ${before}
    const stored = await tx.refreshToken.findUnique({ where: { email: token } });
    if (${check}) { throw new Error('revoked'); }
    ${statements}
    return token;
  }${options});
}`;
}

const SPEND = "await tx.refreshToken.update({ where: { id: stored.id }, data: { name: 'spent' } });";

testRule('prisma-7', 'no-concurrent-token-refresh on the server', rule, {
  valid: [
    {
      name: 'the statement checks again',
      code: rotation("await tx.refreshToken.update({ where: { id: stored.id, name: 'fresh' }, data: { name: 'spent' } });"),
    },
    {
      name: 'a conditional update whose count is looked at',
      code: rotation(`const { count } = await tx.refreshToken.updateMany({ where: { id: stored.id, name: 'fresh' }, data: { name: 'spent' } });
    if (count === 0) { throw new Error('spent'); }`),
    },
    { name: 'a token that is deleted: only one request can', code: rotation('await tx.refreshToken.delete({ where: { id: stored.id } });') },
    { name: 'a serializable transaction', code: rotation(SPEND, { options: ", { isolationLevel: 'Serializable' }" }) },
    {
      name: 'a row that is locked',
      code: rotation(SPEND, { before: 'await tx.$queryRaw`SELECT id FROM tokens WHERE token = ${token} FOR UPDATE`;' }),
    },
    {
      name: 'a grace window',
      code: rotation('await tx.refreshToken.update({ where: { id: stored.id }, data: { tenantId: 60 } });', { check: '!stored || stored.tenantId > 30' }),
    },
    { name: 'nothing is checked', code: rotation('await tx.refreshToken.update({ where: { id: stored!.id }, data: { tenantId: 60 } });', { check: 'token' }) },
    { name: 'another record', code: rotation(SPEND).replaceAll('refreshToken', 'user') },
  ],
  invalid: [
    {
      name: 'found, checked and rotated',
      code: rotation(SPEND),
      errors: [{ column: 11, endColumn: 88, line: 10, messageId: 'uncheckedRotation' as const }],
    },
    {
      name: 'a transaction alone keeps nobody out',
      code: rotation(SPEND, { check: "!stored || stored.name === 'spent' || stored.email === ''" }),
      errors: [{ column: 11, endColumn: 88, line: 10, messageId: 'uncheckedRotation' as const }],
    },
  ],
});
