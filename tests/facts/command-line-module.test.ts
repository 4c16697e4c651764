import { expect, it } from 'vitest';

import { isOnlyForCommandLine } from '../../src/facts/command-line-module.ts';
import { openFixture } from '../support/fixture.ts';

const { programOf } = openFixture('plain');

/** Whether the file at `name` is only for command lines beside the files that were written before it. */
function isOnly(name: string, code: string): boolean {
  const { program, source } = programOf(code, name);
  return isOnlyForCommandLine(source, program);
}

it('a module that only a command line imports, directly or through others, now or later', () => {
  programOf("import './sync-all.ts';\nawait import('./sync-later.ts');", 'src/cli/sync.ts');
  programOf("export * from './sync-one.ts';", 'src/cli/sync-all.ts');
  expect(isOnly('src/cli/sync-later.ts', 'export {};')).toBe(true);
  programOf("#!/usr/bin/env node\nimport './shared-a.ts';\nimport './own.ts';", 'src/tool.ts');
  programOf("import './shared-a.ts';", 'src/server.ts');
  expect(isOnly('src/own.ts', 'export {};')).toBe(true);
  expect(isOnly('src/shared-a.ts', 'export {};')).toBe(false);
});

it('a module that nothing imports is run by something else', () => {
  expect(isOnly('src/lonely.ts', 'export {};')).toBe(false);
});

it('modules that only import each other are run by nothing that is known', () => {
  programOf("import './ring-b.ts';", 'src/ring-a.ts');
  expect(isOnly('src/ring-b.ts', "import './ring-a.ts';")).toBe(false);
});
