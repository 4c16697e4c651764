import { readFileSync, writeFileSync } from 'node:fs';

import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';

import { builtPlugin } from './lint.ts';
import { startService } from './service.ts';

const RULE = 'postmortem/no-concurrent-token-refresh';

const REQUESTS = 20;

/** What was seen while the requests came at once, and one more after them. */
export interface TokenRefresh {
  /** Statuses of the requests, and how many had each. */
  readonly answers: Readonly<Record<string, number>>;
  /** Refreshes that the identity server granted, and those it refused. */
  readonly granted: number;
  readonly refused: number;
  readonly isRevoked: boolean;
  /** Status of the request that came after them. */
  readonly next: number;
}

/** Sends the requests to the service in `directory`. */
export async function replayTokenRefresh(directory: string): Promise<TokenRefresh> {
  const service = await startService(directory, {});
  try {
    const statuses = await Promise.all(Array.from({ length: REQUESTS }, () => statusOf(`${service.url}/invoices`)));
    const next = await statusOf(`${service.url}/invoices`);
    const metrics = (await (await fetch(`${service.url}/metrics`)).json()) as Omit<TokenRefresh, 'answers' | 'next'>;
    const answers: Record<string, number> = {};
    for (const status of statuses) {
      answers[status] = (answers[status] ?? 0) + 1;
    }
    return { ...metrics, answers, next };
  } finally {
    await service.stop();
  }
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

/** The reports of the rule on the services under `directory`, the suggestion of each taken. */
export async function shareRefreshes(directory: string): Promise<ESLint.LintResult[]> {
  const plugin = await builtPlugin();
  const languageOptions = { parserOptions: { tsconfigRootDir: directory } };
  const rules: Linter.RulesRecord = { [RULE]: 'error' };
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: defineConfig({ files: ['**/*.ts'], extends: [plugin.configs.typed], languageOptions, plugins: { postmortem: plugin }, rules }),
  });
  const results = await eslint.lintFiles(['token-refresh/src']);
  for (const { filePath, messages } of results) {
    const suggestion = messages.flatMap(({ suggestions }) => suggestions ?? [])[0];
    if (suggestion !== undefined) {
      const source = readFileSync(filePath, 'utf8');
      const { range, text } = suggestion.fix;
      writeFileSync(filePath, source.slice(0, range[0]) + text + source.slice(range[1]));
    }
  }
  return results.filter(({ messages }) => messages.length > 0);
}
