import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';

import { ROOT } from './places.ts';

type Preset = 'recommended' | 'strict';
type Plugin = ESLint.Plugin & { readonly configs: Readonly<Record<Preset | 'typed', Linter.Config>> };

/** The lines that each preset underlines, by a part of each, and the rule that names its failure. */
export const UNDERLINED: Readonly<Record<Preset, readonly (readonly [rule: string, code: string])[]>> = {
  recommended: [
    ['no-read-before-async-assign', '${customerId}'],
    ['no-pipeline-read-before-exec', "await batch.get('payment:generation')"],
    ['no-nullish-cache-key', '${generation}'],
    ['no-silent-default-on-null-cache', "?? 'failed'"],
    ['zod-require-coerce-for-http', 'age: z.number()'],
    ['zod-no-coerce-boolean', 'z.coerce.boolean()'],
    ['no-await-in-loop-orm', 'prisma.order.findMany'],
    ['no-console-error-object', "console.log('Error:', error)"],
    ['no-opaque-500', 'res.status(500)'],
    ['require-logger-error-key', 'log.error({ error }'],
    ['no-unserialized-error', 'json({ error })'],
  ],
  strict: [
    ['no-unchecked-pipeline-result', 'await batch.exec()'],
    ['no-unmonitored-error', 'class PaymentProcessingError'],
    ['zod-no-empty-coerce', 'z.coerce.number()'],
    ['no-unchecked-number-parse', "Number(req.query['seats'])"],
    ['require-request-logger', 'log.error('],
  ],
};

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
export function lint(plugin: Plugin, directory: string, preset: Preset): Promise<ESLint.LintResult[]> {
  return run(plugin, directory, preset, []);
}

/** What a team sets that has chosen what a cache miss means and what its bodies hold. */
const chosen: Linter.Config[] = [
  { files: ['payment/**/*.ts'], rules: { 'postmortem/no-silent-default-on-null-cache': ['error', { onMiss: 'throw' }] } },
  { files: ['backend-week/**/*.ts'], settings: { postmortem: { http: { body: 'strings' } } } },
];

/** What a team sets that looks at what `--fix` did before it commits. */
const likely: Linter.Config = { files: ['**/*.ts'], settings: { postmortem: { fix: 'likely' } } };

/** The services under `directory`, linted and mended; under `strict` by the mends that are only likely right as well. */
export async function mend(plugin: Plugin, directory: string, preset: Preset): Promise<ESLint.LintResult[]> {
  const results = await run(plugin, directory, preset, preset === 'strict' ? [...chosen, likely] : chosen, true);
  await ESLint.outputFixes(results);
  return results;
}

async function run(
  plugin: Plugin,
  directory: string,
  preset: Preset,
  settings: readonly Linter.Config[],
  fix = false,
): Promise<ESLint.LintResult[]> {
  const extended = [plugin.configs.typed, plugin.configs[preset]];
  const eslint = new ESLint({
    cwd: directory,
    fix,
    overrideConfigFile: true,
    overrideConfig: defineConfig(
      { ignores: ['**/generated/**'] },
      { files: ['**/*.ts'], extends: extended, languageOptions: { parserOptions: { tsconfigRootDir: directory } } },
      ...settings,
    ),
  });
  const results = await eslint.lintFiles(['backend-week/src', 'payment/src']);
  const broken = results.find(({ fatalErrorCount }) => fatalErrorCount > 0);
  if (broken !== undefined) {
    throw new Error(`${broken.filePath} does not parse: ${broken.messages[0]?.message ?? ''}`);
  }
  return results.sort((a, b) => a.filePath.localeCompare(b.filePath));
}

/** How many reports there are of each rule, by its name. */
export function countsOf(results: readonly ESLint.LintResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { ruleId } of results.flatMap(({ messages }) => messages)) {
    const rule = (ruleId ?? '').replace('postmortem/', '');
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}

/** The lines that a rule reports, as they are written. */
export function linesOf(results: readonly ESLint.LintResult[], rule: string): string[] {
  return results.flatMap(({ messages, source = '' }) =>
    messages
      .filter(({ ruleId }) => ruleId === `postmortem/${rule}`)
      .map(({ line }) => source.split('\n')[line - 1]?.trim() ?? ''),
  );
}

/** The reports of the rules that `counts` does not know. */
export function reportsBeyond(results: readonly ESLint.LintResult[], counts: Readonly<Record<string, number>>): ESLint.LintResult[] {
  return results.map((result) => ({
    ...result,
    messages: result.messages.filter(({ ruleId }) => (counts[(ruleId ?? '').replace('postmortem/', '')] ?? 0) === 0),
  }));
}
