import type { PrismaClient } from './generated/prisma/client.ts';

interface Card {
  readonly name: string;
  readonly orders: number;
}

export async function cards(prisma: PrismaClient): Promise<Card[]> {
  const cards: Card[] = [];
  for (const user of await prisma.user.findMany()) {
    cards.push({ name: user.name, orders: await ordersOf(prisma, user.id) });
  }
  return cards;
}

function ordersOf(prisma: PrismaClient, userId: number): Promise<number> {
  return prisma.order.count({ where: { userId } });
}

export async function recent(prisma: PrismaClient): Promise<unknown[]> {
  const orders = await prisma.order.findMany({ orderBy: { id: 'desc' }, take: 50 });
  const result = [];
  for (const order of orders) {
    result.push({ ...order, items: await prisma.orderItem.findMany({ where: { orderId: order.id } }) });
  }
  return result;
}

export async function signUp(prisma: PrismaClient, email: string): Promise<void> {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!user) {
    await prisma.user.create({ data: { active: true, age: 18, email, name: '', signedUpAt: new Date() } });
  }
  void prisma.user.update({ data: { active: false }, where: { email } });
}

export async function purge(prisma: PrismaClient, userId: number): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await Promise.all([tx.order.deleteMany({ where: { userId } }), tx.user.deleteMany({ where: { id: userId } })]);
  });
}

export async function totals(prisma: PrismaClient): Promise<number[]> {
  return Promise.all([prisma.order.count(), prisma.user.count()]);
}
