import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';

import type { Grants } from './identity-server.ts';
import type { Session } from './session.ts';

export function createApp(session: Session, identity: string, grants: Grants, log: Logger): Express {
  const app = express();

  app.get('/invoices', async (_req, res) => {
    const token = await session.accessToken();
    const response = await fetch(`${identity}/invoices`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) {
      throw new Error(`The invoices were refused: ${await response.text()}`);
    }
    res.json(await response.json());
  });

  app.get('/metrics', (_req, res) => {
    res.json(grants);
  });

  app.use(errorResponse(log));
  return app;
}

function errorResponse(log: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, _next) => {
    log.error({ err: error }, 'request failed');
    res.status(502).json({ error: 'The invoices could not be had' });
  };
}
