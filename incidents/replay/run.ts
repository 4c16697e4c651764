import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ESLint } from 'eslint';

import { type BackendWeek, replayBackendWeek } from './backend-week.ts';
import { copyServices } from './copy.ts';
import { differenceOf } from './difference.ts';
import { framesOf } from './frames.ts';
import { builtPlugin, countOf, FLOW, linesOf, lint, mend, RULES } from './lint.ts';
import { paint, WIDTH, wrap } from './paint.ts';
import { type Payment, replayPayment } from './payment.ts';
import { INCIDENTS } from './places.ts';
import { HOW_TO_INSTALL, openRedis } from './redis.ts';
import { runScript } from './service.ts';
import { tableOf } from './table.ts';
import { replayTokenRefresh, shareRefreshes, type TokenRefresh } from './token-refresh.ts';
import { typeErrors } from './type-check.ts';
import {
  backendWeekClaims,
  backendWeekRows,
  type Claim,
  claim,
  type Pair,
  paymentClaims,
  paymentRows,
  tokenRefreshClaims,
  tokenRefreshRows,
} from './verdict.ts';

const STEPS = 13;
const SIGNALS = [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const;

for (const [signal, code] of SIGNALS) {
  process.once(signal, () => process.exit(code));
}
const scratch = mkdtempSync(path.join(tmpdir(), 'replay-'));
process.on('exit', () => {
  rmSync(scratch, { recursive: true, force: true });
});

let steps = 0;
const { copy, claims } = await mendCopy();
claims.push(...(await runBackendWeek(copy)), ...(await runPayment(copy)), ...(await runTokenRefresh(copy)));
process.exitCode = verdictOn(claims);

/** Lints the services and mends a copy of them. */
async function mendCopy(): Promise<{ copy: string; claims: Claim[] }> {
  const plugin = await builtPlugin();
  const typesBefore = await step('Type-check the services', () => typeErrors(INCIDENTS), errorsText);
  const reports = await step('Lint them with the built plugin, preset recommended', () => lint(plugin, INCIDENTS), reportsText);
  printReports(reports);
  const copy = copyServices();
  const left = await step('Mend a copy with --fix (onMiss: throw, http.body: strings)', () => mend(plugin, copy), leftText);
  printMends(left, copy);
  const typesAfter = await step('Type-check the mended copy', () => typeErrors(copy), errorsText);
  const leaves = countOf(reports, 'zod-require-coerce-for-http');
  return {
    copy,
    claims: [
      claim('the services type-check', typesBefore === '', typesBefore),
      ...FLOW.map(([rule, code]) =>
        claim(`${rule} underlines ${code}`, linesOf(reports, rule).some((line) => line.includes(code)), linesOf(reports, rule).join(' | ')),
      ),
      ...RULES.map((rule) =>
        claim(`${rule} reports the services`, countOf(reports, rule) > 0, `${countOf(reports, rule)} reports`),
      ),
      claim(
        'no-read-before-async-assign reports the line that builds the lifted key',
        linesOf(reports, 'no-read-before-async-assign').some((line) => line.includes('const key = `payment:')),
        linesOf(reports, 'no-read-before-async-assign').join(' and '),
      ),
      claim('23 leaves are reported', leaves === 23, `${leaves} reports`),
      ...RULES.map((rule) =>
        claim(`${rule} is silent about the mended copy`, countOf(left, rule) === 0, `${countOf(left, rule)} reports`),
      ),
      claim('the mended copy type-checks', typesAfter === '', typesAfter),
    ],
  };
}

async function runBackendWeek(copy: string): Promise<Claim[]> {
  const seeded = path.join(scratch, 'seeded.db');
  const seed = path.join(INCIDENTS, 'backend-week/src/seed.ts');
  await step(
    'Create the database',
    () => runScript(seed, { DATABASE_URL: `file:${seeded}` }),
    ({ users, orders, items }) => `${String(users)} users, ${String(orders)} orders, ${String(items)} items`,
  );
  const before = await step('Run the backend week as it was', () => backendWeek(INCIDENTS, seeded, 'before'), weekText);
  const after = await step('Run the mended backend week', () => backendWeek(copy, seeded, 'after'), weekText);
  const week: Pair<BackendWeek> = { before, after };
  console.log(`\n${tableOf('The backend week', backendWeekRows(week))}\n`);
  return backendWeekClaims(week);
}

async function runPayment(copy: string): Promise<Claim[]> {
  const redis = await step('Find a Redis', openRedis, (found) => found?.origin ?? 'none');
  if (redis === undefined) {
    console.log(`\nThe payment service is not replayed: there is no redis-server.\n${HOW_TO_INSTALL}\n`);
    return [];
  }
  const before = await step('Pay an order as it was', () => pay(INCIDENTS, redis.url, 'before'), paymentText);
  const after = await step('Pay it at the mended service', () => pay(copy, redis.url, 'after'), paymentText);
  await redis.stop();
  const payment: Pair<Payment> = { before, after };
  console.log(`\n${tableOf('The payment service', paymentRows(payment))}\n`);
  return paymentClaims(payment);
}

/** The remedy is a skeleton, which `--fix` never applies: the suggestion is taken as a person would in an editor. */
async function runTokenRefresh(copy: string): Promise<Claim[]> {
  const title = 'Take the suggestion of no-concurrent-token-refresh';
  const reports = await step(title, () => shareRefreshes(copy), (results) => `${results.flatMap(({ messages }) => messages).length} reports`);
  for (const { filePath, messages, source } of reports) {
    const name = path.relative(copy, filePath);
    console.log(`\n${framesOf(name, source ?? '', messages)}\n`);
    console.log([paint('bold', name), ...differenceOf(source ?? '', readFileSync(filePath, 'utf8')), ''].join('\n'));
  }
  const errors = await typeErrors(copy);
  const before = await step('Send 20 requests at once as it was', () => replayTokenRefresh(path.join(INCIDENTS, 'token-refresh')), refreshText);
  const after = await step('Send them to the mended service', () => replayTokenRefresh(path.join(copy, 'token-refresh')), refreshText);
  const refresh: Pair<TokenRefresh> = { before, after };
  console.log(`\n${tableOf('The token refresh', tokenRefreshRows(refresh))}\n`);
  return [...tokenRefreshClaims(refresh), claim('the copy with the suggestion type-checks', errors === '', errors)];
}

function backendWeek(services: string, seeded: string, name: string): Promise<BackendWeek> {
  const database = path.join(scratch, `${name}.db`);
  copyFileSync(seeded, database);
  return replayBackendWeek(
    path.join(services, 'backend-week'),
    `file:${database}`,
    `file:${path.join(scratch, `${name}-empty.db`)}`,
  );
}

function pay(services: string, redisUrl: string, name: string): Promise<Payment> {
  return replayPayment(path.join(services, 'payment'), `file:${path.join(scratch, `${name}-payment.db`)}`, redisUrl);
}

async function step<T>(title: string, run: () => Promise<T>, outcomeOf: (result: T) => string): Promise<T> {
  steps += 1;
  const start = performance.now();
  console.log(`${paint('cyan', `[${steps}/${STEPS}]`)} ${title}`);
  const result = await run();
  console.log(paint('dim', `        ${outcomeOf(result)} (${((performance.now() - start) / 1000).toFixed(1)} s)`));
  return result;
}

function printReports(results: readonly ESLint.LintResult[]): void {
  for (const { filePath, messages, source } of results) {
    if (messages.length > 0) {
      console.log(`\n${framesOf(path.relative(INCIDENTS, filePath), source ?? '', messages)}`);
    }
  }
  console.log();
}

function printMends(results: readonly ESLint.LintResult[], copy: string): void {
  for (const { filePath, output } of results) {
    if (output !== undefined) {
      const name = path.relative(copy, filePath);
      console.log(
        [`\n${paint('bold', name)}`, ...differenceOf(readFileSync(path.join(INCIDENTS, name), 'utf8'), output)].join('\n'),
      );
    }
  }
  console.log();
}

function reportsText(results: readonly ESLint.LintResult[]): string {
  return RULES.map((rule) => `${countOf(results, rule)} ${rule}`).join('\n        ');
}

function leftText(results: readonly ESLint.LintResult[]): string {
  const files = results.filter(({ output }) => output !== undefined).length;
  const left = results.flatMap(({ messages }) => messages).length;
  return `files mended: ${files}, reports left: ${left}`;
}

function errorsText(errors: string): string {
  return errors === '' ? 'no errors' : errors;
}

function weekText({ dashboard, search, signup }: BackendWeek): string {
  return `dashboard ${dashboard.queries} queries, signup ${signup.status}, search ${search.status}`;
}

function paymentText({ httpStatus, status }: Payment): string {
  return `${httpStatus}, ${status === undefined ? 'no status' : `status '${status}'`}`;
}

function refreshText({ answers, granted, refused }: TokenRefresh): string {
  const counts = Object.entries(answers).map(([status, count]) => `${count} answered ${status}`);
  return `${counts.join(', ')}; ${granted} refreshes granted, ${refused} refused`;
}

function verdictOn(all: readonly Claim[]): number {
  const broken = all.filter(({ holds }) => !holds);
  if (broken.length === 0) {
    console.log(paint('green', `All ${all.length} claims hold.`));
    return 0;
  }
  const lines = broken.map(({ claim: text, measured }) =>
    [`${paint('red', 'not so:')} ${text}`, ...wrap(`measured: ${measured}`, WIDTH - 8).map((line) => `        ${line}`)].join(
      '\n',
    ),
  );
  console.error(`${broken.length} of ${all.length} claims do not hold:\n${lines.join('\n')}`);
  return 1;
}
