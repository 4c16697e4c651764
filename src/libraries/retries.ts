import type { Library, RetryRole } from './library.ts';

const retry: RetryRole = { kind: 'retry' };

export const retries: Library = {
  name: 'a retry',
  packages: ['async-retry', 'exponential-backoff', 'p-retry', 'promise-retry', 'ts-retry-promise'],
  owners: {},
  functions: { backOff: retry, default: retry, pRetry: retry, promiseRetry: retry, retry },
};
