import { Redis } from 'ioredis';

import { logger } from './logger.ts';

export const redis = new Redis(process.env['REDIS_URL'] ?? 'redis://localhost:6379', {
  lazyConnect: true,
  maxRetriesPerRequest: 2,
});

redis.on('error', (error: Error) => {
  logger.error({ err: error }, 'redis connection failed');
});

export async function readJson<Value>(key: string, isValue: (value: unknown) => value is Value): Promise<Value | undefined> {
  const text = await redis.get(key);
  if (text === null) {
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  return isValue(value) ? value : undefined;
}

export async function writeJson(key: string, value: unknown, seconds = 300): Promise<void> {
  await redis.set(key, JSON.stringify(value), 'EX', seconds);
}
