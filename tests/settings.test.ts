import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { createRule } from '../src/create-rule.ts';
import { settingsOf } from '../src/settings.ts';

describe('settings.postmortem', () => {
  it('has defaults', () => {
    expect(settingsOf({})).toEqual({ errorBases: [], fix: 'proved', http: { body: undefined }, libraries: [], refresh: [] });
  });

  it('keeps what it is given', () => {
    const postmortem = { fix: 'likely', http: { body: 'strings' } };
    expect(settingsOf({ postmortem })).toEqual({ ...postmortem, errorBases: [], libraries: [], refresh: [] });
    expect(settingsOf({ postmortem: { http: { body: 'json' } } })).toEqual({ errorBases: [], fix: 'proved', http: { body: 'json' }, libraries: [], refresh: [] });
    expect(settingsOf({ postmortem: { http: {} } })).toEqual(settingsOf({}));
  });

  it('keeps its rows', () => {
    const refresh = [{ file: 'src/tokens.ts', functions: ['renew'] }, { package: '@acme/auth', functions: ['Client.renew'] }];
    expect(settingsOf({ postmortem: { refresh } }).refresh).toEqual([
      { file: 'src/tokens.ts', functions: ['renew'], package: undefined },
      { file: undefined, functions: ['Client.renew'], package: '@acme/auth' },
    ]);
  });

  it('fills in what the rows of libraries leave out', () => {
    const libraries = [
      { file: 'src/cache.ts', functions: { load: { kind: 'cache', operation: 'read' } }, name: 'Cache', owners: { Store: { put: { kind: 'cache', operation: 'write' } } } },
      { name: 'Log', owners: { Log: { fail: { errorKey: 'err', fields: 1, kind: 'log', level: 'error' } } }, package: '@acme/log' },
      { functions: { one: { kind: 'query', operation: 'read' }, report: { error: 1, kind: 'report' } }, name: 'Rows', package: '@acme/rows' },
      { functions: { each: { collection: 1, kind: 'callback', runs: 'once' }, queryOf: { kind: 'request', nests: true, part: 'query' } }, name: 'Server', package: '@acme/server' },
    ];
    expect(settingsOf({ postmortem: { libraries } }).libraries).toEqual([
      {
        file: 'src/cache.ts',
        functions: { load: { key: 0, kind: 'cache', miss: 'null', operation: 'read', value: null } },
        name: 'Cache',
        owners: { Store: { put: { key: 0, kind: 'cache', miss: null, operation: 'write', value: 1 } } },
        packages: [],
      },
      {
        functions: {},
        name: 'Log',
        owners: {
          Log: {
            fail: { errorKey: 'err', fields: 1, fillsPlaceholders: false, kind: 'log', level: 'error', losses: { field: 'emptied', placeholders: {} }, message: 0 },
          },
        },
        packages: ['@acme/log'],
      },
      {
        functions: {
          one: { batched: false, bulk: false, kind: 'query', operation: 'read', sent: 'when called', where: 0 },
          report: { error: 1, kind: 'report' },
        },
        name: 'Rows',
        owners: {},
        packages: ['@acme/rows'],
      },
      {
        functions: {
          each: { callback: 0, collection: 1, element: 0, kind: 'callback', runs: 'once' },
          queryOf: { kind: 'request-input', nests: true, part: 'query' },
        },
        name: 'Server',
        owners: {},
        packages: ['@acme/server'],
      },
    ]);
  });

  it('is validated once for each settings object', () => {
    const settings = { postmortem: { fix: 'likely' } };
    expect(settingsOf(settings)).toBe(settingsOf(settings));
  });

  it.each([
    ['a list', [], "settings.postmortem is [], but it takes an object such as { fix: 'likely' }."],
    ['a text', 'likely', `settings.postmortem is "likely", but it takes an object such as { fix: 'likely' }.`],
    ['an unknown key', { fixes: 'likely' }, "settings.postmortem has no key 'fixes'; it has 'errorBases', 'fix', 'http', 'libraries' and 'refresh'."],
    ['an unknown choice', { fix: 'all' }, `settings.postmortem.fix is "all", but it takes 'proved' or 'likely'.`],
    ['a choice of another type', { fix: true }, "settings.postmortem.fix is true, but it takes 'proved' or 'likely'."],
    ['a text in place of an object', { http: 'json' }, `settings.postmortem.http is "json", but it takes an object such as { body: 'json' }.`],
    ['null in place of an object', { http: null }, "settings.postmortem.http is null, but it takes an object such as { body: 'json' }."],
    ['an unknown key further in', { http: { bodies: 'json' } }, "settings.postmortem.http has no key 'bodies'; it has 'body'."],
    ['an unknown choice further in', { http: { body: 'form' } }, `settings.postmortem.http.body is "form", but it takes 'json' or 'strings'.`],
    ['error bases that are a text', { errorBases: 'AppError' }, `settings.postmortem.errorBases is "AppError", but it takes a list of rows such as { file: 'src/errors.ts', classes: ['AppError'] }.`],
    ['a row without classes', { errorBases: [{ package: '@acme/errors' }] }, "settings.postmortem.errorBases[0].classes is undefined, but it takes a list of names such as ['AppError']."],
    ['functions in the place of classes', { errorBases: [{ file: 'x', functions: ['AppError'] }] }, "settings.postmortem.errorBases[0] has no key 'functions'; it has 'package', 'file' and 'classes'."],
    ['a row in place of a list', { refresh: {} }, "settings.postmortem.refresh is {}, but it takes a list of rows such as { file: 'src/tokens.ts', functions: ['renew'] }."],
    ['a text in place of a row', { refresh: ['x'] }, `settings.postmortem.refresh[0] is "x", but it takes a row such as { file: 'src/tokens.ts', functions: ['renew'] }.`],
    ['an unknown key of a row', { refresh: [{ files: 'x', functions: ['renew'] }] }, "settings.postmortem.refresh[0] has no key 'files'; it has 'package', 'file' and 'functions'."],
    ['a row without a place', { refresh: [{ functions: ['renew'] }] }, "settings.postmortem.refresh[0] takes one of the keys 'package' and 'file', and not both."],
    ['a row with two places', { refresh: [{ file: 'x', functions: ['renew'], package: 'y' }] }, "settings.postmortem.refresh[0] takes one of the keys 'package' and 'file', and not both."],
    ['a row without functions', { refresh: [{ file: 'x', functions: [] }] }, "settings.postmortem.refresh[0].functions is [], but it takes a list of names such as ['renew', 'Client.renew']."],
    ['a function without a name', { refresh: [{ file: 'x', functions: [''] }] }, 'settings.postmortem.refresh[0].functions[0] is "", but it takes a text that is not empty.'],
    ['a library without a name', { libraries: [{ file: 'x.ts' }] }, 'settings.postmortem.libraries[0].name is undefined, but it takes the name that messages give it.'],
    ['a library without a place', { libraries: [{ name: 'X' }] }, "settings.postmortem.libraries[0] takes one of the keys 'package' and 'file', and not both."],
    ['a library that says nothing', { libraries: [{ file: 'x.ts', name: 'X' }] }, "settings.postmortem.libraries[0] has no 'owners' and no 'functions', so it says nothing of any call."],
    ['a role without a kind', { libraries: [{ file: 'x.ts', functions: { load: {} }, name: 'X' }] }, "settings.postmortem.libraries[0].functions.load.kind is missing; it takes 'cache', 'callback', 'log', 'query', 'report', 'request'."],
    ['an unknown kind', { libraries: [{ file: 'x.ts', functions: { load: { kind: 'db' } }, name: 'X' }] }, `settings.postmortem.libraries[0].functions.load.kind is "db", but it takes 'cache', 'callback', 'log', 'query', 'report' or 'request'.`],
    ['a part that is none', { libraries: [{ file: 'x.ts', functions: { input: { kind: 'request', part: 'search' } }, name: 'X' }] }, `settings.postmortem.libraries[0].functions.input.part is "search", but it takes 'body', 'cookies', 'environment', 'form', 'headers', 'params' or 'query'.`],
    ['a request without a part', { libraries: [{ file: 'x.ts', functions: { input: { kind: 'request' } }, name: 'X' }] }, "settings.postmortem.libraries[0].functions.input.part is missing; it takes 'body', 'cookies', 'environment', 'form', 'headers', 'params', 'query'."],
    ['an encoding that is none', { libraries: [{ file: 'x.ts', functions: { input: { encoding: 'xml', kind: 'request', part: 'body' } }, name: 'X' }] }, `settings.postmortem.libraries[0].functions.input.encoding is "xml", but it takes 'form' or 'json'.`],
    ['an unknown key of a request', { libraries: [{ file: 'x.ts', functions: { input: { kind: 'request', parts: ['query'] } }, name: 'X' }] }, "settings.postmortem.libraries[0].functions.input has no key 'parts'; it has 'kind', 'part', 'encoding' and 'nests'."],
    ['a callback that nobody knows when it runs', { libraries: [{ file: 'x.ts', functions: { each: { kind: 'callback', runs: 'twice' } }, name: 'X' }] }, `settings.postmortem.libraries[0].functions.each.runs is "twice", but it takes 'for each, at once', 'for each, in turn', 'once' or 'per batch'.`],
    ['no place for the callback', { libraries: [{ file: 'x.ts', functions: { each: { callback: null, kind: 'callback', runs: 'once' } }, name: 'X' }] }, 'settings.postmortem.libraries[0].functions.each.callback is null, but it takes the index of an argument, 0 for the first.'],
    ['a role without an operation', { libraries: [{ file: 'x.ts', name: 'X', owners: { Store: { get: { kind: 'cache' } } } }] }, "settings.postmortem.libraries[0].owners.Store.get.operation is missing; it takes 'delete', 'execute', 'exists', 'read', 'write'."],
    ['a key that another kind has', { libraries: [{ file: 'x.ts', functions: { load: { key: 0, kind: 'query', operation: 'read' } }, name: 'X' }] }, "settings.postmortem.libraries[0].functions.load has no key 'key'; it has 'kind', 'operation', 'sent', 'batched', 'bulk' and 'where'."],
    ['an argument that is no index', { libraries: [{ file: 'x.ts', functions: { load: { key: 'id', kind: 'cache', operation: 'read' } }, name: 'X' }] }, 'settings.postmortem.libraries[0].functions.load.key is "id", but it takes the index of an argument, 0 for the first, or null.'],
    ['no place for what is reported', { libraries: [{ file: 'x.ts', functions: { tell: { error: null, kind: 'report' } }, name: 'X' }] }, 'settings.postmortem.libraries[0].functions.tell.error is null, but it takes the index of an argument, 0 for the first.'],
    ['a flag that is none', { libraries: [{ file: 'x.ts', functions: { load: { bulk: 'yes', kind: 'query', operation: 'read' } }, name: 'X' }] }, 'settings.postmortem.libraries[0].functions.load.bulk is "yes", but it takes true or false.'],
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
