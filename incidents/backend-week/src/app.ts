import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';

import type { Database } from './database.ts';
import { dashboardRoutes } from './routes/dashboard.ts';
import { signupRoutes } from './routes/signup.ts';
import { userRoutes } from './routes/users.ts';

export function createApp({ prisma, queries }: Database, log: Logger): Express {
  const app = express();
  app.use(requestLog(log));
  app.use(express.urlencoded({ extended: true }));
  app.use(signupRoutes(prisma));
  app.use(userRoutes(prisma));
  app.use(dashboardRoutes(prisma));
  app.get('/metrics', (_req, res) => {
    res.json({ queries: queries() });
  });
  return app;
}

function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    res.on('finish', () => {
      log.info({ method: req.method, path: req.path, status: res.statusCode }, 'request handled');
    });
    next();
  };
}
