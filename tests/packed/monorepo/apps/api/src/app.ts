import type { OrderCache } from '@shop/cache';
import type { Orders } from '@shop/orders';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { pinoHttp } from 'pino-http';

import { AppError } from './errors.js';
import { OrderService } from './order-service.js';
import { orderRoutes } from './routes.js';

export function createApp(cache: OrderCache, orders: Orders): Express {
  const app = express();
  app.use(pinoHttp());
  app.use(orderRoutes(cache, new OrderService(orders)));
  app.use(answerError);
  return app;
}

const answerError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  request.log.error({ err: error }, 'request failed');
  response.status(error instanceof AppError ? 400 : 500).end();
};
