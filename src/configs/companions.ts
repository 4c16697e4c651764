import type { Linter } from 'eslint';

/**
 * Severities only, for what ESLint and typescript-eslint already cover of the write-ups, so that nothing is written twice.
 * They expect the `@typescript-eslint` plugin to be configured.
 */
export const companions: Readonly<Linter.RulesRecord> = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  // Numbers and booleans read well in a template; it is null and undefined that end up in keys and messages.
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNullish: false }],
  '@typescript-eslint/return-await': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  'preserve-caught-error': 'error',
};
