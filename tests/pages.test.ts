import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { configsFor } from '../src/configs/index.ts';
import { rules } from '../src/rules/index.ts';
import plugin from '../src/index.ts';
import { annotated } from './support/annotated.ts';
import { openFixture } from './support/fixture.ts';
import { type Block, blocksIn, pageOf, pages } from './support/pages.ts';

const FIXTURES = { cache: 'redis', concurrency: 'plain', http: 'http', logging: 'logging', orm: 'prisma-7', structure: 'plain' };
const HEADINGS = ['What happened', 'What it reports', 'The mend', 'What it does not report', 'Options', 'When not to use it', 'Precision'];

it('has a page for each rule, and a rule for each page', () => {
  expect(pages()).toEqual(Object.keys(rules));
});

describe.each(Object.entries(rules))('the page of %s', (name, { meta }) => {
  const page = pageOf(name);

  it('has its sections in order', () => {
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const hasMends = Object.keys(meta.docs?.mends ?? {}).length > 0;
    const hasOptions = [meta.schema].flat().length > 0;
    expect(headings).toEqual(HEADINGS.filter((heading) => (heading !== 'The mend' || hasMends) && (heading !== 'Options' || hasOptions)));
  });

  it('explains each option', () => {
    const { properties = {} } = ([meta.schema].flat()[0] ?? {}) as { properties?: object };
    for (const option of Object.keys(properties)) {
      expect(page).toContain(`- \`${option}\` (`);
    }
  });

  const blocks = blocksIn(page);

  it('shows what is reported, what is not, and each kind of mend', () => {
    const labels = blocks.map(({ label }) => label);
    expect(labels).toContain('reported');
    expect(labels).toContain('silent');
    expect(labels.includes('mend')).toBe(Object.keys(meta.docs?.mends ?? {}).length > 0);
  });

  it.each(blocks.map((block) => [`${block.language} ${block.label} at line ${block.line}`, block] as const))('%s', (_, block) => {
    expectHolds(name as keyof typeof rules, block);
  });
});

function expectHolds(name: keyof typeof rules, block: Block): void {
  const { config, lint, linter } = linterFor(name, block);
  switch (`${block.language} ${block.label}`) {
    case 'ts reported': {
      const { code, errors } = annotated(block.text);
      expect(errors.length).toBeGreaterThan(0);
      expect(lint(code).map(({ column, endColumn, line, messageId }) => ({ column, endColumn, line, messageId }))).toEqual(errors);
      expectCompiles(name, block, code);
      return;
    }
    case 'ts silent':
      expect(lint(block.text)).toEqual([]);
      expectCompiles(name, block, block.text);
      return;
    case 'diff mend': {
      const before = sideOf(block.text, '-');
      const suggested = block.words.get('suggestion');
      const suggestion = lint(before).flatMap(({ suggestions }) => suggestions ?? []).find(({ messageId }) => messageId === suggested);
      const after =
        suggestion === undefined
          ? linter.verifyAndFix(before, config, { filename: fileOf(block) }).output
          : before.slice(0, suggestion.fix.range[0]) + suggestion.fix.text + before.slice(suggestion.fix.range[1]);
      expect(suggestion?.messageId).toBe(suggested);
      expect(after).toBe(sideOf(block.text, '+'));
      expectCompiles(name, block, before);
      expectCompiles(name, block, after);
      return;
    }
    default:
      throw new Error(`Nothing is known of a block labelled \`${block.language} ${block.label}\``);
  }
}

function linterFor(name: keyof typeof rules, block: Block): { config: Linter.Config; lint: (code: string) => Linter.LintMessage[]; linter: Linter } {
  const directory = openFixture(fixtureOf(name, block)).directory;
  const preset = configsFor(plugin)[block.words.has('strict') ? 'strict' : 'recommended'];
  const options = block.words.get('options');
  const linter = new Linter({ cwd: directory });
  const severity = preset.rules?.[`postmortem/${name}`] ?? 'error';
  const config: Linter.Config = {
    languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
    files: ['**/*.ts'],
    plugins: { postmortem: plugin },
    rules: { [`postmortem/${name}`]: options === undefined ? severity : ['error', JSON.parse(options)] },
    settings: { postmortem: JSON.parse(block.words.get('settings') ?? '{}') as object },
  };
  return {
    config,
    linter,
    lint(code) {
      const messages = linter.verify(code, config, { filename: fileOf(block) });
      expect(messages.filter(({ fatal }) => fatal === true)).toEqual([]);
      return messages;
    },
  };
}

function fixtureOf(name: keyof typeof rules, { words }: Block): string {
  const domain = rules[name].meta.docs?.domain;
  return words.get('fixture') ?? (domain ? FIXTURES[domain] : 'plain');
}

/** Where in its fixture a block stands, for a rule that asks what a file is. */
function fileOf({ words }: Block): string {
  return words.get('file') ?? 'file.ts';
}

function expectCompiles(name: keyof typeof rules, block: Block, code: string): void {
  expect(openFixture(fixtureOf(name, block)).errorsOf(code, fileOf(block)), code).toEqual([]);
}

/** One side of a diff: the lines that both have, and those marked with `mark`, without their first column. */
function sideOf(diff: string, mark: '+' | '-'): string {
  return diff
    .split('\n')
    .filter((line) => line === '' || line.startsWith(' ') || line.startsWith(mark))
    .map((line) => line.slice(1))
    .join('\n');
}
