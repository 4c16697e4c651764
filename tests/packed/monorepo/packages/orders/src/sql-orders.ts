import type { Kysely } from 'kysely';

import type { Database, Order, Orders } from './orders.js';

export class SqlOrders implements Orders {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  all(): Promise<Order[]> {
    return this.#db.selectFrom('orders').selectAll().execute();
  }

  async skusOf(order: string): Promise<string[]> {
    const lines = await this.#db.selectFrom('lines').select('sku').where('order_id', '=', order).execute();
    return lines.map(({ sku }) => sku);
  }

  async close(order: string): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await Promise.all([
        tx.deleteFrom('lines').where('order_id', '=', order).execute(),
        tx.deleteFrom('orders').where('id', '=', order).execute(),
      ]);
    });
    this.#db.deleteFrom('lines').where('order_id', '=', order);
  }
}
