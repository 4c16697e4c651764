import ts from 'typescript';

import { rerunBy, retriedBlockOf } from '../../src/facts/rerun.ts';
import { testCalls, testNodes } from '../support/commented-calls.ts';

testCalls('payments', 'code that calls have run again', (call, program) => {
  const rerun = rerunBy(call, program);
  return rerun && `${rerun.what} of ${rerun.message?.text ?? 'nothing'}, ${rerun.body.getText().includes('mark') ? 'the body' : 'another'}`;
}, `
import { Worker } from 'bullmq';
import pRetry from 'p-retry';
import Stripe from 'stripe';
declare const stripe: Stripe;
async function charge(): Promise<void> { void 'mark'; }
new Worker('refunds', async (job) => { void [job, 'mark']; }); // job of job, the body
new Worker('refunds', charge); // job of nothing, the body
void pRetry(() => [charge(), 'mark']); // retry of nothing, the body
void pRetry(charge); // retry of nothing, the body
export function handle(body: string): void {
  const event = stripe.webhooks.constructEvent(body, '', ''); // webhook of event, the body
  void [event, 'mark'];
}
`);

testNodes('payments', 'blocks that a loop tries again', {
  answerOf: (statement) => (retriedBlockOf(statement) === undefined ? undefined : 'again'),
  isAsked: ts.isTryStatement,
}, `
declare function charge(): Promise<void>;
declare const orders: string[];
export async function all(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    try { await charge(); break; } catch { void tries; } // again
  }
  while (true) {
    try { await charge(); return; } catch { continue; } // again
  }
}
export async function once(): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    try { await charge(); } catch { void tries; }
  }
  for (let tries = 0; tries < 3; tries += 1) {
    try { await charge(); break; } catch (error) { throw error; }
  }
  for (const order of orders) {
    try { await charge(); break; } catch { void order; }
  }
  try { await charge(); return; } catch { void 0; }
}
`);
