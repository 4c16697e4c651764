import { createHash } from 'node:crypto';

import type { Answer, BackendWeek, Parse, Trace } from './backend-week.ts';
import { cellsOf, type Row, type Stages } from './verdict.ts';

/** Leaves that can never accept a string, over six of the seven schema files. */
const LEAVES = 23;

/** The failures of the week, in the order in which the account tells them. */
export function backendWeekRows(stages: Stages<BackendWeek>): Row[] {
  return [...inputRows(stages), ...dashboardRows(stages), ...loggingRows(stages)];
}

function inputRows(stages: Stages<BackendWeek>): Row[] {
  const { before, fixed, mended } = stages;
  const row = rowOf(stages);
  return [
    row(
      'POST /signup',
      ({ signup }) => parseText(signup),
      'refused, then answered 201 with the number 36 stored as the age',
      before.signup.status === 400 && fixed.signup.status === 201 && ageOf(fixed) === 36 && mended.signup.status === 201,
    ),
    row('GET /users?page=2&...', ({ search }) => parseText(search), 'refused, then answered 200', before.search.status === 400 && fixed.search.status === 200),
    row(
      'leaves mended',
      (run) => leavesText(before, run),
      `${LEAVES} leaves refuse their string, then none`,
      leavesOf(before).length === LEAVES && leavesOf(fixed).length === 0 && leavesOf(mended).length === 0,
    ),
    row(
      'POST /signup with age=',
      ({ signupWithoutAge }) => parseText(signupWithoutAge),
      'an empty age is refused before and after: the mend makes no 0 of it',
      [fixed, mended].every(({ signupWithoutAge }) => signupWithoutAge.refused.join() === 'age'),
    ),
    row(
      'POST /newsletter, weekly=false',
      (run) => `${run.newsletter.status}, weekly: ${String(weeklyOf(run))}`,
      'coercion makes true of the text "false", until it is read as a boolean',
      weeklyOf(before) === true && weeklyOf(mended) === false,
    ),
    row(
      'POST /newsletter, mailsAMonth=',
      (run) => (mailsOf(run) === undefined ? parseText(run.newsletterWithoutNumber) : `${run.newsletterWithoutNumber.status}, mailsAMonth: ${String(mailsOf(run))}`),
      'coercion makes 0 of what was left empty, until it is refused',
      mailsOf(before) === 0 && mended.newsletterWithoutNumber.refused.join() === 'mailsAMonth',
    ),
    row(
      'GET /quote?seats=four',
      ({ quote }) => (quote.status === 200 ? `200, ${quote.body}` : `${quote.status}, refused: seats`),
      'NaN passes the limit and is answered as null, until it is refused',
      before.quote.status === 200 && before.quote.body.includes('"total":null') && mended.quote.status === 400,
    ),
  ];
}

function dashboardRows(stages: Stages<BackendWeek>): Row[] {
  const { before, fixed, mended } = stages;
  const row = rowOf(stages);
  return [
    row(
      'GET /dashboard, 500 users',
      ({ dashboard }) => answerText(dashboard),
      'a query for each row, then at most 10',
      before.dashboard.queries > 500 && [fixed, mended].every(({ dashboard }) => dashboard.status === 200 && dashboard.queries <= 10),
    ),
    row(
      'its JSON',
      ({ dashboard }) => fingerprintOf(dashboard.body),
      'the same before and after',
      [fixed, mended].every(({ dashboard }) => dashboard.body === before.dashboard.body),
    ),
    row(
      'GET /dashboard/recent',
      ({ recent }) => answerText(recent),
      '51 queries, then 2, and the same JSON',
      before.recent.queries === 51 && [fixed, mended].every(({ recent }) => recent.queries === 2 && recent.body === before.recent.body),
    ),
  ];
}

function loggingRows(stages: Stages<BackendWeek>): Row[] {
  const { before, fixed, mended } = stages;
  const row = rowOf(stages);
  return [
    row(
      'GET /dashboard fails: its Error is on',
      ({ consoleLog }) => traceText(consoleLog),
      'stdout, then stderr',
      before.consoleLog.stream === 'stdout' && fixed.consoleLog.stream === 'stderr' && fixed.consoleLog.held.includes('stack'),
    ),
    row(
      'lines among the JSON that are none',
      ({ consoleLog }) => `${consoleLog.unreadable}`,
      'as long as the stack, then none',
      before.consoleLog.unreadable > 5 && [fixed, mended].every(({ consoleLog }) => consoleLog.unreadable === 0),
    ),
    row(
      'GET /dashboard/recent fails: its Error is on',
      ({ opaque }) => traceText(opaque),
      'no stream, until it is logged; status 500 either way',
      before.opaque.stream === undefined && mended.opaque.held.includes('stack') && mended.opaque.status === 500,
    ),
    row(
      'GET /rates fails: the line holds',
      ({ logged }) => logged.error,
      '{} where the Error was, until it has the right key',
      before.logged.error === '{}' && mended.logged.error.includes('stack'),
    ),
    row(
      'the request of that line',
      ({ logged }) => logged.request,
      'unknown, until the logger of the request writes it',
      before.logged.request === 'unknown' && mended.logged.request === 'GET /rates',
    ),
    row(
      'GET /users fails: the client reads',
      ({ sent }) => sent.join(', '),
      'whatever JSON keeps of an Error, and no message, until one is sent',
      !before.sent.includes('message') && mended.sent.join() === 'message',
    ),
  ];
}

function rowOf(stages: Stages<BackendWeek>) {
  return (what: string, textOf: (run: BackendWeek) => string, claim: string, holds: boolean): Row => ({
    what,
    cells: cellsOf(stages, textOf),
    claim,
    holds,
  });
}

function answerText({ status, queries, milliseconds }: Answer): string {
  return `${status}, ${queries} queries, ${milliseconds.toFixed(0)} ms`;
}

function fingerprintOf(body: string): string {
  return `${(body.length / 1024).toFixed(0)} KiB, ${createHash('sha256').update(body).digest('hex').slice(0, 10)}`;
}

function parseText({ status, refused }: Parse): string {
  return refused.length === 0 ? `${status}` : `${status}, refused: ${refused.length > 2 ? `${refused.length} leaves` : refused.join(', ')}`;
}

function traceText({ held, stream }: Trace): string {
  return stream === undefined ? 'no stream' : `${stream}: ${held.join(', ')}`;
}

function leavesOf({ search, signup }: BackendWeek): string[] {
  return [...signup.refused, ...search.refused];
}

function leavesText(all: BackendWeek, now: BackendWeek): string {
  const refusing = new Set(leavesOf(now));
  const leaves = leavesOf(all);
  return `${leaves.filter((leaf) => !refusing.has(leaf)).length} of ${leaves.length}`;
}

function ageOf({ signup }: BackendWeek): unknown {
  return (signup.body as { age?: unknown }).age;
}

function weeklyOf({ newsletter }: BackendWeek): unknown {
  return (newsletter.body as { weekly?: unknown }).weekly;
}

function mailsOf({ newsletterWithoutNumber }: BackendWeek): unknown {
  return (newsletterWithoutNumber.body as { mailsAMonth?: unknown }).mailsAMonth;
}
