import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { strictSeverities } from '../src/configs/severities.ts';
import plugin from '../src/index.ts';
import { fuzzBatch } from './fuzz-grammar.ts';
import { fuzzOptions, fuzzSettings } from './fuzz-options.ts';
import { fuzzProjects, openProject, readConfig } from './fuzz-projects.ts';

const root = path.join(import.meta.dirname, '..');

/** On a machine that is too busy, what was tried by then has to do. */
const LONGEST_MS = 10_000;

const linter = new Linter({ cwd: root });
const seen = { mends: 0, parsed: 0, programs: 0, reports: 0 };

interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

describe('no rule throws, and what each mend leaves parses', { timeout: 600_000 }, () => {
  it.each(fuzzProjects)('on code that no one wrote, with odd options and settings, in the fixture %s', (project) => {
    const { directory, makeProgram } = openProject(project);
    const property = fc.property(fuzzBatch, fuzzOptions, fuzzSettings, (batch, rules, settings) => {
      const texts = new Map(batch.map(([extension, text], index) => [path.join(directory, `fuzz-${index}.${extension}`), text]));
      const program = makeProgram(texts);
      for (const [file, text] of texts) {
        expectSound(program, file, text, { rules, settings });
      }
    });
    const runs = process.env['FUZZ_RUNS'];
    fc.assert(property, runs === undefined ? { interruptAfterTimeLimit: LONGEST_MS, numRuns: 30 } : { numRuns: Number(runs) });
  });

  it('on enough: most of that code parses, and some of it is reported and mended', () => {
    console.info(`${seen.parsed} of ${seen.programs} programs parsed; ${seen.reports} reports, ${seen.mends} mends.`);
    expect(seen.parsed / seen.programs).toBeGreaterThan(0.7);
    expect(seen.reports).toBeGreaterThan(0);
    expect(seen.mends).toBeGreaterThan(0);
  });

  it('on its own source and tests', () => {
    const { fileNames, options } = readConfig(path.join(root, 'tsconfig.json'));
    expectAllSound(ts.createProgram(fileNames, options), fileNames);
  });

  it.each(folders('tests/fixtures'))('on the files of the fixture %s', (fixture) => {
    const { fileNames, options } = readConfig(path.join(root, 'tests/fixtures', fixture, 'tsconfig.json'));
    expectAllSound(ts.createProgram(fileNames, options), fileNames);
  });

  it('on declarations of the TypeScript library', () => {
    const library = path.dirname(ts.getDefaultLibFilePath({}));
    const { directory, makeProgram } = openProject('plain');
    // ESLint leaves out what lies in node_modules.
    const texts = new Map(
      readdirSync(library)
        .filter((name) => /^lib\.(?:decorators|es5|es20\d\d.*|webworker)\.d\.ts$/u.test(name))
        .map((name) => [path.join(directory, name), readFileSync(path.join(library, name), 'utf8')]),
    );
    expectAllSound(makeProgram(texts), [...texts.keys()]);
  });
});

function expectAllSound(program: ts.Program, files: readonly string[]): void {
  expect(files).not.toEqual([]);
  for (const file of files) {
    expectSound(program, file, program.getSourceFile(file)?.text ?? '', { rules: strictSeverities() });
  }
}

function expectSound(program: ts.Program, file: string, text: string, config: Pick<Linter.Config, 'rules' | 'settings'>): void {
  const messages = linter.verify(
    text,
    {
      ...config,
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parser, parserOptions: { programs: [program] } },
      plugins: { postmortem: plugin },
    },
    { allowInlineConfig: false, filename: file },
  );
  seen.programs++;
  if (messages.some(({ fatal }) => fatal)) {
    return;
  }
  seen.parsed++;
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  for (const { fix, ruleId, suggestions = [] } of messages) {
    seen.reports++;
    for (const edit of [...(fix === undefined ? [] : [fix]), ...suggestions.map((suggestion) => suggestion.fix)]) {
      seen.mends++;
      const output = applied(text, edit);
      expect(syntaxErrorOf(output, file), `a mend of ${ruleId ?? ''} made this of\n${text}\n\n${output}`).toBeUndefined();
    }
  }
}

function applied(code: string, { range: [start, end], text }: Edit): string {
  return code.slice(0, start) + text + code.slice(end);
}

/** Read as a module, which the programs take every file for: elsewhere an `await` may be a name. */
function syntaxErrorOf(text: string, file: string): string | undefined {
  try {
    parser.parseForESLint(`${text}\nexport {};`, { filePath: file });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function folders(parent: string): string[] {
  return readdirSync(path.join(root, parent), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}
