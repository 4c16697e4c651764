import path from 'node:path';

import type { Sandbox } from './sandbox.ts';

interface ReportedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly column: number; readonly line: number; readonly message: string; readonly ruleId: string | null }[];
}

export interface Linted {
  readonly exitCode: number;
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
  const reports = files.flatMap(({ filePath, messages }) =>
    messages.map(({ column, line, message, ruleId }) => ({
      column, file: path.relative(root, filePath).split(path.sep).join('/'), line, message, rule: ruleId ?? 'none',
    })),
  );
  return { exitCode, output: stdout + stderr, reports };
}
