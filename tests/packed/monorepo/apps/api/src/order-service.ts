import type { Order, Orders } from '@shop/orders';

export class OrderService {
  readonly #orders: Orders;

  constructor(orders: Orders) {
    this.#orders = orders;
  }

  all(): Promise<Order[]> {
    return this.#orders.all();
  }

  skusOf(order: string): Promise<string[]> {
    return this.#orders.skusOf(order);
  }
}
