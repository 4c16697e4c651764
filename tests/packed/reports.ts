import path from 'node:path';

import type { Sandbox } from './sandbox.ts';

interface ReportedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly column: number; readonly line: number; readonly message: string; readonly ruleId: string | null }[];
  readonly output?: string;
}

export interface Linted {
  readonly exitCode: number;
  /** What `--fix-dry-run` would write, by file. */
  readonly mended: readonly (readonly [file: string, text: string])[];
  /** All that ESLint printed. */
  readonly output: string;
  /** By file, as ESLint has them. */
  readonly reports: readonly Reported[];
}

export interface Reported {
  readonly column: number;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly rule: string;
}

/** What an `eslint` that is started as `command` reports, with files named from `root`. */
export async function lint(sandbox: Sandbox, command: readonly [string, ...string[]], cwd: string, root = cwd): Promise<Linted> {
  const [file, ...args] = command;
  const { exitCode, stderr, stdout } = await sandbox.attempt(file, [...args, '--format', 'json'], cwd);
  const files = stdout.startsWith('[') ? (JSON.parse(stdout) as ReportedFile[]) : [];
  const nameOf = (name: string): string => path.relative(root, name).split(path.sep).join('/');
  const mended = files.flatMap(({ filePath, output }) => (output === undefined ? [] : [[nameOf(filePath), output] as const]));
  const reports = files.flatMap(({ filePath, messages }) =>
    messages.map(({ column, line, message, ruleId }) => ({ column, file: nameOf(filePath), line, message, rule: ruleId ?? 'none' })),
  );
  return { exitCode, mended, output: stdout + stderr, reports };
}
