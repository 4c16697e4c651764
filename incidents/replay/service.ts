import path from 'node:path';

import { startSupervised, type Supervised } from './supervised.ts';
import { until } from './until.ts';

export interface Service extends Supervised {
  /** Where it listens. */
  readonly url: string;
}

/** Starts `src/server.ts` of the service in `directory` on a free port. */
export async function startService(directory: string, env: Readonly<Record<string, string>>): Promise<Service> {
  const server = startScript(path.join(directory, 'src/server.ts'), { ...env, PORT: '0' });
  const port = await until(`${directory} to listen`, 30_000, () => {
    if (!server.running()) {
      throw new Error(`${directory} did not start:\n${server.stderr()}${server.stdout()}`);
    }
    return jsonLines(server.stdout()).find((line) => line['msg'] === 'listening')?.['port'];
  });
  return { ...server, url: `http://127.0.0.1:${String(port)}` };
}

/** Runs a script to its end and answers its last log line. */
export async function runScript(file: string, env: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const script = startScript(file, env);
  await until(`${file} to end`, 60_000, () => (script.running() ? undefined : true));
  if (script.stderr() !== '') {
    throw new Error(`${file} failed:\n${script.stderr()}`);
  }
  return jsonLines(script.stdout()).at(-1) ?? {};
}

function startScript(file: string, env: Readonly<Record<string, string>>): Supervised {
  return startSupervised(process.execPath, ['--import', 'tsx', file], { ...env, NODE_ENV: 'production', NO_COLOR: '1' });
}

/** The lines that a log shipper which expects one JSON object a line can read. */
export function jsonLines(text: string): Record<string, unknown>[] {
  return linesOf(text)
    .map(jsonObjectOf)
    .filter((line) => line !== undefined);
}

/** The lines that such a log shipper drops, or stores as text without level or time. */
export function otherLines(text: string): string[] {
  return linesOf(text).filter((line) => jsonObjectOf(line) === undefined);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function jsonObjectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
