import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { createRule } from '../src/create-rule.ts';
import { settingsOf } from '../src/settings.ts';

describe('settings.postmortem', () => {
  it('has defaults', () => {
    expect(settingsOf({})).toEqual({ fix: 'proved', http: { body: undefined } });
  });

  it('keeps what it is given', () => {
    const postmortem = { fix: 'likely', http: { body: 'strings' } };
    expect(settingsOf({ postmortem })).toEqual(postmortem);
    expect(settingsOf({ postmortem: { http: { body: 'json' } } })).toEqual({ fix: 'proved', http: { body: 'json' } });
    expect(settingsOf({ postmortem: { http: {} } })).toEqual(settingsOf({}));
  });

  it('is validated once for each settings object', () => {
    const settings = { postmortem: { fix: 'likely' } };
    expect(settingsOf(settings)).toBe(settingsOf(settings));
  });

  it.each([
    ['a list', [], "settings.postmortem is [], but it takes an object such as { fix: 'likely' }."],
    ['a text', 'likely', `settings.postmortem is "likely", but it takes an object such as { fix: 'likely' }.`],
    ['an unknown key', { fixes: 'likely' }, "settings.postmortem has no key 'fixes'; it has 'fix' and 'http'."],
    ['an unknown choice', { fix: 'all' }, `settings.postmortem.fix is "all", but it takes 'proved' or 'likely'.`],
    ['a choice of another type', { fix: true }, "settings.postmortem.fix is true, but it takes 'proved' or 'likely'."],
    ['a text in place of an object', { http: 'json' }, `settings.postmortem.http is "json", but it takes an object such as { body: 'json' }.`],
    ['null in place of an object', { http: null }, "settings.postmortem.http is null, but it takes an object such as { body: 'json' }."],
    ['an unknown key further in', { http: { bodies: 'json' } }, "settings.postmortem.http has no key 'bodies'; it has 'body'."],
    ['an unknown choice further in', { http: { body: 'form' } }, `settings.postmortem.http.body is "form", but it takes 'json' or 'strings'.`],
  ])('refuses %s, at the first file', (_, postmortem, message) => {
    expect(() => lint({ postmortem })).toThrow(`eslint-plugin-postmortem: ${message}`);
  });
});

const rule = createRule<[], 'anything'>({
  name: 'anything',
  meta: {
    type: 'problem',
    docs: { description: 'Report nothing', domain: 'structure', incident: '', mends: {}, requiresTypeChecking: true },
    schema: [],
    defaultOptions: [],
    messages: { anything: 'Nothing.' },
  },
  create: () => ({}),
});

function lint(settings: Linter.Config['settings']): Linter.LintMessage[] {
  return new Linter().verify('x;', { plugins: { postmortem: { rules: { rule: rule as never } } }, rules: { 'postmortem/rule': 'error' }, ...(settings && { settings }) });
}
