import type { Redis } from 'ioredis';

export async function statusesOf(redis: Redis, orders: readonly string[]): Promise<unknown[]> {
  const batch = redis.pipeline();
  for (const order of orders) {
    batch.get(`order:${order}:status`);
  }
  const replies = await batch.exec();
  return replies?.map(([, status]) => status) ?? [];
}

export async function attemptsOf(redis: Redis, order: string): Promise<string> {
  const batch = redis.pipeline().incr('attempts');
  const generation = await batch.get('generation');
  await batch.exec();
  return `attempts:${generation}:${order}`;
}

export async function nextInvoice(redis: Redis, order: string): Promise<void> {
  redis.multi().rpush('invoices', order);
  await redis.multi().rpush('mails', order).exec();
}
