import { defineConfig } from 'eslint/config';

import postmortem from '../../../dist/index.js';

export default defineConfig({ files: ['**/*.ts'], extends: [postmortem.configs.typed, postmortem.configs.recommended] });
