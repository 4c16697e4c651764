import type { OrderArchive } from '@shop/orders';
import type { Redis } from 'ioredis';

import { logger } from './logger.ts';

class JobFailed extends Error {
  override name = 'JobFailed';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}

export async function settle(redis: Redis, archive: OrderArchive, order: string): Promise<void> {
  try {
    await redis.rpush('settled', order);
  } catch (error) {
    logger.error({ error }, 'not settled');
    throw new JobFailed('not settled');
  }
  try {
    await redis.rpush('mails', order);
  } catch {}
  if ((await archive.statusOf(order)) === 'failed') {
    logger.warn({ order }, 'settled, and failed');
  }
}

export async function keyOf(redis: Redis, order: string): Promise<string> {
  let customer: string | undefined;
  const loading = redis.hget(`order:${order}`, 'customer').then((found) => {
    customer = found ?? undefined;
  });
  const generation = await redis.get('generation');
  const key = `order:${generation}:${customer}`;
  await loading;
  return key;
}
