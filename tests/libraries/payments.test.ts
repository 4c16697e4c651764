import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('payments', 'Stripe: what moves money, and what verifies a delivery', roleOf, `
import Stripe from 'stripe';
declare const stripe: Stripe;
stripe.paymentIntents.create({ amount: 1, currency: 'eur' }); // Stripe payment with options at 1
stripe.paymentIntents.capture('pi'); // Stripe payment with options at 2
stripe.charges.create({}); // Stripe payment with options at 1
stripe.charges.capture('ch'); // Stripe payment with options at 2
stripe.refunds.create({}); // Stripe payment with options at 1
stripe.transfers.create({ currency: 'eur', destination: 'acct' }); // Stripe payment with options at 1
stripe.transfers.createReversal('tr'); // Stripe payment with options at 2
stripe.payouts.create({ amount: 1, currency: 'eur' }); // Stripe payment with options at 1
stripe.topups.create({ amount: 1, currency: 'eur' }); // Stripe payment with options at 1
stripe.subscriptions.create({ customer: 'cus' }); // Stripe payment with options at 1
stripe.invoiceItems.create({}); // Stripe payment with options at 1
stripe.webhooks.constructEvent('', '', ''); // Stripe delivery verified
stripe.webhooks.constructEventAsync('', '', ''); // Stripe delivery verified
stripe.paymentIntents.retrieve('pi');
stripe.customers.create({});
stripe.refunds.list();
`);

testCalls('payments', 'BullMQ: what runs a function for each job', roleOf, `
import { Queue, Worker } from 'bullmq';
new Worker('refunds', async () => {}); // BullMQ job of argument 1
new Queue('refunds');
`);

const QUEUED = `
import { FlowProducer, type Job, Queue } from 'bullmq';
declare const flow: FlowProducer;
declare const job: Job;
declare const queue: Queue;
queue.add('refund', {}); // BullMQ payload of argument 1
queue.addBulk([]); // BullMQ payload of argument 0
queue.upsertJobScheduler('refund', { every: 1000 }, {}); // BullMQ payload of argument 2
flow.add({ name: 'refund', queueName: 'refunds' }); // BullMQ payload of argument 0
job.updateData({}); // BullMQ payload of argument 0
job.updateProgress({}); // BullMQ payload of argument 0
job.log('refund');
queue.pause();
`;

testCalls('payments', 'BullMQ 5: what is kept as JSON', roleOf, QUEUED);
testCalls('logging', 'BullMQ 6: what is kept as JSON', roleOf, QUEUED);

testCalls('logging', "BullMQ: a project's queue with the same methods", roleOf, `
class Queue { add(_name: string, _data: unknown): void {} addBulk(_jobs: unknown[]): void {} }
class Job { updateData(_data: unknown): void {} }
new Queue().add('refund', {});
new Queue().addBulk([]);
new Job().updateData({});
`);

testCalls('payments', "a project's classes with the same methods", roleOf, `
class RefundResource {
  create(_refund: object): void {}
}
class Worker {
  constructor(_name: string, _work: () => void) {}
}
function pRetry(_work: () => void): void {}
declare const stripe: { refunds: RefundResource; webhooks: { constructEvent(payload: string): void } };
stripe.refunds.create({});
stripe.webhooks.constructEvent('');
new Worker('refunds', () => {});
pRetry(() => {});
`);
