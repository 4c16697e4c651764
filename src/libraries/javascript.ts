import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { CallbackRole, Library, Methods } from './library.ts';

const once: CallbackRole = { callback: 0, collection: null, element: 0, kind: 'callback', runs: 'once' };
const forEach: CallbackRole = { ...once, runs: 'for each, at once' };
const fold: CallbackRole = { ...forEach, element: 1, runs: 'for each, in turn' };

const array: Methods = {
  every: forEach,
  filter: forEach,
  flatMap: forEach,
  forEach,
  map: forEach,
  reduce: fold,
  reduceRight: fold,
};

/**
 * The language's own functions that run a callback. `some`, `find` and their kin are left out: a promise is truthy, so they
 * stop at the first one.
 */
export const javascript: Library = {
  name: 'JavaScript',
  packages: [DEFAULT_LIBRARY],
  owners: {
    Array: array,
    ArrayConstructor: { from: { ...forEach, callback: 1, collection: 0 } },
    IteratorObject: array,
    Map: { forEach },
    Promise: { catch: once, finally: once, then: once },
    ReadonlyArray: array,
    ReadonlyMap: { forEach },
    ReadonlySet: { forEach },
    Set: { forEach },
  },
  functions: { Promise: once },
};
