import type { AddressInfo } from 'node:net';

import { pino } from 'pino';

import { createApp } from './app.ts';
import { openDatabase } from './database.ts';

const { DATABASE_URL = 'file:backend-week.db', PORT = '3000' } = process.env;

const log = pino();

const server = createApp(openDatabase(DATABASE_URL), log).listen(Number(PORT), '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
