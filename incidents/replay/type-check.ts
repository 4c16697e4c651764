import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

import { SERVICES } from './places.ts';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** What `tsc` says about the services under `directory`; nothing where they type-check. */
export async function typeErrors(directory: string, services: readonly string[] = SERVICES): Promise<string> {
  const outputs = await Promise.all(services.map((service) => typeErrorsOf(path.join(directory, service))));
  return outputs.join('');
}

async function typeErrorsOf(project: string): Promise<string> {
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', project, '--pretty', 'false']);
    return '';
  } catch (error) {
    return (error as { stdout?: string }).stdout ?? String(error);
  }
}
