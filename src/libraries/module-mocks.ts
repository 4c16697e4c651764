import type { Library, ModuleMockRole } from './library.ts';

const mock: ModuleMockRole = { factory: 1, kind: 'module-mock', module: 0 };

export const vitest: Library = {
  name: 'Vitest',
  packages: ['vitest'],
  owners: { VitestUtils: { doMock: mock, mock } },
};

/** `@jest/globals` hands out the interface, `@types/jest` declares a namespace of functions. */
export const jest: Library = {
  name: 'Jest',
  packages: ['@jest/environment', 'jest'],
  owners: { Jest: { doMock: mock, mock, unstable_mockModule: mock } },
  functions: { doMock: mock, mock, unstable_mockModule: mock },
};
