import { createHash } from 'node:crypto';

import type { Answer, BackendWeek, Failure, Parse } from './backend-week.ts';
import type { Payment } from './payment.ts';
import type { Row } from './table.ts';
import type { TokenRefresh } from './token-refresh.ts';

/** Something said of the outcome, and what was measured. */
export interface Claim {
  readonly claim: string;
  readonly holds: boolean;
  readonly measured: string;
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

/** Leaves that can never accept a string, over the six schema files. */
const LEAVES = 23;

export function backendWeekRows({ before, after }: Pair<BackendWeek>): Row[] {
  return [
    { what: 'GET /dashboard', before: answerText(before.dashboard), after: answerText(after.dashboard) },
    { what: 'its JSON', before: fingerprintOf(before.dashboard.body), after: fingerprintOf(after.dashboard.body) },
    { what: 'GET /dashboard/recent', before: answerText(before.recent), after: answerText(after.recent) },
    { what: 'POST /signup', before: parseText(before.signup), after: parseText(after.signup) },
    { what: 'GET /users?page=2&...', before: parseText(before.search), after: parseText(after.search) },
    { what: 'leaves mended', before: leavesText(before, before), after: leavesText(before, after) },
    { what: 'POST /signup with age=', before: parseText(before.signupWithoutAge), after: parseText(after.signupWithoutAge) },
    { what: 'a query that fails', before: `${before.failure.status}`, after: `${after.failure.status}` },
    { what: 'where its Error is logged', before: before.failure.streams.join(), after: after.failure.streams.join() },
    { what: 'what is left of the Error', before: before.failure.held.join(', '), after: after.failure.held.join(', ') },
    { what: 'lines on stdout that are no JSON', before: `${before.failure.unreadable}`, after: `${after.failure.unreadable}` },
  ];
}

export function backendWeekClaims({ before, after }: Pair<BackendWeek>): Claim[] {
  const leaves = leavesOf(before);
  const user = after.signup.body as { age?: unknown };
  return [
    claim(
      'before, GET /dashboard sends more queries than there are users',
      before.dashboard.queries > 500,
      answerText(before.dashboard),
    ),
    claim('GET /dashboard sends at most 10 queries', after.dashboard.queries <= 10, answerText(after.dashboard)),
    claim('GET /dashboard answers 200', after.dashboard.status === 200, answerText(after.dashboard)),
    claim(
      'GET /dashboard answers the same JSON',
      after.dashboard.body === before.dashboard.body,
      fingerprintOf(after.dashboard.body),
    ),
    claim('before, GET /dashboard/recent sends 51 queries', before.recent.queries === 51, answerText(before.recent)),
    claim('GET /dashboard/recent sends 2 queries', after.recent.queries === 2, answerText(after.recent)),
    claim(
      'GET /dashboard/recent answers the same JSON',
      after.recent.body === before.recent.body,
      fingerprintOf(after.recent.body),
    ),
    claim(`before, ${LEAVES} leaves refuse their string`, leaves.length === LEAVES, `${leaves.length}: ${leaves.join(', ')}`),
    claim(
      'before, the signup and the search answer 400',
      before.signup.status === 400 && before.search.status === 400,
      statusesOf(before),
    ),
    claim(
      `${LEAVES} of ${LEAVES} leaves are mended`,
      leavesOf(after).length === 0,
      `${leavesText(before, after)}; refusing: ${leavesOf(after).join(', ')}`,
    ),
    claim(
      'the signup answers 201 and the search 200',
      after.signup.status === 201 && after.search.status === 200,
      statusesOf(after),
    ),
    claim('the age that is stored is the number 36', user.age === 36, JSON.stringify(user.age)),
    claim('an empty age is still refused', after.signupWithoutAge.refused.join() === 'age', parseText(after.signupWithoutAge)),
    claim('before, the Error goes to stdout', before.failure.streams.join() === 'stdout', streamText(before.failure)),
    claim(
      'the Error goes to stderr, with its stack',
      after.failure.streams.join() === 'stderr' && after.failure.held.includes('stack'),
      streamText(after.failure),
    ),
    claim('stdout holds JSON lines only', after.failure.unreadable === 0, `${after.failure.unreadable} lines are none`),
    claim('a query that fails still answers 500', after.failure.status === 500, `${after.failure.status}`),
  ];
}

export function paymentRows({ before, after }: Pair<Payment>): Row[] {
  return [
    { what: 'charges that went through', before: `${before.charges}`, after: `${after.charges}` },
    { what: 'what Redis held', before: before.keysHeld.join(', '), after: after.keysHeld.join(', ') },
    {
      what: 'the key that was read',
      before: before.keyRead ?? 'not told by this Redis',
      after: after.keyRead ?? 'not told by this Redis',
    },
    { what: 'status answered', before: statusText(before), after: statusText(after) },
    { what: 'log line at level error', before: before.error ?? 'none', after: after.error ?? 'none' },
    { what: 'confirmations sent', before: `${before.confirmations}`, after: `${after.confirmations}` },
  ];
}

export function paymentClaims({ before, after }: Pair<Payment>): Claim[] {
  const named = after.keyRead ?? 'payment:';
  return [
    claim(
      'before, a charge that went through is answered as failed',
      before.charges === 1 && before.status === 'failed',
      statusText(before),
    ),
    claim('before, no line at level error is logged', before.error === undefined, before.error ?? 'none'),
    claim('the charge goes through', after.charges === 1, `${after.charges} charges`),
    claim('no status is answered that nobody knows', after.status === undefined && after.httpStatus === 500, statusText(after)),
    claim('the log names the key that was missed', after.error?.includes(named) === true, after.error ?? 'none'),
  ];
}

export function claim(text: string, holds: boolean, measured: string): Claim {
  return { claim: text, holds, measured };
}

function answerText({ status, queries, milliseconds }: Answer): string {
  return `${status}, ${queries} queries, ${milliseconds.toFixed(0)} ms`;
}

function fingerprintOf(body: string): string {
  const size = (body.length / 1024).toFixed(0);
  return `${size} KiB, sha256 ${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
}

function parseText({ status, refused }: Parse): string {
  return refused.length === 0
    ? `${status}`
    : `${status}, refused: ${refused.length > 2 ? `${refused.length} leaves` : refused.join(', ')}`;
}

function leavesOf({ search, signup }: BackendWeek): string[] {
  return [...signup.refused, ...search.refused];
}

function leavesText(all: BackendWeek, now: BackendWeek): string {
  const refusing = new Set(leavesOf(now));
  const leaves = leavesOf(all);
  return `${leaves.filter((leaf) => !refusing.has(leaf)).length} of ${leaves.length}`;
}

function statusesOf({ search, signup }: BackendWeek): string {
  return `signup ${signup.status}, search ${search.status}`;
}

function streamText({ held, streams }: Failure): string {
  return streams.length === 0 ? 'nowhere' : `${streams.join(' and ')}: ${held.join(', ')}`;
}

function statusText({ httpStatus, status }: Payment): string {
  return status === undefined ? `${httpStatus}, no status` : `${httpStatus}, '${status}'`;
}

export function tokenRefreshRows({ before, after }: Pair<TokenRefresh>): Row[] {
  return [
    { what: 'GET /invoices, 20 at once', before: answersText(before), after: answersText(after) },
    { what: 'refreshes granted', before: `${before.granted}`, after: `${after.granted}` },
    { what: 'refreshes refused', before: `${before.refused}`, after: `${after.refused}` },
    { what: 'the account', before: accountText(before), after: accountText(after) },
    { what: 'the request after them', before: `${before.next}`, after: `${after.next}` },
  ];
}

export function tokenRefreshClaims({ before, after }: Pair<TokenRefresh>): Claim[] {
  return [
    claim('before, requests that come at once revoke their own tokens', before.isRevoked && before.next === 502, accountText(before)),
    claim('before, some of them fail', (before.answers['502'] ?? 0) > 0, answersText(before)),
    claim('all 20 are answered 200', after.answers['200'] === 20, answersText(after)),
    claim('the token is refreshed once', after.granted === 1 && after.refused === 0, `${after.granted}, ${after.refused} refused`),
    claim('the account stays signed in', !after.isRevoked && after.next === 200, accountText(after)),
  ];
}

function answersText({ answers }: TokenRefresh): string {
  return Object.entries(answers)
    .map(([status, count]) => `${count} times ${status}`)
    .join(', ');
}

function accountText({ isRevoked }: TokenRefresh): string {
  return isRevoked ? 'revoked' : 'signed in';
}
