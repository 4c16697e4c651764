import { createServer } from 'node:net';
import { tmpdir } from 'node:os';

import { Redis } from 'ioredis';

import { startSupervised } from './supervised.ts';
import { until } from './until.ts';

export interface RedisServer {
  readonly url: string;
  /** Where it comes from, for people. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export const HOW_TO_INSTALL =
  'Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis) or set REDIS_URL.';

/** The server that REDIS_URL names, else one started from the PATH that keeps nothing; `undefined` where there is neither. */
export async function openRedis(): Promise<RedisServer | undefined> {
  const named = process.env['REDIS_URL'];
  if (named !== undefined && named !== '') {
    await ping(named, () => true);
    return { url: named, origin: 'REDIS_URL', stop: () => Promise.resolve() };
  }
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()];
  const server = startSupervised('redis-server', settings, {});
  try {
    await ping(url, server.running);
  } catch (error) {
    await server.stop();
    if (/not found|ENOENT/u.test(server.stderr()) || server.stdout() === '') {
      return undefined;
    }
    throw new Error(`redis-server does not answer:\n${server.stdout()}${server.stderr()}`, { cause: error });
  }
  return { url, origin: `redis-server on port ${port}`, stop: server.stop };
}

async function ping(url: string, running: () => boolean): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null });
  client.on('error', () => undefined);
  let last: unknown;
  try {
    await until(`an answer from ${withoutPassword(url)}`, 10_000, async () => {
      if (!running()) {
        throw new Error('redis-server has ended');
      }
      try {
        await client.connect();
        return await client.ping();
      } catch (error) {
        last = error;
        return undefined;
      }
    });
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : 'No answer from Redis', { cause: last ?? error });
  } finally {
    client.disconnect();
  }
}

export function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/u, '//');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') {
    throw new Error('No free port');
  }
  return address.port;
}
