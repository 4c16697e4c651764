import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RedisServer {
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A Redis of its own for one test file: `redis-server` from the PATH on a free port of this machine, with nothing kept on disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'pipe'] });
  await ready(server);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      // What it holds is worth nothing, so it need not end in peace.
      await Promise.race([ended, sleep(2000).then(() => server.kill('SIGKILL'))]);
      await ended;
    },
    url: `redis://127.0.0.1:${port}`,
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'ENOENT'
          ? new Error('These tests run a real Redis, and there is no redis-server on the PATH: `apt-get install redis-server` or `brew install redis` installs it.')
          : error,
      );
    });
    server.once('exit', (code) => {
      reject(new Error(`redis-server ended with ${code ?? 'a signal'} before it was ready:\n${printed}`));
    });
    for (const stream of [server.stdout, server.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes('Ready to accept connections')) {
          resolve();
        }
      });
    }
  });
}
