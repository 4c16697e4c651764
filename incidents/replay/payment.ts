import { setTimeout as sleep } from 'node:timers/promises';

import { Redis } from 'ioredis';

import { jsonLines, startService } from './service.ts';

/** What was seen while one order was paid. */
export interface Payment {
  readonly httpStatus: number;
  /** The payment's status as the service answered it, where it answered one. */
  readonly status: string | undefined;
  /** Charges that went through at the gateway. */
  readonly charges: number;
  readonly confirmations: number;
  /** The key that the service asked Redis for last; `undefined` where Redis does not tell. */
  readonly keyRead: string | undefined;
  /** What Redis holds under it. */
  readonly valueRead: string | null;
  /** Where the settlement had put the status. */
  readonly keysHeld: readonly string[];
  /** What the log says at level error. */
  readonly error: string | undefined;
  /** Whom the line names that tells of a charge that was refused. */
  readonly alert: string | undefined;
}

/** Pays order 17, and order 18, which is refused, at the service in `directory`. Its keys are prefixed, and deleted afterwards. */
export async function replayPayment(directory: string, databaseUrl: string, redisUrl: string): Promise<Payment> {
  const prefix = `postmortem-replay-${process.pid}:`;
  const client = new Redis(redisUrl);
  const service = await startService(directory, { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, REDIS_KEY_PREFIX: prefix });
  try {
    const reads = await watchReads(client, prefix);
    const response = await fetch(`${service.url}/payments/17`, { method: 'POST' });
    const { status } = (await response.json()) as { status?: string };
    const metrics = (await (await fetch(`${service.url}/metrics`)).json()) as { charges: number; confirmations: number };
    await sleep(50);
    const keyRead = reads.stop().at(-1);
    const error = errorIn(service.stdout())?.message;
    await fetch(`${service.url}/payments/18`, { method: 'POST' });
    await sleep(50);
    return {
      ...metrics,
      httpStatus: response.status,
      status,
      keyRead,
      valueRead: keyRead === undefined ? null : await client.get(prefix + keyRead),
      keysHeld: await statusesOf(client, prefix),
      error,
      alert: errorIn(service.stdout(), 'PaymentProcessingError')?.alert,
    };
  } finally {
    await service.stop();
    await deleteKeys(client, prefix);
    client.disconnect();
  }
}

/** Listens to the `GET`s of the service. A Redis that forbids `MONITOR` tells nothing. */
async function watchReads(client: Redis, prefix: string): Promise<{ stop: () => string[] }> {
  const keys: string[] = [];
  const monitor = await client.monitor().catch(() => undefined);
  monitor?.on('monitor', (_time: string, [command = '', key = '']: string[]) => {
    if (command.toLowerCase() === 'get' && key.startsWith(prefix)) {
      keys.push(key.slice(prefix.length));
    }
  });
  return {
    stop: () => {
      monitor?.disconnect();
      return keys;
    },
  };
}

async function statusesOf(client: Redis, prefix: string): Promise<string[]> {
  const keys = await keysOf(client, `${prefix}payment:*:*`);
  const values = keys.length > 0 ? await client.mget(keys) : [];
  return keys.map((key, index) => `${key.slice(prefix.length)} = ${values[index] ?? ''}`);
}

async function deleteKeys(client: Redis, prefix: string): Promise<void> {
  const keys = await keysOf(client, `${prefix}*`);
  if (keys.length > 0) {
    await client.del(keys);
  }
}

async function keysOf(client: Redis, pattern: string): Promise<string[]> {
  const found: string[] = [];
  for await (const keys of client.scanStream({ match: pattern, count: 1000 }) as AsyncIterable<string[]>) {
    found.push(...keys);
  }
  return [...new Set(found)].sort();
}

/** The first line at level error, of Errors of that class where one is named. */
function errorIn(stdout: string, type?: string): { message?: string; alert?: string } | undefined {
  const lines = jsonLines(stdout) as { level?: number; alert?: string; err?: { type?: string; message?: string } }[];
  const line = lines.find(({ err, level }) => level === 50 && (type === undefined || err?.type === type));
  return line && { ...line.err, ...(line.alert !== undefined && { alert: line.alert }) };
}
