import Stripe from 'stripe';
import { expect, it } from 'vitest';

/** The keys that each of two refunds is sent with. */
async function keysSentWith(options?: Stripe.RequestOptions): Promise<(string | null)[]> {
  const keys: (string | null)[] = [];
  const httpClient = Stripe.createFetchHttpClient((_input, init) => {
    keys.push(new Headers(init?.headers).get('Idempotency-Key'));
    return Promise.resolve(new Response('{"id":"re_1","object":"refund"}'));
  });
  const stripe = new Stripe('sk_test_x', { httpClient, maxNetworkRetries: 2 });
  await stripe.refunds.create({ payment_intent: 'pi_1' }, options);
  await stripe.refunds.create({ payment_intent: 'pi_1' }, options);
  return keys;
}

it("Stripe's client makes a new key for each call", async () => {
  const [first, second] = await keysSentWith();
  expect(first).toMatch(/^stripe-node-retry-/);
  expect(second).toMatch(/^stripe-node-retry-/);
  expect(second).not.toBe(first);
});

it('a key that is given is sent each time', async () => {
  expect(await keysSentWith({ idempotencyKey: 'refund:1' })).toEqual(['refund:1', 'refund:1']);
});
