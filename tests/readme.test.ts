import { readFileSync } from 'node:fs';
import path from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.ts';
import { toolsets } from './packed/toolsets.ts';

const root = path.join(import.meta.dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

interface Frame {
  readonly code: string;
  readonly column: number;
  readonly file: string;
  readonly message: string;
  readonly rule: string;
}

/** The reports the README shows: a file, a line of it, a caret with the rule under it, and the message. */
function framesIn(block: string): Frame[] {
  return block.trim().split('\n\n').map((frame) => {
    const [file = '', code = '', caret = '', ...message] = frame.split('\n').map((line) => line.replace(/^ \| /, ''));
    const [, rule = ''] = caret.split('^ ');
    return { code, column: caret.indexOf('^'), file, message: message.join(' '), rule };
  });
}

describe('the reports that the README shows', () => {
  const frames = framesIn(/^```text\n(?<block>[^]*?)^```$/m.exec(readme)?.groups?.['block'] ?? '');

  it('are those of the four rules named first', () => {
    expect(frames.map(({ rule }) => rule.replace('postmortem/', '')).sort()).toEqual([
      'no-await-in-loop-orm', 'no-console-error-object', 'no-silent-default-on-null-cache', 'zod-require-coerce-for-http',
    ]);
  });

  it.each(frames)('$rule says so of $file', ({ code, column, file, message, rule }) => {
    const directory = path.join(root, 'incidents', file.split('/')[0] ?? '');
    const text = readFileSync(path.join(root, 'incidents', file), 'utf8');
    const languageOptions = { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } };
    const linter = new Linter({ cwd: directory });
    const messages = linter.verify(text, { ...plugin.configs.recommended, files: ['**/*.ts'], languageOptions }, { filename: path.join(root, 'incidents', file) });
    const lines = text.split('\n');
    const line = lines.findIndex((candidate) => candidate.trim() === code) + 1;
    const indent = (lines[line - 1] ?? '').indexOf(code);
    const found = messages.find((candidate) => candidate.ruleId === rule && candidate.line === line);

    expect(found).toMatchObject({ column: indent + column + 1, message });
  });
});

it('explains each preset, and each key of the settings', () => {
  for (const preset of Object.keys(plugin.configs)) {
    expect(readme).toContain(`| \`${preset}\` |`);
  }
  const { settings = '' } = /^## Settings\n(?<settings>[^]*?)^## /m.exec(readme)?.groups ?? {};
  for (const key of ['fix', 'http', 'libraries', 'refresh']) {
    expect(settings).toContain(`${key}:`);
  }
});

describe('what was tested', () => {
  const { legs = '' } = /^## What was tested\n(?<legs>[^]*?)^## /m.exec(readme)?.groups ?? {};
  const [nodes = [], , ...rows] = legs.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

  it('is what the README says', () => {
    const told = rows.flatMap(([eslint = '', ...cells]) => cells.map((typescript, index) => [eslint.replaceAll('*', ''), nodes[index + 1], typescript].join(', ')));
    const tested = toolsets.map(({ eslint, node, typescript }) => `ESLint ${minor(eslint, 10)}, Node ${minor(node, 24)}, TypeScript ${minor(typescript)}`);

    expect(told.sort()).toEqual(tested.sort());
  });

  it('begins with the oldest that package.json admits', () => {
    const { engines, peerDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    const [oldest] = toolsets;

    expect(engines?.['node']).toContain(`^${oldest.node} `);
    expect(peerDependencies?.['eslint']).toContain(`^${oldest.eslint} `);
    expect(peerDependencies?.['typescript']).toContain(`>=${oldest.typescript.replace(/\d+$/, '0')} `);
  });
});

/** `9.35` of `9.35.0`; of a major version that is tested at its newest only that. */
function minor(version: string, newest?: number): string {
  const [major = '', second = ''] = version.split('.');
  return Number(major) === newest ? major : `${major}.${second}`;
}
