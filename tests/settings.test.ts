import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { createRule } from '../src/create-rule.ts';
import { settingsOf } from '../src/settings.ts';

describe('settings.postmortem', () => {
  it('has defaults', () => {
    expect(settingsOf({})).toEqual({ fix: 'proved', http: { body: undefined }, refresh: [] });
  });

  it('keeps what it is given', () => {
    const postmortem = { fix: 'likely', http: { body: 'strings' } };
    expect(settingsOf({ postmortem })).toEqual({ ...postmortem, refresh: [] });
    expect(settingsOf({ postmortem: { http: { body: 'json' } } })).toEqual({ fix: 'proved', http: { body: 'json' }, refresh: [] });
    expect(settingsOf({ postmortem: { http: {} } })).toEqual(settingsOf({}));
  });

  it('keeps its rows', () => {
    const refresh = [{ file: 'src/tokens.ts', functions: ['renew'] }, { package: '@acme/auth', functions: ['Client.renew'] }];
    expect(settingsOf({ postmortem: { refresh } }).refresh).toEqual([
      { file: 'src/tokens.ts', functions: ['renew'], package: undefined },
      { file: undefined, functions: ['Client.renew'], package: '@acme/auth' },
    ]);
  });

  it('is validated once for each settings object', () => {
    const settings = { postmortem: { fix: 'likely' } };
    expect(settingsOf(settings)).toBe(settingsOf(settings));
  });

  it.each([
    ['a list', [], "settings.postmortem is [], but it takes an object such as { fix: 'likely' }."],
    ['a text', 'likely', `settings.postmortem is "likely", but it takes an object such as { fix: 'likely' }.`],
    ['an unknown key', { fixes: 'likely' }, "settings.postmortem has no key 'fixes'; it has 'fix', 'http' and 'refresh'."],
    ['an unknown choice', { fix: 'all' }, `settings.postmortem.fix is "all", but it takes 'proved' or 'likely'.`],
    ['a choice of another type', { fix: true }, "settings.postmortem.fix is true, but it takes 'proved' or 'likely'."],
    ['a text in place of an object', { http: 'json' }, `settings.postmortem.http is "json", but it takes an object such as { body: 'json' }.`],
    ['null in place of an object', { http: null }, "settings.postmortem.http is null, but it takes an object such as { body: 'json' }."],
    ['an unknown key further in', { http: { bodies: 'json' } }, "settings.postmortem.http has no key 'bodies'; it has 'body'."],
    ['an unknown choice further in', { http: { body: 'form' } }, `settings.postmortem.http.body is "form", but it takes 'json' or 'strings'.`],
    ['a row in place of a list', { refresh: {} }, "settings.postmortem.refresh is {}, but it takes a list of rows such as { file: 'src/tokens.ts', functions: ['renew'] }."],
    ['a text in place of a row', { refresh: ['x'] }, `settings.postmortem.refresh[0] is "x", but it takes a row such as { file: 'src/tokens.ts', functions: ['renew'] }.`],
    ['an unknown key of a row', { refresh: [{ files: 'x', functions: ['renew'] }] }, "settings.postmortem.refresh[0] has no key 'files'; it has 'package', 'file' and 'functions'."],
    ['a row without a place', { refresh: [{ functions: ['renew'] }] }, "settings.postmortem.refresh[0] takes one of the keys 'package' and 'file', and not both."],
    ['a row with two places', { refresh: [{ file: 'x', functions: ['renew'], package: 'y' }] }, "settings.postmortem.refresh[0] takes one of the keys 'package' and 'file', and not both."],
    ['a row without functions', { refresh: [{ file: 'x', functions: [] }] }, "settings.postmortem.refresh[0].functions is [], but it takes a list of names such as ['renew', 'Client.renew']."],
    ['a function without a name', { refresh: [{ file: 'x', functions: [''] }] }, 'settings.postmortem.refresh[0].functions[0] is "", but it takes a text that is not empty.'],
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
