import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ESLint } from 'eslint';

import { type BackendWeek, replayBackendWeek } from './backend-week.ts';
import { backendWeekRows } from './backend-week-verdict.ts';
import { copyServices } from './copy.ts';
import { differenceOf } from './difference.ts';
import { framesOf } from './frames.ts';
import { builtPlugin, countsOf, linesOf, lint, mend, reportsBeyond, UNDERLINED } from './lint.ts';
import { paint } from './paint.ts';
import { type Payment, replayPayment } from './payment.ts';
import { paymentRows } from './payment-verdict.ts';
import { INCIDENTS } from './places.ts';
import { HOW_TO_INSTALL, openRedis } from './redis.ts';
import { countsText, leftText, printMends, printReports, reportsText } from './reports.ts';
import { runScript } from './service.ts';
import { tableOf } from './table.ts';
import { replayTokenRefresh, shareRefreshes, type TokenRefresh } from './token-refresh.ts';
import { tokenRefreshRows } from './token-refresh-verdict.ts';
import { typeErrors } from './type-check.ts';
import { type Claim, claim, claimsOf, type Row, STAGES, type Stages, verdictOn } from './verdict.ts';

const STEPS = 18;
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

/** Rules whose reports on the services `--fix` mends without a setting, or by what the team has chosen. */
const PROVED = ['no-await-in-loop-orm', 'no-console-error-object', 'no-silent-default-on-null-cache', 'zod-require-coerce-for-http'];

let steps = 0;
const { fixed, mended, claims } = await mendCopies();
claims.push(...(await runBackendWeek(fixed, mended)), ...(await runPayment(fixed, mended)), ...(await runTokenRefresh(fixed)));
process.exitCode = verdictOn(claims);

/** Lints the services and mends two copies of them: by what `--fix` does out of the box, and by likely mends as well. */
async function mendCopies(): Promise<{ fixed: string; mended: string; claims: Claim[] }> {
  const plugin = await builtPlugin();
  const errors = await step('Type-check the services', () => typeErrors(INCIDENTS), errorsText);
  const reports = await step('Lint them with the built plugin, preset recommended', () => lint(plugin, INCIDENTS, 'recommended'), reportsText);
  printReports(reports);
  const fixed = copyServices();
  const left = await step('Mend a copy with --fix (onMiss: throw, http.body: strings)', () => mend(plugin, fixed, 'recommended'), leftText);
  printMends(left, fixed, INCIDENTS);
  const errorsFixed = await step('Type-check the copy', () => typeErrors(fixed), errorsText);

  const strict = await step(
    'Lint the services with strict: what it adds',
    async () => reportsBeyond(await lint(plugin, INCIDENTS, 'strict'), countsOf(reports)),
    reportsText,
  );
  printReports(strict);
  const mended = copyServices();
  const leftMended = await step('Mend another copy with strict and fix: likely', () => mend(plugin, mended, 'strict'), leftText);
  printMends(leftMended, mended, fixed);
  const errorsMended = await step('Type-check that copy', () => typeErrors(mended), errorsText);

  const leaves = countsOf(reports)['zod-require-coerce-for-http'] ?? 0;
  return {
    fixed,
    mended,
    claims: [
      claim('the services type-check', errors === '', errors),
      ...underlined(reports, 'recommended'),
      ...underlined(strict, 'strict'),
      claim('23 leaves are reported', leaves === 23, `${leaves} reports`),
      ...PROVED.map((rule) => claim(`${rule} is silent about the first copy`, countsOf(left)[rule] === undefined, countsText(left))),
      claim('all that is left in the second copy is a line on the console', countsText(leftMended) === '1 require-request-logger', countsText(leftMended)),
      claim('the first copy type-checks', errorsFixed === '', errorsFixed),
      claim('the second copy type-checks', errorsMended === '', errorsMended),
    ],
  };
}

function underlined(results: readonly ESLint.LintResult[], preset: keyof typeof UNDERLINED): Claim[] {
  return UNDERLINED[preset].map(([rule, code]) => {
    const lines = linesOf(results, rule);
    return claim(`${rule} underlines ${code}`, lines.some((line) => line.includes(code)), lines.join(' | '));
  });
}

async function runBackendWeek(fixed: string, mended: string): Promise<Claim[]> {
  const seeded = path.join(scratch, 'seeded.db');
  const seed = path.join(INCIDENTS, 'backend-week/src/seed.ts');
  await step(
    'Create the database',
    () => runScript(seed, { DATABASE_URL: `file:${seeded}` }),
    ({ users, orders, items }) => `${String(users)} users, ${String(orders)} orders, ${String(items)} items`,
  );
  const week: Stages<BackendWeek> = {
    before: await step('Run the backend week as it was', () => backendWeek(INCIDENTS, seeded, 'before'), weekText),
    fixed: await step('Run the copy that --fix mended', () => backendWeek(fixed, seeded, 'fixed'), weekText),
    mended: await step('Run the copy with likely mends', () => backendWeek(mended, seeded, 'mended'), weekText),
  };
  return printed('The backend week', STAGES, backendWeekRows(week));
}

async function runPayment(fixed: string, mended: string): Promise<Claim[]> {
  const redis = await step('Find a Redis', openRedis, (found) => found?.origin ?? 'none');
  if (redis === undefined) {
    console.log(`\nThe payment service is not replayed: there is no redis-server.\n${HOW_TO_INSTALL}\n`);
    steps += 3;
    return [];
  }
  const payment: Stages<Payment> = {
    before: await step('Pay an order as it was', () => pay(INCIDENTS, redis.url, 'before'), paymentText),
    fixed: await step('Pay it at the copy that --fix mended', () => pay(fixed, redis.url, 'fixed'), paymentText),
    mended: await step('Pay it at the copy with likely mends', () => pay(mended, redis.url, 'mended'), paymentText),
  };
  await redis.stop();
  return printed('The payment service', STAGES, paymentRows(payment));
}

/** The remedy is a skeleton, which `--fix` never applies: the suggestion is taken as a person would in an editor. */
async function runTokenRefresh(copy: string): Promise<Claim[]> {
  const title = 'Take the suggestion of no-concurrent-token-refresh';
  const reports = await step(title, () => shareRefreshes(copy), reportsText);
  for (const { filePath, messages, source } of reports) {
    const name = path.relative(copy, filePath);
    console.log(`\n${framesOf(name, source ?? '', messages)}\n`);
    console.log([paint('bold', name), ...differenceOf(source ?? '', readFileSync(filePath, 'utf8')), ''].join('\n'));
  }
  const errors = await typeErrors(copy, ['token-refresh']);
  const before = await step('Send 20 requests at once as it was', () => replayTokenRefresh(path.join(INCIDENTS, 'token-refresh')), refreshText);
  const after = await step('Send them to the mended service', () => replayTokenRefresh(path.join(copy, 'token-refresh')), refreshText);
  return [
    ...printed('The token refresh', ['before', 'with the suggestion'], tokenRefreshRows(before, after)),
    claim('the copy with the suggestion type-checks', errors === '', errors),
  ];
}

/** Prints a table, and answers what its rows claim. */
function printed(heading: string, columns: readonly string[], rows: readonly Row[]): Claim[] {
  console.log(`\n${tableOf(heading, columns, rows)}\n`);
  return claimsOf(rows);
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
