import type { AddressInfo } from 'node:net';

import { z } from 'zod';

import { createApp } from './app.ts';
import { openDatabase } from './database.ts';
import { log } from './log.ts';

const env = z
  .object({
    DATABASE_URL: z.string().default('file:backend-week.db'),
    PORT: z.string().regex(/^\d+$/).transform(Number).default(3000),
    RATES_URL: z.string().default('http://127.0.0.1:9/rates'),
  })
  .parse(process.env);

const server = createApp(openDatabase(env.DATABASE_URL), env.RATES_URL).listen(env.PORT, '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
