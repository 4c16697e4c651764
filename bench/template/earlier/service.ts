import { database } from '../lib/database.ts';

export interface EarlierSummary {
  readonly count: number;
  readonly name: string;
}

export class EarlierService {
  async summaryOf(userId: number): Promise<EarlierSummary | undefined> {
    const user = await database.user.findUnique({ where: { id: userId }, include: { orders: true } });
    return user === null ? undefined : { count: user.orders.length, name: user.name.trim() };
  }

  async isActive(userId: number): Promise<boolean> {
    return (await database.order.count({ where: { userId } })) > 0;
  }
}
