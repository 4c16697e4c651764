import { createRequire } from 'node:module';

import type { ESLint, Rule } from 'eslint';

import { type Configs, configsFor } from './configs/index.ts';
import { NAMESPACE } from './configs/severities.ts';
import { rules } from './rules/index.ts';

const { name, version } = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

export type { PostmortemSettings } from './settings.ts';

interface PostmortemPlugin extends ESLint.Plugin {
  configs: Configs;
  meta: { name: string; namespace: string; version: string };
  rules: Record<keyof typeof rules, Rule.RuleModule>;
}

const plugin: PostmortemPlugin = {
  meta: { name, namespace: NAMESPACE, version },
  // typescript-eslint's RuleModule is not assignable to ESLint's (typescript-eslint#11543).
  rules: rules as unknown as PostmortemPlugin['rules'],
  get configs() {
    return configs;
  },
};
// The presets hold the plugin, and the plugin the presets.
const configs = configsFor(plugin);

export default plugin;
