import type { AddressInfo } from 'node:net';

import { createApp } from './app.ts';
import { openDatabase } from './database.ts';
import { log } from './log.ts';

const { DATABASE_URL = 'file:backend-week.db', PORT, RATES_URL = 'http://127.0.0.1:9/rates' } = process.env;

const server = createApp(openDatabase(DATABASE_URL), RATES_URL).listen(Number(PORT) || 0, '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
