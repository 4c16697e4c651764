import type { AddressInfo } from 'node:net';

import { Redis } from 'ioredis';
import { pino } from 'pino';
import { z } from 'zod';

import { createApp } from './app.ts';
import { openDatabase, prepareDatabase } from './database.ts';

const env = z
  .object({
    DATABASE_URL: z.string().default('file:payment.db'),
    PORT: z.string().regex(/^\d+$/).transform(Number).default(3000),
    REDIS_KEY_PREFIX: z.string().default(''),
    REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  })
  .parse(process.env);

const log = pino();
const db = openDatabase(env.DATABASE_URL);
const redis = new Redis(env.REDIS_URL, { keyPrefix: env.REDIS_KEY_PREFIX });

await prepareDatabase(db);
await redis.set('payment:generation', '7');

const server = createApp(db, redis, log).listen(env.PORT, '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
