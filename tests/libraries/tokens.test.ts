import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('tokens', 'openid-client and oauth4webapi: the calls that spend a refresh token', roleOf, `
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { refreshTokenGrant } from 'openid-client';
declare const config: openid.Configuration;
declare const server: oauth.AuthorizationServer;
openid.refreshTokenGrant(config, 'token'); // openid-client token-refresh refreshTokenGrant
refreshTokenGrant(config, 'token'); // openid-client token-refresh refreshTokenGrant
openid.clientCredentialsGrant(config);
oauth.refreshTokenGrantRequest(server, { client_id: 'x' }, oauth.None(), 'token'); // oauth4webapi token-refresh refreshTokenGrantRequest
oauth.clientCredentialsGrantRequest(server, { client_id: 'x' }, oauth.None(), {});
`);

testCalls('tokens', 'async-mutex, the Web Locks and p-memoize: what lets one through at a time', roleOf, `
import { Mutex, Semaphore } from 'async-mutex';
import pMemoize from 'p-memoize';
const mutex = new Mutex();
mutex.acquire(); // async-mutex lock acquire
mutex.runExclusive(async () => {}); // async-mutex lock runExclusive
new Semaphore(1).acquire(); // async-mutex lock acquire
navigator.locks.request('x', () => {}); // Web Locks lock request
pMemoize(async () => 1); // p-memoize lock default
mutex.isLocked();
`);

testCalls('tokens', 'classes of the project with the same methods', roleOf, `
class Client { refresh(): void {} refreshTokenGrant(): void {} }
class Mutex { acquire(): void {} runExclusive(work: () => void): void { work(); } request(): void {} }
new Client().refresh();
new Client().refreshTokenGrant();
new Mutex().acquire();
new Mutex().runExclusive(() => {});
new Mutex().request();
`);
