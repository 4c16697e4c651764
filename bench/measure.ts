import * as parser from '@typescript-eslint/parser';
import { ESLintUtils } from '@typescript-eslint/utils';
import { ESLint, type Linter, type Rule } from 'eslint';
import tseslint from 'typescript-eslint';

import { plugin as postmortem } from './built.ts';
import type { Measurement } from './measurement.ts';

type Rules = NonNullable<Linter.Config['rules']>;

const [folder = '', variant = ''] = process.argv.slice(2);

/** Does what every typed rule does before it looks at anything. */
const typesOnly: Rule.RuleModule = {
  create(context) {
    ESLintUtils.getParserServices(context as never).program.getTypeChecker();
    return {};
  },
};

const { rules: recommended = {} } = postmortem.configs.recommended;
const typeChecked = Object.assign({}, ...tseslint.configs.recommendedTypeChecked.map(({ rules }) => rules)) as Rules;

const rules = rulesOf(variant);
const eslint = new ESLint({
  cwd: folder,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
    plugins: {
      '@typescript-eslint': tseslint.plugin,
      bench: { rules: { 'types-only': typesOnly } },
      postmortem,
    },
    rules,
  },
  overrideConfigFile: true,
});

const cpuBefore = process.cpuUsage();
const results = await eslint.lintFiles(['.']);
const { system, user } = process.cpuUsage(cpuBefore);

const messages = results.flatMap((result) => result.messages);
const fatal = messages.find((message) => message.fatal);
if (fatal !== undefined) {
  throw new Error(fatal.message);
}
const measurement: Measurement = {
  cpuMs: (system + user) / 1_000,
  files: results.length,
  maxRssMb: process.resourceUsage().maxRSS / 1_024,
  reports: messages.filter(({ ruleId }) => ruleId?.startsWith('postmortem/')).length,
};
console.log(JSON.stringify(measurement));

function rulesOf(name: string): Rules {
  switch (name) {
    case 'types only':
      return { 'bench/types-only': 'error' };
    case 'no-floating-promises':
      return { '@typescript-eslint/no-floating-promises': 'error' };
    case 'recommended':
      return recommended;
    case 'recommendedTypeChecked':
      return typeChecked;
    case 'recommendedTypeChecked + recommended':
      return { ...typeChecked, ...recommended };
  }
  const [, alongside, rule = ''] = /^(recommendedTypeChecked \+ )?(postmortem\/.+)$/u.exec(name) ?? [];
  const severity = recommended[rule];
  if (severity === undefined) {
    throw new Error(`There is nothing to measure as '${name}'`);
  }
  return { ...(alongside !== undefined && typeChecked), [rule]: severity };
}
