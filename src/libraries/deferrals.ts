import type { Deferral, DeferralLibrary } from './library.ts';

const LISTENERS = {
  addEventListener: 'event',
  addListener: 'event',
  on: 'event',
  once: 'event',
  prependListener: 'event',
  prependOnceListener: 'event',
} as const satisfies Readonly<Record<string, Deferral>>;

const TIMERS = {
  queueMicrotask: 'timer',
  requestAnimationFrame: 'timer',
  setImmediate: 'timer',
  setInterval: 'timer',
  setTimeout: 'timer',
} as const satisfies Readonly<Record<string, Deferral>>;

const node: DeferralLibrary = {
  errorFirst: true,
  functions: { ...TIMERS, get: 'callback', request: 'callback' },
  owners: { '*': LISTENERS, Process: { nextTick: 'timer' }, Server: { listen: 'callback' } },
  packages: ['node'],
};

const defaultLibrary: DeferralLibrary = { functions: TIMERS, owners: { '*': LISTENERS }, packages: ['lib.d.ts'] };

// jsonwebtoken is none of these: with a secret at hand its `verify` runs the callback before it returns.
const clients: DeferralLibrary = {
  errorFirst: true,
  owners: { '*': LISTENERS },
  packages: ['amqplib', 'ioredis', 'memjs', 'mysql', 'mysql2', 'nodemailer', 'pg', 'sqlite3', 'ws'],
};

export const deferralLibraries: readonly DeferralLibrary[] = [node, defaultLibrary, clients];
