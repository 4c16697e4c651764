import { Router } from 'express';

import type { PrismaClient } from '../generated/prisma/client.ts';

export function dashboardRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.get('/dashboard', async (_req, res) => {
    try {
      const users = await prisma.user.findMany();
      const rows = [];
      for (const user of users) {
        rows.push({
          ...user,
          orders: await Promise.all(
            (await prisma.order.findMany({ where: { userId: user.id } })).map(async (order) => ({
              ...order,
              items: await prisma.orderItem.findMany({ where: { orderId: order.id } }),
            })),
          ),
        });
      }
      res.json(rows);
    } catch (error) {
      console.log('Error:', error);
      res.status(500).json({ error: 'Something went wrong' });
    }
  });

  router.get('/dashboard/recent', async (_req, res) => {
    try {
      const orders = await prisma.order.findMany({ orderBy: { id: 'desc' }, take: 50 });
      const result = [];
      for (const order of orders) {
        result.push({ ...order, items: await prisma.orderItem.findMany({ where: { orderId: order.id } }) });
      }
      res.json(result);
    } catch {
      res.status(500).json({ error: 'Something went wrong' });
    }
  });

  return router;
}
