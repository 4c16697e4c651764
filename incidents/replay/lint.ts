import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';

import { ROOT } from './places.ts';

type Plugin = ESLint.Plugin & { readonly configs: Readonly<Record<'recommended' | 'typed', Linter.Config>> };

/** The rules that the services' failures are named by. */
export const RULES = [
  'no-await-in-loop-orm',
  'no-console-error-object',
  'no-silent-default-on-null-cache',
  'zod-require-coerce-for-http',
] as const;

/** The steps of the payment's failure, each with the rule that underlines it. */
export const FLOW = [
  ['no-pipeline-read-before-exec', "await batch.get('payment:generation')"],
  ['no-nullish-cache-key', '${generation}'],
  ['no-read-before-async-assign', '${customerId}'],
  ['no-silent-default-on-null-cache', "?? 'failed'"],
] as const;

/** The plugin as it was built. */
export async function builtPlugin(): Promise<Plugin> {
  try {
    const { default: plugin } = (await import(pathToFileURL(path.join(ROOT, 'dist/index.js')).href)) as { default: Plugin };
    return plugin;
  } catch (error) {
    throw new Error('dist/index.js does not load: run `npm run build` first', { cause: error });
  }
}

/** The services under `directory`, linted as a project does that has only installed the plugin. */
export function lint(plugin: Plugin, directory: string): Promise<ESLint.LintResult[]> {
  return run(plugin, directory, []);
}

const ON_MISS = 'no-silent-default-on-null-cache';

const onMissThrows: Linter.Config = {
  files: ['payment/**/*.ts'],
  rules: { [`postmortem/${ON_MISS}`]: ['error', { onMiss: 'throw' }] },
};

/** The services under `directory`, linted and mended as a team does that has chosen what a cache miss means and what its bodies hold. */
export async function mend(plugin: Plugin, directory: string): Promise<ESLint.LintResult[]> {
  const chosen: Linter.Config[] = [
    { files: ['backend-week/**/*.ts'], settings: { postmortem: { http: { body: 'strings' } } } },
    ...(plugin.rules?.[ON_MISS] === undefined ? [] : [onMissThrows]),
  ];
  const results = await run(plugin, directory, chosen, true);
  await ESLint.outputFixes(results);
  return results;
}

async function run(
  plugin: Plugin,
  directory: string,
  chosen: readonly Linter.Config[],
  fix = false,
): Promise<ESLint.LintResult[]> {
  const { typed, recommended } = plugin.configs;
  const eslint = new ESLint({
    cwd: directory,
    fix,
    overrideConfigFile: true,
    overrideConfig: defineConfig(
      { ignores: ['**/generated/**'] },
      { files: ['**/*.ts'], extends: [typed, recommended], languageOptions: { parserOptions: { tsconfigRootDir: directory } } },
      ...chosen,
    ),
  });
  const results = await eslint.lintFiles(['backend-week/src', 'payment/src']);
  const broken = results.find(({ fatalErrorCount }) => fatalErrorCount > 0);
  if (broken !== undefined) {
    throw new Error(`${broken.filePath} does not parse: ${broken.messages[0]?.message ?? ''}`);
  }
  return results.sort((a, b) => a.filePath.localeCompare(b.filePath));
}

/** How many reports of a rule there are. */
export function countOf(results: readonly ESLint.LintResult[], rule: string): number {
  return results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId === `postmortem/${rule}`).length;
}

/** The lines that a rule reports, as they are written. */
export function linesOf(results: readonly ESLint.LintResult[], rule: string): string[] {
  return results.flatMap(({ messages, source = '' }) =>
    messages
      .filter(({ ruleId }) => ruleId === `postmortem/${rule}`)
      .map(({ line }) => source.split('\n')[line - 1]?.trim() ?? ''),
  );
}
