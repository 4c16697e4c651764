import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { pino } from 'pino';

import { createApp } from './app.ts';
import { createIdentityServer } from './identity-server.ts';
import { Session } from './session.ts';

const { PORT = '3000' } = process.env;

const log = pino();
const { app, grants, signIn } = createIdentityServer();
const listening = app.listen(0, '127.0.0.1');
await once(listening, 'listening');
const identity = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

const session = new Session(`${identity}/token`, signIn());
const server = createApp(session, identity, grants, log).listen(Number(PORT), '127.0.0.1', () => {
  log.info({ port: (server.address() as AddressInfo).port }, 'listening');
});
