import type { Payment } from './payment.ts';
import { cellsOf, type Row, type Stages } from './verdict.ts';

const UNTOLD = 'not told by this Redis';

/** The steps of the failure, in the order in which they happen. */
export function paymentRows(stages: Stages<Payment>): Row[] {
  const { before, fixed, mended } = stages;
  const isTold = before.keyRead !== undefined;
  const row = (what: string, textOf: (run: Payment) => string, claim: string, holds: boolean): Row => ({
    what,
    cells: cellsOf(stages, textOf),
    claim,
    holds,
  });
  return [
    row(
      'customer, lifted out of its callback',
      (run) => partOf(run, 2),
      'read before it is there, until the query is awaited',
      !isTold || (partOf(before, 2) === 'undefined' && partOf(mended, 2) === '42'),
    ),
    row(
      'generation, off the pipeline',
      (run) => partOf(run, 1),
      'the queue itself, until the queue is executed',
      !isTold || (partOf(before, 1) === '[object Object]' && partOf(mended, 1) === '7'),
    ),
    row('what the settlement wrote', ({ keysHeld }) => keysHeld.join(), 'the same each time', [before, fixed, mended].every(({ keysHeld }) => keysHeld.join() === 'payment:7:42:17 = paid')),
    row(
      'the key that was read',
      ({ keyRead }) => keyRead ?? UNTOLD,
      'the one that was written, once both parts are right',
      !isTold || (before.keyRead === 'payment:[object Object]:undefined:17' && mended.keyRead === 'payment:7:42:17'),
    ),
    row(
      "Redis' answer to it",
      ({ keyRead, valueRead }) => (keyRead === undefined ? UNTOLD : (valueRead ?? 'null')),
      'null for a key that nobody wrote',
      !isTold || (before.valueRead === null && fixed.valueRead === null && mended.valueRead === 'paid'),
    ),
    row(
      'status answered',
      statusText,
      "'failed' for a charge that went through, then no status that nobody knows, then 'paid'",
      before.status === 'failed' && fixed.status === undefined && fixed.httpStatus === 500 && mended.status === 'paid',
    ),
    row(
      'log line at level error',
      ({ error }) => error ?? 'none',
      'none, then the key that was missed, then none that is needed',
      before.error === undefined && fixed.error?.includes(fixed.keyRead ?? 'payment:') === true && mended.error === undefined,
    ),
    row('charges that went through', ({ charges }) => `${charges}`, 'one each time', [before, fixed, mended].every(({ charges }) => charges === 1)),
    row(
      'confirmations sent',
      ({ confirmations }) => `${confirmations}`,
      'none, until the status is the right one',
      before.confirmations === 0 && mended.confirmations === 1,
    ),
    row(
      'alert for a charge that is refused',
      ({ alert }) => alert ?? 'none',
      'none for a class that the monitoring does not know',
      before.alert === undefined && mended.alert === 'payments',
    ),
  ];
}

/** One part of the key `payment:<generation>:<customer>:<order>`. */
function partOf({ keyRead }: Payment, index: number): string {
  return keyRead === undefined ? UNTOLD : (keyRead.split(':')[index] ?? 'none');
}

function statusText({ httpStatus, status }: Payment): string {
  return status === undefined ? `${httpStatus}, no status` : `${httpStatus}, '${status}'`;
}
