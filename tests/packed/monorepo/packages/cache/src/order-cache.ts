import type { Redis } from 'ioredis';

export class OrderCache {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async statusOf(order: string): Promise<string | null> {
    return this.#redis.get(`order:${order}:status`);
  }

  async totalOf(order: string | undefined): Promise<number> {
    const total = await this.#redis.get(`order:${order}:total`);
    return Number(total);
  }

  async remember(order: string, note: string | undefined): Promise<void> {
    await this.#redis.set(`order:${order}:note`, JSON.stringify({ note }));
    await this.#redis.set(`order:${order}:latest`, JSON.stringify(note));
  }

  async claim(order: string): Promise<boolean> {
    const claimed = await this.#redis.get(`order:${order}:lock`);
    if (claimed) {
      return false;
    }
    await this.#redis.set(`order:${order}:lock`, '1', 'EX', 60);
    return true;
  }
}
