import type { CacheRole } from './library.ts';

export const read: CacheRole = { key: 0, kind: 'cache', miss: 'null', operation: 'read', value: null };
export const readHash: CacheRole = { ...read, miss: 'empty' };
export const readSlots: CacheRole = { ...read, miss: 'slots' };
export const write: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'write', value: 1 };
/** The value comes after the time to live. */
export const writeLast: CacheRole = { ...write, timeToLive: 1, value: 2 };
/** The values are in a list, in an object, or among fields. */
export const writeSeveral: CacheRole = { ...write, value: null };
export const remove: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'delete', value: null };
export const exists: CacheRole = { key: 0, kind: 'cache', miss: null, operation: 'exists', value: null };
export const execute: CacheRole = { key: null, kind: 'cache', miss: null, operation: 'execute', value: null };
