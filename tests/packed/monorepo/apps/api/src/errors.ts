export class AppError extends Error {
  override name = 'AppError';
}

export class PaymentTimeout extends Error {}
