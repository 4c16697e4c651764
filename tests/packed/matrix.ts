import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { lint, type Linted } from './reports.ts';
import { Sandbox } from './sandbox.ts';
import { newest, toolsets } from './toolsets.ts';

/** A way of linting the monorepo. */
interface Run {
  readonly arguments?: readonly string[];
  /** Folders that are linted each by itself, at the same time. */
  readonly folders?: readonly string[];
  readonly name: string;
}

/** Stands beside the other TypeScript, for typescript-eslint to ask in its place. */
const NATIVE = '7.1.0-beta';

const whole: Run = { name: 'whole' };
const concurrently: Run = { arguments: ['--concurrency', '2'], name: 'whole, with --concurrency 2' };
const byPackage: Run = {
  folders: ['apps/api', 'apps/worker', 'packages/cache', 'packages/contracts', 'packages/orders'],
  name: 'package by package',
};
const natively: readonly string[] = ['--config', 'eslint.native.config.js'];

const { values: options } = parseArgs({ options: { newest: { default: false, type: 'boolean' } } });
const chosen = options.newest ? [newest] : toolsets;

const began = performance.now();
const sandbox = new Sandbox();
const monorepo = path.join(sandbox.folder, 'monorepo');
const tools = path.join(sandbox.folder, 'tools');
const expected = (await readFile(path.join(import.meta.dirname, 'monorepo-reports.txt'), 'utf8')).trimEnd().split('\n');
const failed: string[] = [];
let firstMended: Linted['mended'] | undefined;

await step('the plugin packed, the monorepo copied', prepare);
await step('Node installed', installNodes);
for (const toolset of chosen) {
  const { eslint, node, typescript } = toolset;
  const name = `Node ${node}, ESLint ${eslint}, TypeScript ${typescript}`;
  if (await step(`${name}: installed`, () => sandbox.install(monorepo, `eslint@${eslint}`, `typescript@${typescript}`))) {
    // One end looks for its config from where it is started, the other from each file.
    const isEnd = toolset === toolsets[0] || toolset === newest;
    for (const run of isEnd ? [whole, byPackage, concurrently] : [whole]) {
      await test(name, node, run);
    }
    if (isEnd) {
      await testMends(name, node);
    }
    if (toolset === toolsets[0]) {
      await step(`src against the declarations of TypeScript ${typescript}`, checkDeclarations);
    }
  }
}
await testNative();
if (await step('the packages of the monorepo built', buildPackages)) {
  await test('newest of all', newest.node, { name: 'whole, with what it references built' });
}

