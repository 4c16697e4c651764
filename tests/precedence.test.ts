import { readFileSync } from 'node:fs';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { annotated } from './support/annotated.ts';
import { openFixture } from './support/fixture.ts';
import { blocksIn } from './support/pages.ts';

const { configs } = plugin;
const blocks = blocksIn(readFileSync(new URL('../docs/precedence.md', import.meta.url), 'utf8'));

it.each(blocks.map((block) => [`line ${block.line}`, block] as const))('the reports of the block at %s are all there are', (_, { text, words }) => {
  const { directory, errorsOf } = openFixture(words.get('fixture') ?? 'plain');
  const config = defineConfig({
    extends: [configs.strict, configs.companions],
    files: ['**/*.ts'],
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
    plugins: { '@typescript-eslint': tseslint.plugin },
  });
  const { code, errors } = annotated(text);
  const reports = new Linter({ cwd: directory }).verify(code, config, { filename: 'file.ts' });

  expect(errorsOf(code)).toEqual([]);
  expect(reports.map(({ column, endColumn, line, ruleId }) => ({ column, endColumn, line, messageId: ruleId?.replace('postmortem/', '') }))).toEqual(errors);
});
