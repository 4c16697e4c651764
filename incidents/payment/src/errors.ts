/** What the error monitoring knows: it calls somebody for each of these. */
export class ServiceError extends Error {
  override readonly name: string = 'ServiceError';
}

/** Came with the refactoring; the monitoring was not told. */
export class PaymentProcessingError extends Error {
  override readonly name = 'PaymentProcessingError';
}
