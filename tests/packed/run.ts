import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';

import { brokenCharge, configs, mendedCharge, tsconfig } from './project.ts';

/** What a team may have installed: the oldest ESLint and TypeScript the peers allow, and the newest. */
const legs = [
  { eslint: '9.35.0', typescript: '5.4.5' },
  { eslint: '9.35.0', typescript: '6.0.3' },
  { eslint: '10.15.0', typescript: '6.0.3' },
];

interface Run {
  readonly exitCode: number;
  readonly output: string;
  /** `file:line:column rule` of each report. */
  readonly reports: readonly string[];
}

interface ReportedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly column: number; readonly line: number; readonly ruleId: string | null }[];
}

const stop = new AbortController();
const execute = promisify(execFile);
const temp = mkdtempSync(path.join(tmpdir(), 'postmortem-packed-'));
process.on('exit', () => {
  rmSync(temp, { force: true, maxRetries: 5, recursive: true });
});
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop.abort();
    process.exit(1);
  });
}

let failures = 0;
const tarball = await packed();
for (const leg of legs) {
  console.log(`\nESLint ${leg.eslint}, TypeScript ${leg.typescript}`);
  await testLeg(path.join(temp, `eslint-${leg.eslint}-typescript-${leg.typescript}`), leg);
}
console.log(failures === 0 ? '\nThe packed plugin works.' : `\n${failures} failed.`);
process.exitCode = failures === 0 ? 0 : 1;

async function runFile(file: string, args: readonly string[], cwd: string): Promise<{ stderr: string; stdout: string }> {
  return execute(file, args, { cwd, maxBuffer: 64 * 1024 * 1024, signal: stop.signal });
}

async function packed(): Promise<string> {
  const root = path.join(import.meta.dirname, '../..');
  const { stdout } = await runFile('npm', ['pack', '--json', '--pack-destination', temp], root);
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return path.join(temp, filename);
}

async function testLeg(project: string, leg: (typeof legs)[number]): Promise<void> {
  await install(project, leg);
  const source = path.join(project, 'src/charge.ts');
  const report = ['src/charge.ts:7:35 postmortem/no-console-error-object'];

  await configure(project, configs.typed);
  expectRun('reports the violation and not its look-alike', await lint(project), { exitCode: 1, reports: report });
  expectRun('mends it', await lint(project, '--fix'), { exitCode: 0, reports: [] });
  expectEqual('the mend', await readFile(source, 'utf8'), mendedCharge);

  await writeFile(source, brokenCharge);
  await configure(project, configs.byString);
  expectRun('configs named by string', await lint(project), { exitCode: 1, reports: report });

  await configure(project, configs.besideTypescriptEslint);
  expectRun('beside a set-up that has types already', await lint(project), { exitCode: 1, reports: report });

  await configure(project, configs.untyped);
  const untyped = await lint(project);
  expectEqual('without types: exit code', untyped.exitCode, 2);
  expectEqual('without types: the error of typescript-eslint', /requires type information/u.test(untyped.output), true);

  await configure(project, configs.disabled);
  expectRun('everything disabled, without types', await lint(project), { exitCode: 0, reports: [] });
}

async function install(project: string, versions: (typeof legs)[number]): Promise<void> {
  await mkdir(path.join(project, 'src'), { recursive: true });
  await writeFile(path.join(project, 'src/charge.ts'), brokenCharge);
  await writeFile(path.join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
  const devDependencies = { ...versions, '@types/node': '^20.19.0', 'eslint-plugin-postmortem': `file:${tarball}` };
  await writeFile(path.join(project, 'package.json'), JSON.stringify({ devDependencies, private: true, type: 'module' }));
  await runFile('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], project);
}

async function configure(project: string, config: string): Promise<void> {
  await writeFile(path.join(project, 'eslint.config.js'), config);
}

async function lint(project: string, ...args: readonly string[]): Promise<Run> {
  const eslint = path.join(project, 'node_modules/.bin/eslint');
  const { exitCode, stderr, stdout } = await runFile(eslint, ['--format', 'json', ...args, 'src'], project).then(
    (ended) => ({ exitCode: 0, ...ended }),
    (error: unknown) => {
      const { code, stderr, stdout } = error as { code: number; stderr: string; stdout: string };
      return { exitCode: code, stderr, stdout };
    },
  );
  const files = stdout.startsWith('[') ? (JSON.parse(stdout) as ReportedFile[]) : [];
  const reports = files.flatMap(({ filePath, messages }) =>
    messages.map(({ column, line, ruleId }) => `${path.relative(project, filePath)}:${line}:${column} ${ruleId ?? 'none'}`),
  );
  return { exitCode, output: stdout + stderr, reports };
}

function expectRun(what: string, { exitCode, output, reports }: Run, expected: Omit<Run, 'output'>): void {
  if (!expectEqual(what, { exitCode, reports }, expected)) {
    console.log(output);
  }
}

function expectEqual(what: string, actual: unknown, expected: unknown): boolean {
  const equal = isDeepStrictEqual(actual, expected);
  console.log(`  ${equal ? 'ok    ' : 'FAILED'} ${what}`);
  if (!equal) {
    failures++;
    console.log('    expected', expected, '\n    got     ', actual);
  }
  return equal;
}
