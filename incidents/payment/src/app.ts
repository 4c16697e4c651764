import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { z } from 'zod';

import { ServiceError } from './errors.ts';
import { ChargeGateway } from './gateway.ts';
import type { PrismaClient } from './generated/prisma/client.ts';
import { Mailer } from './mailer.ts';
import { OrderRepository } from './order-repository.ts';
import { PaymentService } from './payment-service.ts';
import { settle } from './settlement.ts';

const Params = z.object({ orderId: z.coerce.number().int().positive() });

export function createApp(db: PrismaClient, redis: Redis, log: Logger): Express {
  const gateway = new ChargeGateway((charge, done) => {
    settle(db, redis, charge, done);
  });
  const mailer = new Mailer();
  const service = new PaymentService(new OrderRepository(db), redis, gateway, mailer);
  const app = express();

  app.post('/payments/:orderId', async (req, res) => {
    const params = Params.safeParse(req.params);
    if (!params.success) {
      res.status(400).json({ error: 'The order is named by a positive number' });
      return;
    }
    const receipt = await service.pay(params.data.orderId);
    log.info(receipt, 'payment handled');
    res.json(receipt);
  });

  app.get('/metrics', (_req, res) => {
    res.json({ charges: gateway.charges.length, confirmations: mailer.sent.length });
  });

  app.use(errorResponse(log));
  return app;
}

function errorResponse(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    if (error instanceof ServiceError) {
      log.error({ err: error, alert: 'payments' }, 'request failed');
    } else {
      log.error({ err: error }, 'request failed');
    }
    res.status(500).json({ error: 'This request could not be completed' });
  };
}
