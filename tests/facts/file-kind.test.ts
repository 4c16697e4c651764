import { expect, it } from 'vitest';

import { fileKindOf } from '../../src/facts/file-kind.ts';
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

it('looks only below the package.json: a checkout under a folder called test is no test', () => {
  const { directory } = openFixture('plain');
  expect(directory).toContain('/tests/');
  expect(kindOf('file.ts')).toBe('service');
});