console.log(`\n${failed.length === 0 ? 'Equal in all' : `FAILED: ${failed.join('; ')}`}, after ${secondsSince(began)}.`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function prepare(): Promise<void> {
  await cp(path.join(import.meta.dirname, 'monorepo'), monorepo, { recursive: true });
  const client = path.join(import.meta.dirname, '../../incidents/backend-week/src/generated');
  await cp(client, path.join(monorepo, 'apps/worker/src/generated'), { recursive: true });
  const file = path.join(monorepo, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { devDependencies: Record<string, string> };
  manifest.devDependencies['eslint-plugin-postmortem'] = `file:${await sandbox.pack()}`;
  await writeFile(file, JSON.stringify(manifest));
}

/** From the packages that hold nothing but the binary, as no script has to run to install them. */
async function installNodes(): Promise<void> {
  await mkdir(tools);
  await writeFile(path.join(tools, 'package.json'), '{ "private": true }');
  const versions = [...new Set(chosen.map(({ node }) => node))];
  await sandbox.install(tools, ...versions.map((version) => `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`));
}

async function buildPackages(): Promise<void> {
  await sandbox.run(process.execPath, [path.join(monorepo, 'node_modules/typescript/bin/tsc'), '--build'], monorepo);
}

async function testNative(): Promise<void> {
  const wanted = `typescript@${NATIVE}`;
  const { exitCode, stderr } = await sandbox.attempt('npm', ['view', wanted, 'version'], monorepo);
  if (exitCode !== 0 && /\b(?:E404|ETARGET)\b/u.test(stderr)) {
    skip(`the registry has no ${wanted}`);
    return;
  }
  if (await step(`${wanted} installed as @typescript/native`, () => sandbox.install(monorepo, `@typescript/native@npm:${wanted}`))) {
    const binary = `@typescript/typescript-${process.platform}-${process.arch}`;
    if (!existsSync(path.join(monorepo, 'node_modules', binary))) {
      skip(`the registry has no ${binary}@${NATIVE}`);
      return;
    }
    const name = `newest of all, asking TypeScript ${NATIVE}`;
    await test(name, newest.node, { ...whole, arguments: natively });
    await test(name, newest.node, { ...concurrently, arguments: [...natively, '--concurrency', '2'] });
    await testMends(name, newest.node, natively);
  }
}

function skip(why: string): void {
  console.log(`\n!!! SKIPPED: the native backend of typescript-eslint was not tested, as ${why}.\n`);
}

/** Casts aside, what is not declared there is nothing to rely on. */
async function checkDeclarations(): Promise<void> {
  const root = path.join(import.meta.dirname, '../..');
  const compilerOptions = {
    allowImportingTsExtensions: true,
    noEmit: true,
    paths: { typescript: [path.join(monorepo, 'node_modules/typescript/lib/typescript.d.ts')] },
    rewriteRelativeImportExtensions: false,
    rootDir: '/',
    typeRoots: [path.join(root, 'node_modules/@types')],
  };
  const awaited = path.join(sandbox.folder, 'awaited-type.d.ts');
  // It is there in all versions, and declared since 5.6.
  await writeFile(awaited, "import 'typescript';\ndeclare module 'typescript' { interface TypeChecker { getAwaitedType(type: Type): Type | undefined } }\n");
  const project = path.join(sandbox.folder, 'declarations.json');
  await writeFile(project, JSON.stringify({ compilerOptions, extends: path.join(root, 'tsconfig.build.json'), files: [awaited], include: [path.join(root, 'src')] }));
  const { exitCode, stdout } = await sandbox.attempt(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '--project', project], root);
  if (exitCode !== 0) {
    throw new Error(stdout);
  }
}

function lintWith(node: string, args: readonly string[], folder: string): Promise<Linted> {
  const eslint = path.join(monorepo, 'node_modules/eslint/bin/eslint.js');
  const binary = path.join(tools, 'node_modules', `node-${node}`, 'bin/node');
  return lint(sandbox, [binary, eslint, ...args, '.'], path.join(monorepo, folder), monorepo);
}

async function test(toolset: string, node: string, { arguments: args = [], folders = ['.'], name }: Run): Promise<void> {
  const started = performance.now();
  const linted = await Promise.all(folders.map((folder) => lintWith(node, args, folder)));
  const reports = linted.flatMap((one) => one.reports.map(({ file, line, message, rule }) => `${file}:${line} ${rule}: ${message}`));
  const difference = [
    ...expected.filter((line) => !reports.includes(line)).map((line) => `missing     ${line}`),
    ...reports.filter((line) => !expected.includes(line)).map((line) => `unexpected  ${line}`),
    ...linted.filter(({ exitCode }) => exitCode !== 0 && exitCode !== 1).map(({ output }) => output),
    ...(reports.length > expected.length ? [`${reports.length} reports instead of ${expected.length}`] : []),
  ];
  tell(difference.length === 0 ? 'equal' : 'NOT EQUAL', `${toolset}: ${name}`, started, difference);
}

/** The mends are those that the first tool set made. */
async function testMends(toolset: string, node: string, args: readonly string[] = []): Promise<void> {
  const started = performance.now();
  const { mended, output } = await lintWith(node, [...args, '--fix-dry-run'], '.');
  firstMended ??= mended;
  const theirs = new Map(firstMended);
  const difference = mended.length === 0 ? [output] : mended.filter(([file, text]) => theirs.get(file) !== text).map(([file, text]) => `${file} became\n${text}`);
  tell(difference.length === 0 && mended.length === firstMended.length ? 'equal' : 'NOT EQUAL', `${toolset}: mended`, started, difference);
}

async function step(name: string, work: () => Promise<void>): Promise<boolean> {
  const started = performance.now();
  const difference = await work().then(
    () => undefined,
    (error: unknown) => [String(error)],
  );
  tell(difference === undefined ? 'done' : 'FAILED', name, started, difference);
  return difference === undefined;
}

function tell(outcome: string, name: string, started: number, difference: readonly string[] = []): void {
  console.log(`${outcome.padEnd(9)} ${secondsSince(started).padStart(7)}  ${name}`);
  if (outcome === 'FAILED' || outcome === 'NOT EQUAL') {
    failed.push(name);
    console.log(difference.map((line) => `            ${line}`).join('\n'));
  }
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1_000).toFixed(1)} s`;
}
