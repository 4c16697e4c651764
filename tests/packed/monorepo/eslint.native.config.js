import { defineConfig } from 'eslint/config';
import config from './eslint.config.js';

/** Fails where the program is not the native one, which has no such count to give. */
const isNative = {
  create({ sourceCode }) {
    try {
      void sourceCode.parserServices.program.getNodeCount;
    } catch {
      return {};
    }
    throw new Error('The native backend was not asked');
  },
};

export default defineConfig(config, {
  files: ['**/*.ts'],
  languageOptions: { parserOptions: { projectService: { EXPERIMENTAL_backend: 'tsgo' } } },
  plugins: { matrix: { rules: { 'is-native': isNative } } },
  rules: { 'matrix/is-native': 'error' },
});
