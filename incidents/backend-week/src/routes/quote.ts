import { Router } from 'express';

import { log } from '../log.ts';

const CENTS_A_SEAT = 900;
const MOST_SEATS = 500;

export function quoteRoutes(ratesUrl: string): Router {
  const router = Router();

  router.get('/quote', (req, res) => {
    const seats = Number(req.query['seats']);
    if (seats > MOST_SEATS) {
      res.status(400).json({ error: `More than ${MOST_SEATS} seats are quoted by mail` });
      return;
    }
    res.json({ total: seats * CENTS_A_SEAT });
  });

  router.get('/rates', async (_req, res) => {
    try {
      const response = await fetch(ratesUrl);
      res.json(await response.json());
    } catch (error) {
      log.error({ error }, 'no exchange rates');
      res.status(502).json({ error: 'Something went wrong' });
    }
  });

  return router;
}
