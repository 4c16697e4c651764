import type { OrderCache } from '@shop/cache';
import type { Pool } from 'pg';

export class OrderArchive {
  readonly #cache: OrderCache;
  readonly #pool: Pool;

  constructor(cache: OrderCache, pool: Pool) {
    this.#cache = cache;
    this.#pool = pool;
  }

  async isPaid(order: string): Promise<boolean> {
    return (await this.#cache.statusOf(order)) === 'paid';
  }

  async statusOf(order: string): Promise<'paid' | 'failed'> {
    const status = await this.#cache.statusOf(order);
    return status === 'paid' ? 'paid' : 'failed';
  }

  async names(orders: readonly string[]): Promise<string[]> {
    const names: string[] = [];
    for (const order of orders) {
      const { rows } = await this.#pool.query<{ name: string }>('select name from orders where id = $1', [order]);
      names.push(...rows.map(({ name }) => name));
    }
    return names;
  }
}
