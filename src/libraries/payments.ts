import type { DeliveryRole, Library, Methods, PaymentRole } from './library.ts';

const create: PaymentRole = { kind: 'payment', options: 1 };
const onExisting: PaymentRole = { kind: 'payment', options: 2 };
const verify: DeliveryRole = { kind: 'delivery' };

const charged: Methods = { capture: onExisting, create };
const reversible: Methods = { create, createReversal: onExisting };
const made: Methods = { create };

/** Resources are called in the plural up to version 19, in the singular since. */
export const stripe: Library = {
  name: 'Stripe',
  packages: ['stripe'],
  owners: {
    ChargeResource: charged,
    ChargesResource: charged,
    InvoiceItemResource: made,
    InvoiceItemsResource: made,
    PaymentIntentResource: charged,
    PaymentIntentsResource: charged,
    PayoutResource: made,
    PayoutsResource: made,
    RefundResource: made,
    RefundsResource: made,
    SubscriptionResource: made,
    SubscriptionsResource: made,
    TopupResource: made,
    TopupsResource: made,
    TransferResource: reversible,
    TransfersResource: reversible,
    WebhookObject: { constructEvent: verify, constructEventAsync: verify },
    Webhooks: { constructEvent: verify, constructEventAsync: verify },
  },
};
