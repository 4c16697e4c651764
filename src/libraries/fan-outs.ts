import type { CallbackRole, Library, Methods } from './library.ts';

const overFirst: CallbackRole = { callback: 1, collection: 0, element: 0, kind: 'callback', runs: 'for each, at once' };
const overReceiver: CallbackRole = { ...overFirst, callback: 0, collection: null };
const inTurn = { runs: 'for each, in turn' } as const;

/** The default export is known by its usual name, so that other calls are turned away unasked. */
export const pMap: Library = {
  name: 'p-map',
  packages: ['p-map'],
  owners: {},
  functions: { default: overFirst, pMap: overFirst },
};

/** What is made by `pLimit(…)` runs the function that it is handed, once, when there is room. */
export const pLimit: Library = {
  name: 'p-limit',
  packages: ['p-limit'],
  owners: { LimitFunction: { map: overFirst } },
  callables: { LimitFunction: { role: { ...overReceiver, runs: 'once' } } },
};

const bluebirdStatics: Methods = {
  each: { ...overFirst, ...inTurn },
  filter: overFirst,
  map: overFirst,
  mapSeries: { ...overFirst, ...inTurn },
};

export const bluebird: Library = {
  name: 'Bluebird',
  packages: ['bluebird'],
  owners: { Bluebird: bluebirdStatics },
};

const limited: CallbackRole = { ...overFirst, callback: 2 };

export const asyncLibrary: Library = {
  name: 'async',
  packages: ['async'],
  owners: {},
  functions: {
    each: overFirst,
    eachLimit: limited,
    eachOf: overFirst,
    eachSeries: { ...overFirst, ...inTurn },
    forEach: overFirst,
    forEachLimit: limited,
    forEachOf: overFirst,
    forEachSeries: { ...overFirst, ...inTurn },
    map: overFirst,
    mapLimit: limited,
    mapSeries: { ...overFirst, ...inTurn },
  },
};

export const lodash: Library = {
  name: 'Lodash',
  packages: ['lodash', 'lodash-es'],
  owners: {
    LoDashStatic: {
      each: overFirst,
      filter: overFirst,
      flatMap: overFirst,
      forEach: overFirst,
      map: overFirst,
      reduce: { ...overFirst, element: 1, ...inTurn },
    },
    Collection: { each: overReceiver, filter: overReceiver, flatMap: overReceiver, forEach: overReceiver, map: overReceiver },
  },
};
