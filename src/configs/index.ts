import * as parser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';

import { companions } from './companions.ts';
import { NAMESPACE, noSeverities, recommendedSeverities, strictSeverities } from './severities.ts';

export interface Configs extends Record<string, Linter.Config> {
  /** Parser and project service, for projects that do not lint with types yet. */
  typed: Linter.Config;
  recommended: Linter.Config;
  strict: Linter.Config;
  companions: Linter.Config;
  'disable-type-checked': Linter.Config;
}

/** The presets: named flat config objects, each with `plugin` declared where it sets rules of ours. */
export function configsFor(plugin: ESLint.Plugin): Configs {
  function preset(name: string, rules: Linter.RulesRecord): Linter.Config {
    return { name: `${NAMESPACE}/${name}`, plugins: { [NAMESPACE]: plugin }, rules };
  }
  return {
    typed: { languageOptions: { parser, parserOptions: { projectService: true } }, name: `${NAMESPACE}/typed` },
    recommended: preset('recommended', recommendedSeverities()),
    strict: preset('strict', strictSeverities()),
    companions: { name: `${NAMESPACE}/companions`, rules: { ...companions } },
    'disable-type-checked': preset('disable-type-checked', noSeverities()),
  };
}
