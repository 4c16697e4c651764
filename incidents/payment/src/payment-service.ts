import type { Redis } from 'ioredis';

import type { ChargeGateway } from './gateway.ts';
import type { Mailer } from './mailer.ts';
import type { OrderRepository } from './order-repository.ts';
import { PaymentStatus } from './payment-status.ts';

export interface Receipt {
  readonly orderId: number;
  readonly chargeId: string;
  readonly status: PaymentStatus;
}

export class PaymentService {
  private readonly orders: OrderRepository;
  private readonly redis: Redis;
  private readonly gateway: ChargeGateway;
  private readonly mailer: Mailer;

  constructor(orders: OrderRepository, redis: Redis, gateway: ChargeGateway, mailer: Mailer) {
    this.orders = orders;
    this.redis = redis;
    this.gateway = gateway;
    this.mailer = mailer;
  }

  /** Charges an order, confirms it by mail once it is paid, and answers the receipt. */
  async pay(orderId: number): Promise<Receipt> {
    let customerId: number | undefined;
    const loading = this.orders.byId(orderId).then((order) => {
      customerId = order.customerId;
      return order;
    });

    const batch = this.redis.pipeline().incr('payment:attempts');
    const generation = await batch.get('payment:generation');
    const key = `payment:${generation}:${customerId}:${orderId}`;

    const order = await loading;
    const charge = await this.gateway.charge(order.id, order.amount);
    await batch.exec();

    const status = (await this.redis.get(key)) ?? 'failed';
    if (status === 'paid') {
      this.mailer.confirm(order.email, charge);
    }
    return { orderId, chargeId: charge.id, status: PaymentStatus.parse(status) };
  }
}
