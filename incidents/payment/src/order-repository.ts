import type { Order, PrismaClient } from './generated/prisma/client.ts';

export class OrderRepository {
  private readonly db: PrismaClient;

  constructor(db: PrismaClient) {
    this.db = db;
  }

  byId(id: number): Promise<Order> {
    return this.db.order.findUniqueOrThrow({ where: { id } });
  }
}
