/** What the error monitoring knows: its dashboards and alerts are built on `code`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Came with the refactoring; the monitoring was not told. */
export class PaymentProcessingError extends Error {
  readonly orderId: number;

  constructor(orderId: number, message: string) {
    super(message);
    this.orderId = orderId;
  }
}
