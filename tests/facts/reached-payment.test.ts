import { reachedKeylessPayment } from '../../src/facts/reached-payment.ts';
import { testCalls } from '../support/commented-calls.ts';

function testFact(name: string, code: string): void {
  testCalls(
    'payments',
    name,
    (call, program) => {
      const reached = reachedKeylessPayment(call, program);
      return reached && [reached.evidence.method, ...(reached.path.length > 0 ? ['via', reached.path.join(' → ')] : [])].join(' ');
    },
    `import Stripe from 'stripe';\ndeclare const stripe: Stripe;\n${code}\nexport {};`,
  );
}

testFact('a payment without a key, through functions and an interface', `
interface Refunds { refund(): Promise<void> }
class StripeRefunds implements Refunds {
  async refund() {
    await stripe.refunds.create({}); // create
  }
}
declare const refunds: Refunds;
declare const own: StripeRefunds;
refunds.refund(); // create via refund
const both = () => own.refund(); // create via refund
both(); // create via both → refund
`);

testFact('a payment with a key, and one that may have one', `
function refund(options: Stripe.RequestOptions) {
  return stripe.refunds.create({}, options);
}
refund({ idempotencyKey: 'refund:1' });
stripe.refunds.create({}, { idempotencyKey: 'refund:1' });
stripe.refunds.create({}, { timeout: 1 }); // create
`);

testFact('functions that call each other', `
function a(): void {
  b(); // create via b → c
  c(); // create via c
}
function b(): void {
  a(); // create via a → c
  c(); // create via c
}
function c(): void {
  stripe.charges.create({}); // create
}
a(); // create via a → c
`);
