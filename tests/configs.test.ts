import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';
import tseslint from 'typescript-eslint';

import plugin from '../src/index.ts';
import { rules } from '../src/rules/index.ts';
import { openFixture } from './support/fixture.ts';

const { configs } = plugin;

function docsOf(name: string) {
  return rules[name.replace('postmortem/', '') as keyof typeof rules].meta.docs;
}

it('names the plugin, its namespace and its version', () => {
  expect(plugin.meta).toEqual({ name: 'eslint-plugin-postmortem', namespace: 'postmortem', version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string });
});

it('has its rules in order, each under its own name', () => {
  expect(Object.keys(rules)).toEqual(Object.keys(rules).sort());
  for (const [name, rule] of Object.entries(rules)) {
    expect(rule.name).toBe(name);
    expect(rule.meta.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`));
  }
});

describe.each(Object.entries(configs))('%s', (name, config) => {
  it('is a named flat config object', () => {
    expect(config.name).toBe(`postmortem/${name}`);
  });

  it('is taken by ESLint: its rules exist, and so do their options', () => {
    const { directory } = openFixture('plain');
    const languageOptions = { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } };
    const resolved = defineConfig({ extends: [config], files: ['**/*.ts'], languageOptions, plugins: { '@typescript-eslint': tseslint.plugin } });
    expect(new Linter({ cwd: directory }).verify('export {};', resolved, { filename: 'file.ts' })).toEqual([]);
  });
});

function isRecommended(docs: ReturnType<typeof docsOf>): boolean {
  const recommended = docs?.recommended;
  return typeof recommended === 'object' ? recommended.recommended : recommended === 'recommended';
}

it('recommended holds the rules whose metadata says so, as errors without options', () => {
  for (const [rule, severity] of Object.entries(configs.recommended.rules ?? {})) {
    expect(severity).toBe('error');
    expect(isRecommended(docsOf(rule))).toBe(true);
  }
  const expected = Object.values(rules).filter(({ meta }) => isRecommended(meta.docs));
  expect(Object.keys(configs.recommended.rules ?? {})).toHaveLength(expected.length);
});

it('strict holds all that recommended holds, and reads wider where the metadata says so', () => {
  const strict = configs.strict.rules ?? {};
  expect(Object.keys(strict)).toEqual(expect.arrayContaining(Object.keys(configs.recommended.rules ?? {})));
  for (const [rule, severity] of Object.entries(strict)) {
    const recommended = docsOf(rule)?.recommended;
    expect(severity).toEqual(typeof recommended === 'object' ? ['error', ...recommended.strict] : 'error');
  }
});

it('every rule with a mend that may ship as a fix is fixable', () => {
  for (const { meta } of Object.values(rules)) {
    const mayFix = Object.values(meta.docs?.mends ?? {}).some((level) => level !== 'skeleton');
    expect(meta.fixable, meta.docs?.description).toBe(mayFix ? 'code' : undefined);
  }
});

it('disable-type-checked turns every rule off', () => {
  expect(configs['disable-type-checked'].rules).toEqual(Object.fromEntries(Object.keys(rules).map((rule) => [`postmortem/${rule}`, 'off'])));
});

it('typed sets the parser and the project service, and no rule', () => {
  expect(configs.typed.languageOptions).toEqual({ parser, parserOptions: { projectService: true } });
  expect(configs.typed.rules).toBeUndefined();
});

it("raises typescript-eslint's own error where there are no types", () => {
  const linter = new Linter();
  const config = { ...configs.recommended, files: ['**/*.ts'], languageOptions: { parser } };
  expect(() => linter.verify('', config, { filename: 'a.ts' })).toThrow('You have used a rule which requires type information');
});
