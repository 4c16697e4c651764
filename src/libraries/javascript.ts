import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { CallbackRole, Library, Methods } from './library.ts';

const once: CallbackRole = { callback: 0, collection: null, element: 0, kind: 'callback', runs: 'once' };
const forEach: CallbackRole = { ...once, runs: 'for each, at once' };
const forEachDropped: CallbackRole = { ...forEach, answers: 'dropped' };
const forEachListed: CallbackRole = { ...forEach, answers: 'listed' };
const fold: CallbackRole = { ...forEach, element: 1, runs: 'for each, in turn' };

const array: Methods = {
  every: forEach,
  filter: forEach,
  flatMap: forEachListed,
  forEach: forEachDropped,
  map: forEachListed,
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
    ArrayConstructor: { from: { ...forEachListed, callback: 1, collection: 0 } },
    IteratorObject: array,
    Map: { forEach: forEachDropped },
    Promise: { catch: once, finally: once, then: once },
    ReadonlyArray: array,
    ReadonlyMap: { forEach: forEachDropped },
    ReadonlySet: { forEach: forEachDropped },
    Set: { forEach: forEachDropped },
  },
  functions: { Promise: once },
};
