import { defineConfig, globalIgnores } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

export default defineConfig(globalIgnores(['**/dist/', '**/generated/']), {
  files: ['**/*.ts'],
  extends: [postmortem.configs.typed, postmortem.configs.strict],
  settings: { postmortem: { fix: 'likely', http: { body: 'strings' } } },
});
