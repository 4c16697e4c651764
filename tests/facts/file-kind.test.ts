import { expect, it } from 'vitest';

import { fileKindOf, isIntegrationTest } from '../../src/facts/file-kind.ts';
import { openFixture } from '../support/fixture.ts';

const { programOf } = openFixture('plain');

function kindOf(name: string, code = 'export {};'): string {
  const { program, source } = programOf(code, name);
  return fileKindOf(source, program);
}

it.each([
  ['src/orders.ts', 'service'],
  ['src/latest/contest.ts', 'service'],
  ['src/seedling.ts', 'service'],
  ['src/orders.test.ts', 'test'],
  ['src/orders.e2e-spec.ts', 'test'],
  ['tests/support/server.ts', 'test'],
  ['src/__tests__/server.ts', 'test'],
  ['src/migrations/1700000000-orders.ts', 'migration'],
  ['src/plugins/migration.ts', 'migration'],
  ['src/utils/migrate-organizations.ts', 'migration'],
  ['src/migrated.ts', 'service'],
  ['prisma/seed.ts', 'seed'],
  ['src/orders.seeder.ts', 'seed'],
  ['scripts/backfill.ts', 'script'],
  ['src/run.ts', 'command-line'],
  ['src/cli/index.ts', 'command-line'],
])('%s is a %s file', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

it('takes a shebang for a command line', () => {
  expect(kindOf('src/shebang.ts', '#!/usr/bin/env node\nexport {};')).toBe('command-line');
});

it('takes an import of a user interface library for a browser', () => {
  expect(kindOf('src/hook.ts', "import { useState } from 'react';\nuseState();")).toBe('browser');
  expect(kindOf('src/page.ts', "'use client';\nexport {};")).toBe('browser');
});

it('takes a global of the DOM for a browser, and a variable of the same name not', () => {
  expect(kindOf('src/dom.ts', '/// <reference lib="dom" />\ndocument.title = "";')).toBe('browser');
  expect(kindOf('src/mongo.ts', 'declare const document: { title: string };\ndocument.title = "";\nexport {};')).toBe('service');
});

it('takes what a bundler puts in for a browser', () => {
  expect(kindOf('src/mode.ts', "export const mode = import.meta.env['MODE'];")).toBe('browser');
  expect(kindOf('src/agent.ts', '/// <reference lib="dom" />\nexport const agent = navigator.userAgent;')).toBe('browser');
});

it('takes an import that reads a command line for one, but not in a test', () => {
  expect(kindOf('src/sync.ts', "import { program } from 'commander';\nprogram.parse();")).toBe('command-line');
  expect(kindOf('src/sync.ts', "import yargs from 'yargs/yargs';\nyargs();")).toBe('command-line');
  expect(kindOf('src/sync.test.ts', "import { program } from 'commander';\nprogram.parse();")).toBe('test');
});

it('looks only below the package.json: a checkout under a folder called test is no test', () => {
  const { directory } = openFixture('plain');
  expect(directory).toContain('/tests/');
  expect(kindOf('file.ts')).toBe('service');
});

it.each([
  'src/orders.integration.test.ts',
  'src/orders.int-spec.ts',
  'src/orders.e2e-spec.ts',
  'src/orders.e2e.ts',
  'src/orders-e2e.test.ts',
  'e2e/setup.ts',
  'apps/api-e2e/src/orders.spec.ts',
  'test/integration/orders.ts',
  'src/integration/__tests__/orders.ts',
  'integration-tests/orders.ts',
  'src/__integration__/orders.ts',
])('%s is part of an integration test', (name) => {
  const { source } = programOf('export {};', name);
  expect(isIntegrationTest(source)).toBe(true);
});

it.each([
  'src/orders.test.ts',
  'src/integration.test.ts',
  'src/slack-integration.test.ts',
  'src/integration/slack.ts',
  'src/integration/slack.test.ts',
  'src/integrations/__tests__/slack.ts',
  'src/e2eid.ts',
  'src/print.test.ts',
])('%s is part of none', (name) => {
  const { source } = programOf('export {};', name);
  expect(isIntegrationTest(source)).toBe(false);
});
