import express, { type ErrorRequestHandler, type Express } from 'express';
import { pinoHttp } from 'pino-http';

import type { Database } from './database.ts';
import { log } from './log.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { newsletterRoutes } from './routes/newsletter.ts';
import { quoteRoutes } from './routes/quote.ts';
import { signupRoutes } from './routes/signup.ts';
import { userRoutes } from './routes/users.ts';

export function createApp({ prisma, queries }: Database, ratesUrl: string): Express {
  const app = express();
  app.use(pinoHttp({ logger: log }));
  app.use(express.urlencoded({ extended: true }));
  app.use(signupRoutes(prisma));
  app.use(userRoutes(prisma));
  app.use(dashboardRoutes(prisma));
  app.use(newsletterRoutes());
  app.use(quoteRoutes(ratesUrl));
  app.get('/metrics', (_req, res) => {
    res.json({ queries: queries() });
  });
  app.use(errorResponse);
  return app;
}

const errorResponse: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  if (error instanceof RangeError) {
    res.status(400).json({ error: error.message });
    return;
  }
  req.log.error({ err: error }, 'request failed');
  res.status(500).json({ error: 'Something went wrong' });
};
