import type { TokenRefresh } from './token-refresh.ts';
import type { Row } from './verdict.ts';

export function tokenRefreshRows(before: TokenRefresh, after: TokenRefresh): Row[] {
  const row = (what: string, textOf: (run: TokenRefresh) => string, claim: string, holds: boolean): Row => ({
    what,
    cells: [before, after].map(textOf),
    claim,
    holds,
  });
  return [
    row(
      'GET /invoices, 20 at once',
      answersText,
      'some fail, then all 20 are answered 200',
      (before.answers['502'] ?? 0) > 0 && after.answers['200'] === 20,
    ),
    row('refreshes granted', ({ granted }) => `${granted}`, 'one is enough', after.granted === 1),
    row('refreshes refused', ({ refused }) => `${refused}`, 'some, then none', before.refused > 0 && after.refused === 0),
    row(
      'the account',
      ({ isRevoked }) => (isRevoked ? 'revoked' : 'signed in'),
      'revoked by its own requests, then not',
      before.isRevoked && !after.isRevoked,
    ),
    row('the request after them', ({ next }) => `${next}`, 'fails, then does not', before.next === 502 && after.next === 200),
  ];
}

function answersText({ answers }: TokenRefresh): string {
  return Object.entries(answers)
    .map(([status, count]) => `${count} times ${status}`)
    .join(', ');
}
