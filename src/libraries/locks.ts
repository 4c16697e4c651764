import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { Library, LockRole } from './library.ts';

const lock: LockRole = { kind: 'lock' };

export const webLocks: Library = {
  name: 'Web Locks',
  packages: [DEFAULT_LIBRARY, 'node'],
  owners: { LockManager: { request: lock } },
};

export const asyncMutex: Library = {
  name: 'async-mutex',
  packages: ['async-mutex'],
  owners: { '*': { acquire: lock, runExclusive: lock } },
};

export const asyncLock: Library = { name: 'async-lock', packages: ['async-lock'], owners: { '*': { acquire: lock } } };

export const redlock: Library = {
  name: 'Redlock',
  packages: ['redlock', '@sesamecare-oss/redlock'],
  owners: { '*': { acquire: lock, lock, using: lock } },
};

/** Packages whose functions make one call of several that come at once. */
export const pMemoize: Library = {
  name: 'p-memoize',
  packages: ['p-memoize', 'memoizee', 'promise-memoize'],
  owners: {},
  functions: { default: lock, memoizee: lock, pMemoize: lock },
};
