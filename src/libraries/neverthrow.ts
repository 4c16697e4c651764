import type { Library, Methods } from './library.ts';

const methods: Methods = {
  isErr: { asks: 'failed', kind: 'result' },
  isOk: { asks: 'succeeded', kind: 'result' },
  match: { asks: 'both', kind: 'result' },
};

export const neverthrow: Library = {
  name: 'neverthrow',
  packages: ['neverthrow'],
  owners: { Err: methods, IResult: methods, Ok: methods, ResultAsync: methods },
};
