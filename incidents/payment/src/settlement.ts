import type { Redis } from 'ioredis';

import type { Charge } from './gateway.ts';
import type { PrismaClient } from './generated/prisma/client.ts';

/**
 * What is left of the module of 2021. The status is kept under a key that needs two answers, the generation from Redis and the
 * customer from the database; being computed in the innermost callback, it has both.
 */
export function settle(db: PrismaClient, redis: Redis, charge: Charge, done: (error?: Error | null) => void): void {
  redis.get('payment:generation', (error, generation) => {
    if (error || !generation) {
      done(error ?? new Error('Redis holds no payment:generation'));
      return;
    }
    db.order.findUniqueOrThrow({ where: { id: charge.orderId } }).then((order) => {
      const key = `payment:${generation}:${order.customerId}:${order.id}`;
      redis.set(key, 'paid', 'EX', 3600, (failure) => {
        done(failure);
      });
    }, done);
  });
}
