import { PaymentProcessingError } from './errors.ts';

export interface Charge {
  readonly id: string;
  readonly orderId: number;
  readonly amount: number;
}

type Settle = (charge: Charge, done: (error?: Error | null) => void) => void;

/** A charge gateway in this process: it takes the money, and tells the settlement before it answers. */
export class ChargeGateway {
  readonly charges: Charge[] = [];
  private readonly settle: Settle;

  constructor(settle: Settle) {
    this.settle = settle;
  }

  charge(orderId: number, amount: number): Promise<Charge> {
    if (amount <= 0) {
      return Promise.reject(new PaymentProcessingError(`Order ${orderId}, of ${amount} cents, can not be charged`));
    }
    const charge: Charge = { id: `ch_${this.charges.length + 1}`, orderId, amount };
    this.charges.push(charge);
    return new Promise((resolve, reject) => {
      this.settle(charge, (error) => {
        if (error) {
          reject(error);
        } else {
          resolve(charge);
        }
      });
    });
  }
}
