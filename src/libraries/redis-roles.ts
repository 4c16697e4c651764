import * as cache from './cache-roles.ts';
import type { CacheRole } from './library.ts';

export const read: CacheRole = { ...cache.read, redis: true };
export const readHash: CacheRole = { ...cache.readHash, redis: true };
export const readSlots: CacheRole = { ...cache.readSlots, redis: true };
export const write: CacheRole = { ...cache.write, redis: true };
export const writeLast: CacheRole = { ...cache.writeLast, redis: true };
export const writeSeveral: CacheRole = { ...cache.writeSeveral, redis: true };
export const remove: CacheRole = { ...cache.remove, redis: true };
export const exists: CacheRole = { ...cache.exists, redis: true };
export const execute: CacheRole = { ...cache.execute, redis: true };
