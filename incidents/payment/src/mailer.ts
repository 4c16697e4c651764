import type { Charge } from './gateway.ts';

/** Keeps what it would send. */
export class Mailer {
  readonly sent: string[] = [];

  confirm(address: string, charge: Charge): void {
    this.sent.push(`To ${address}: we received ${charge.amount / 100} for order ${charge.orderId}`);
  }
}
