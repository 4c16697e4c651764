export class FeatureError extends Error {
  override readonly name: string = 'FeatureError';
  readonly status: number;

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

export class FeatureNotFound extends FeatureError {
  override readonly name = 'FeatureNotFound';

  constructor(id: number) {
    super(`There is no feature ${id}`, 404);
  }
}

export class FeatureConflict extends FeatureError {
  override readonly name = 'FeatureConflict';

  constructor(id: number, expected: string, options?: ErrorOptions) {
    super(`Feature ${id} is no longer ${expected}`, 409, options);
  }
}

export function isFeatureError(error: unknown): error is FeatureError {
  return error instanceof FeatureError;
}

export function statusOf(error: unknown): number {
  if (isFeatureError(error)) {
    return error.status;
  }
  return error instanceof SyntaxError ? 400 : 500;
}

export function publicMessageOf(error: unknown): string {
  const status = statusOf(error);
  if (status >= 500 || !(error instanceof Error)) {
    return 'Something went wrong';
  }
  return error.message.slice(0, 200);
}

export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
}
