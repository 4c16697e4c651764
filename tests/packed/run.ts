import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { brokenCharge, configs, mendedCharge, tsconfig } from './project.ts';
import { lint as lintIn } from './reports.ts';
import { Sandbox } from './sandbox.ts';

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

const sandbox = new Sandbox();
let failures = 0;
const tarball = await sandbox.pack();
for (const leg of legs) {
  console.log(`\nESLint ${leg.eslint}, TypeScript ${leg.typescript}`);
  await testLeg(path.join(sandbox.folder, `eslint-${leg.eslint}-typescript-${leg.typescript}`), leg);
}
console.log(failures === 0 ? '\nThe packed plugin works.' : `\n${failures} failed.`);
process.exitCode = failures === 0 ? 0 : 1;

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
  await sandbox.install(project);
}

async function configure(project: string, config: string): Promise<void> {
  await writeFile(path.join(project, 'eslint.config.js'), config);
}

async function lint(project: string, ...args: readonly string[]): Promise<Run> {
  const { exitCode, output, reports } = await lintIn(sandbox, [path.join(project, 'node_modules/.bin/eslint'), ...args, 'src'], project);
  return { exitCode, output, reports: reports.map(({ column, file, line, rule }) => `${file}:${line}:${column} ${rule}`) };
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
