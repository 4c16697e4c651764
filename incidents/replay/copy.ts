import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { INCIDENTS, SERVICES } from './places.ts';

/** Copies the services into a folder beside them, where their imports still resolve; it goes when this process ends. */
export function copyServices(): string {
  const directory = mkdtempSync(path.join(INCIDENTS, '.mended-'));
  process.on('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  for (const service of SERVICES) {
    cpSync(path.join(INCIDENTS, service), path.join(directory, service), { recursive: true });
  }
  writeFileSync(path.join(directory, 'tsconfig.json'), '{ "extends": "../tsconfig.json" }\n');
  return directory;
}
