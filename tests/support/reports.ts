import * as parser from '@typescript-eslint/parser';
import { Linter, type Rule as CoreRule } from 'eslint';
import { describe, expect, it } from 'vitest';

import { annotated } from './annotated.ts';
import { openFixture } from './fixture.ts';
import type { Rule } from './rule-tester.ts';

export interface ReportCase<Options extends readonly unknown[]> {
  readonly name: string;
  /** With carets under what is reported; without any for what is not. */
  readonly code: string;
  readonly filename?: string;
  readonly options?: Options;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/**
 * Tests where a rule reports and where it is silent, in cases that say nothing of the mends: those are applied, compiled and linted
 * as in `testRule`, but spelled out elsewhere. A case that does not compile fails.
 */
export function testReports<MessageIds extends string, Options extends readonly unknown[]>(
  project: string,
  name: string,
  rule: Rule<MessageIds, Options>,
  cases: readonly ReportCase<Options>[],
): void {
  describe(`${name} (${project})`, () => {
    it.each(cases.map((each) => [each.name, each] as const))(
      '%s',
      (_, { code: source, filename = 'file.ts', options, settings }) => {
        const { code, errors } = annotated<MessageIds>(source);
        expect(openFixture(project).errorsOf(code, filename), code).toEqual([]);
        const reported = reportsOf(project, rule, code, filename, options, settings).map(
          (message) => `${message.line}:${message.column}-${message.endColumn ?? 0} ${message.messageId ?? message.message}`,
        );
        expect(reported, code).toEqual(
          errors.map((error) => `${error.line ?? 0}:${error.column ?? 0}-${error.endColumn ?? 0} ${error.messageId}`),
        );
        expectMendsHold(project, code, filename, (text) => reportsOf(project, rule, text, filename, options, settings));
      },
    );
  });
}

/**
 * Applies all fixes of the case at once, then the first suggestion of each report, then the second, and so on: each time the
 * result compiles and what had a mend is silent. Reports of one file mend different places, so that they can be applied together.
 */
function expectMendsHold(project: string, code: string, filename: string, lint: (text: string) => Linter.LintMessage[]): void {
  const reports = lint(code);
  const rounds = Math.max(0, ...reports.map(({ suggestions }) => suggestions?.length ?? 0));
  for (let round = -1; round < rounds; round++) {
    const fixes = reports.flatMap(({ fix, suggestions }) => (round < 0 ? fix : suggestions?.[round]?.fix) ?? []);
    const output = fixes
      .toSorted((one, other) => other.range[0] - one.range[0])
      .reduce((text, { range: [start, end], text: replacement }) => text.slice(0, start) + replacement + text.slice(end), code);
    if (fixes.length > 0) {
      expect(openFixture(project).errorsOf(output, filename), output).toEqual([]);
      expect(lint(output).length, output).toBeLessThanOrEqual(reports.length - fixes.length);
    }
  }
}

/** What a rule reports in `code`, standing in the file at `filename` of a fixture. */
export function reportsOf<MessageIds extends string, Options extends readonly unknown[]>(
  project: string,
  rule: Rule<MessageIds, Options>,
  code: string,
  filename = 'file.ts',
  options?: readonly unknown[],
  settings?: Readonly<Record<string, unknown>>,
): Linter.LintMessage[] {
  const { directory } = openFixture(project);
  return new Linter({ cwd: directory }).verify(
    code,
    {
      files: ['**/*.ts', '**/*.tsx'],
      languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: directory } },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      plugins: { postmortem: { rules: { rule: rule as unknown as CoreRule.RuleModule } } },
      rules: { 'postmortem/rule': ['error', ...(options ?? [])] },
      ...(settings && { settings }),
    },
    { filename },
  );
}
