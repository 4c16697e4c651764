import rule from '../../src/rules/require-idempotency-key.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const imports = `import { type Job, Worker } from 'bullmq';
import pRetry from 'p-retry';
import Stripe from 'stripe';
declare const stripe: Stripe;
declare const secret: string;
declare function sleep(ms: number): Promise<void>;
`;

function silent(name: string, code: string) {
  return { code: imports + code, name };
}

function reported(name: string, marked: string, mended?: string, message = 'job', data?: Record<string, string>) {
  const { code, errors } = annotated<'repeatedPayment'>(imports + marked);
  return {
    code,
    errors: errors.map((error) => ({
      ...error,
      ...(data && { data }),
      ...(mended !== undefined && {
        suggestions: [{ data: { message }, messageId: 'addIdempotencyKey' as const, output: imports + mended }],
      }),
    })),
    name,
    output: null,
  };
}

testRule('payments', 'require-idempotency-key', rule, {
  valid: [
    silent('a payment that nothing sends again', "export const refund = (id: string) => stripe.refunds.create({ payment_intent: id });"),
    silent('a key of the job', "new Worker('refunds', async (job: Job<string>) => { await stripe.refunds.create({ payment_intent: job.data }, { idempotencyKey: `refund:${job.id}` }); });"),
    silent('a key of the caller', "export const charge = (key: string) => pRetry(() => stripe.charges.create({}, { idempotencyKey: key }));"),
    silent('options that may hold a key', "export const charge = (options: Stripe.RequestOptions) => pRetry(() => stripe.charges.create({}, options));"),
    silent('a key where there is one', "export const charge = (key?: string) => pRetry(() => stripe.charges.create({}, key ? { idempotencyKey: key } : undefined));"),
    silent('a key that is spread into the options', "export const charge = (key?: string) => pRetry(() => stripe.charges.create({}, { timeout: 1, ...(key !== undefined && { idempotencyKey: key }) }));"),
    silent('arguments that may hold a key', "export const charge = (given: [Stripe.ChargeCreateParams, Stripe.RequestOptions]) => pRetry(() => stripe.charges.create(...given));"),
    silent('options of type any', "declare const options: any; export const charge = () => pRetry(() => stripe.charges.create({}, options));"),
    silent('a read in a retry', "export const load = (id: string) => pRetry(() => stripe.paymentIntents.retrieve(id));"),
    silent('a customer in a job', "new Worker('customers', async () => { await stripe.customers.create({}); });"),
    silent('a client of type any', "declare const any: any; new Worker('refunds', async () => { await any.refunds.create({}); });"),
    silent('a worker of the project', "{ class Worker { constructor(_name: string, _run: () => unknown) {} } new Worker('refunds', () => stripe.refunds.create({})); }"),
    silent('a retry of the project, whose function runs once', "function once(run: () => unknown) { run(); } once(() => stripe.refunds.create({}));"),
    silent(
      'a row that is written first',
      "import type { PrismaClient } from '../prisma-7/client/client.ts'; declare const prisma: PrismaClient; new Worker('refunds', async () => { await prisma.payment.create({ data: {} as never }); await stripe.refunds.create({}); });",
    ),
    silent(
      'a row that is written first, both by a helper',
      "import type { PrismaClient } from '../prisma-7/client/client.ts'; declare const prisma: PrismaClient; async function refund() { await prisma.payment.create({ data: {} as never }); await stripe.refunds.create({}); } new Worker('refunds', async () => { await refund(); });",
    ),
    silent('a loop over the elements of a list', 'export async function pay(ids: string[]) { for (const id of ids) { try { await stripe.transfers.createReversal(id); return; } catch { await sleep(1); } } }'),
    silent('a loop whose catch leaves it', 'export async function pay() { while (true) { try { await stripe.refunds.create({}); return; } catch (error) { throw error; } } }'),
    silent('a loop that sends one payment after another', 'export async function pay() { for (let n = 0; n < 3; n++) { try { await stripe.refunds.create({ amount: n }); } catch { await sleep(1); } } }'),
    silent('a handler that verifies no delivery', 'export async function POST(request: Request) { await stripe.refunds.create({ payment_intent: await request.text() }); }'),
  ],
  invalid: [
    reported(
      'a job',
      `new Worker('refunds', async (job: Job<string>) => {
  await stripe.refunds.create({ payment_intent: job.data });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
});`,
      `new Worker('refunds', async (job: Job<string>) => {
  await stripe.refunds.create({ payment_intent: job.data }, { idempotencyKey: \`refunds.create:\${job.id}\` });
});`,
      'job',
      { library: 'Stripe', path: '', payment: 'stripe.refunds.create', what: 'job' },
    ),
    reported(
      'a client that a function hands out',
      `declare function getStripe(): Stripe;
new Worker('refunds', async (job: Job<string>) => {
  await getStripe().refunds.create({ payment_intent: job.data });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
});`,
      `declare function getStripe(): Stripe;
new Worker('refunds', async (job: Job<string>) => {
  await getStripe().refunds.create({ payment_intent: job.data }, { idempotencyKey: \`refunds.create:\${job.id}\` });
});`,
    ),
    reported(
      'a capture in a job',
      `new Worker('captures', async (job: Job<string>) => {
  await stripe.paymentIntents.capture(job.data);
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
});`,
      `new Worker('captures', async (job: Job<string>) => {
  await stripe.paymentIntents.capture(job.data, {}, { idempotencyKey: \`paymentIntents.capture:\${job.id}\` });
});`,
    ),
    reported(
      'options without a key',
      `new Worker('refunds', async (job: Job<string>) => {
  await stripe.refunds.create({ payment_intent: job.data }, { timeout: 1_000 });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
});`,
    ),
    reported(
      'two payments in a job, whose keys would be the same',
      `new Worker('refunds', async (job: Job<string[]>) => {
  for (const id of job.data) {
    await stripe.refunds.create({ payment_intent: id });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
  }
});`,
    ),
    reported(
      'a webhook',
      `export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), '', secret);
  if (event.type === 'charge.succeeded') {
    await stripe.transfers.create({ currency: 'eur', destination: 'acct' });
          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
  }
}`,
      `export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), '', secret);
  if (event.type === 'charge.succeeded') {
    await stripe.transfers.create({ currency: 'eur', destination: 'acct' }, { idempotencyKey: \`transfers.create:\${event.id}\` });
  }
}`,
      'event',
      { library: 'Stripe', path: '', payment: 'stripe.transfers.create', what: 'webhook' },
    ),
    reported(
      'a webhook that is verified in a try',
      `export async function POST(request: Request) {
  let event: Stripe.Event;
  try {
    event = await stripe.webhooks.constructEventAsync(await request.text(), '', secret);
  } catch {
    return new Response('', { status: 400 });
  }
  await stripe.refunds.create({ metadata: { type: event.type } });
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
  return new Response();
}`,
      `export async function POST(request: Request) {
  let event: Stripe.Event;
  try {
    event = await stripe.webhooks.constructEventAsync(await request.text(), '', secret);
  } catch {
    return new Response('', { status: 400 });
  }
  await stripe.refunds.create({ metadata: { type: event.type } }, { idempotencyKey: \`refunds.create:\${event.id}\` });
  return new Response();
}`,
      'event',
    ),
    reported(
      'behind two helpers',
      `async function send(id: string) {
  await stripe.refunds.create({ payment_intent: id });
}
const refund = (id: string) => send(id);
export async function POST(request: Request) {
  const event = stripe.webhooks.constructEvent(await request.text(), '', secret);
  await refund(event.id);
        ~~~~~~~~~~~~~~~~ repeatedPayment
}`,
      undefined,
      'event',
      { library: 'Stripe', path: ' (refund → send)', payment: 'stripe.refunds.create', what: 'webhook' },
    ),
    reported(
      'a function of its own, behind an interface',
      `interface Refunds { refund(id: string): Promise<void> }
class StripeRefunds implements Refunds {
  async refund(id: string) {
    await stripe.refunds.create({ payment_intent: id });
  }
}
declare const refunds: Refunds;
async function work(job: Job<string>) {
  await refunds.refund(job.data);
        ~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
}
new Worker('refunds', work);
export { StripeRefunds };`,
    ),
    reported(
      'a retry',
      `export const charge = () => pRetry(() => stripe.charges.create({ amount: 1 }), { retries: 3 });
                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment`,
    ),
    reported(
      'a retry by a loop that counts',
      `export async function charge() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await stripe.paymentIntents.create({ amount: 1, currency: 'eur' });
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
    } catch {
      await sleep(100);
    }
  }
  throw new Error('gave up');
}`,
      undefined,
      '',
      { library: 'Stripe', path: '', payment: 'stripe.paymentIntents.create', what: 'retry' },
    ),
    reported(
      'a retry by a loop that waits',
      `export async function charge() {
  let isPaid = false;
  while (!isPaid) {
    try {
      await stripe.charges.capture('ch');
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
      isPaid = true;
      break;
    } catch (error) {
      console.error(error);
    }
  }
}`,
    ),
    reported(
      'a payment in a job, with a row written after it',
      `import type { PrismaClient } from '../prisma-7/client/client.ts';
declare const prisma: PrismaClient;
new Worker('refunds', async () => {
  await stripe.refunds.create({});
        ~~~~~~~~~~~~~~~~~~~~~~~~~ repeatedPayment
  await prisma.payment.create({ data: {} as never });
});`,
    ),
  ],
});
