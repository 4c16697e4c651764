import type { OrderCache } from '@shop/cache';
import { orderSearch } from '@shop/contracts';
import { Router } from 'express';
import { z } from 'zod';

import { AppError, PaymentTimeout } from './errors.js';
import type { OrderService } from './order-service.js';

const paging = z.object({ limit: z.number().max(100), since: z.coerce.date() });

export function orderRoutes(cache: OrderCache, service: OrderService): Router {
  const router = Router();

  router.get('/orders', async (request, response) => {
    const search = orderSearch.safeParse(request.query);
    const { limit } = paging.parse(request.query);
    if (!search.success) {
      response.status(400).end();
      return;
    }
    const found = [];
    for (const order of await service.all()) {
      found.push({ ...order, skus: await service.skusOf(order.id) });
    }
    response.json(found.slice(0, limit));
  });

  router.get('/orders/:id', async (request, response) => {
    const status = (await cache.statusOf(request.params.id)) ?? 'failed';
    console.info('answered', status);
    response.json({ status, copies: Number(request.query['copies']) * 2 });
  });

  router.post('/orders/:id/pay', async (request, response) => {
    try {
      await charge(request.params.id);
      response.status(204).end();
    } catch (error) {
      console.log('payment failed:', error);
      response.status(500).json({ error: 'Something went wrong' });
    }
  });

  router.post('/orders/:id/refund', async (request, response) => {
    try {
      await charge(request.params.id);
    } catch (error) {
      response.json({ error });
      return;
    }
    response.end();
  });

  return router;
}

async function charge(order: string): Promise<void> {
  const answer = await fetch(`https://pay.example/${order}`, { method: 'POST' });
  if (answer.status === 504) {
    throw new PaymentTimeout('no answer');
  }
  if (!answer.ok) {
    throw new AppError('refused');
  }
}
