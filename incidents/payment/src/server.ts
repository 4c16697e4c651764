import type { AddressInfo } from 'node:net';

import { Redis } from 'ioredis';
import { pino } from 'pino';

import { createApp } from './app.ts';
import { openDatabase, prepareDatabase } from './database.ts';

const {
  DATABASE_URL = 'file:payment.db',
  PORT,
  REDIS_KEY_PREFIX = '',
  REDIS_URL = 'redis://127.0.0.1:6379',
} = process.env;

const log = pino();
const db = openDatabase(DATABASE_URL);
const redis = new Redis(REDIS_URL, { keyPrefix: REDIS_KEY_PREFIX });

await prepareDatabase(db);
await redis.set('payment:generation', '7');

const server = createApp(db, redis, log).listen(Number(PORT) || 0, '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
