import type { Library } from './library.ts';

/** Its function gets the keys of one tick together: what happens for each of them in there is that function's business. */
export const dataloader: Library = {
  name: 'DataLoader',
  packages: ['dataloader'],
  owners: {},
  functions: { DataLoader: { callback: 0, collection: null, element: 0, kind: 'callback', runs: 'per batch' } },
};
