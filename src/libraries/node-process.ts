import type { RequestLibrary } from './library.ts';

export const nodeProcess: RequestLibrary = {
  name: 'Node',
  packages: ['node'],
  inputs: { Process: { env: { kind: 'request-input', part: 'environment' } } },
};
