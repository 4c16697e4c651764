import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'bench/generated-*/',
    'incidents/*/',
    '!incidents/replay/',
    'tests/fixtures/',
    'tests/editor/project/',
    'tests/packed/monorepo/',
  ]),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A number in a message or a generated file name reads better bare than wrapped in String().
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/typing/typescript.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'typescript', allowTypeImports: true, message: 'Import it from typing/typescript.ts, which says why; its types may come from here.' }] },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'tests/rules/**/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
    rules: {
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Disallow|Require) ' }],
      // It names the preset, and with it the options that the preset sets.
      'eslint-plugin/require-meta-docs-recommended': ['error', { allowNonBoolean: true }],
      // `ship` hands on the suggestions and fixes: their messageIds stand in the rule's mends, where these two do not look.
      'eslint-plugin/no-unused-message-ids': 'off',
      'eslint-plugin/require-meta-has-suggestions': 'off',
      // It does not see the address that RuleCreator adds.
      'eslint-plugin/require-meta-docs-url': 'off',
    },
  },
);
