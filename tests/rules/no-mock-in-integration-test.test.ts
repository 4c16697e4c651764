import rule from '../../src/rules/no-mock-in-integration-test.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'fakeStore' | 'mockedClient' | 'mockedType';

const FILE = 'src/orders.integration.test.ts';

function silent(name: string, code: string, filename = FILE) {
  return { code, filename, name };
}

function silentVitest(name: string, code: string) {
  return silent(name, `import { vi } from 'vitest';\n${code}`);
}

function reported(name: string, marked: string, data?: Record<string, string>, filename = FILE) {
  const { code, errors } = annotated<MessageIds>(marked);
  return { code, errors: errors.map((error) => (data === undefined ? error : { ...error, data })), filename, name };
}

function reportedVitest(name: string, marked: string, data?: Record<string, string>, filename = FILE) {
  return reported(name, `import { vi } from 'vitest';\n${marked}`, data, filename);
}

testRule('integration', 'no-mock-in-integration-test', rule, {
  valid: [
    silentVitest('a module without a client', "vi.mock('./mailer.ts');"),
    silentVitest('a repository, which uses a client and exports none', "import './orders.ts'; vi.mock('./orders.ts');"),
    silentVitest('a package without a client', "vi.mock('node:fs');"),
    silentVitest('a module that nothing resolves', "vi.mock('./missing.ts');"),
    silentVitest('a path known only at run time', "declare const path: string; vi.mock(path); vi.mock(`./${path}.ts`);"),
    silentVitest('a client that is watched and left as it is', "import './redis.ts'; vi.mock('./redis.ts', { spy: true });"),
    silentVitest(
      'another export, with the client kept by the original',
      "import './prisma.ts'; vi.mock('./prisma.ts', async (importOriginal) => ({ ...(await importOriginal<object>()), pageSize: 2 }));",
    ),
    silentVitest(
      'another export, with the client kept by the actual module',
      "import './prisma.ts'; vi.mock('./prisma.ts', async () => { const actual = await vi.importActual('./prisma.ts'); return { ...actual, pageSize: 2 }; });",
    ),
    silentVitest(
      'a client of another place',
      "import './prisma.ts'; import type { PrismaClient } from './prisma.ts'; declare function container(): Promise<PrismaClient>; vi.mock('./prisma.ts', async () => ({ prisma: await container() }));",
    ),
    silentVitest(
      'a module of another place, with a client of its own',
      "import './prisma.ts'; vi.mock('./prisma.ts', () => import('./prisma.ts'));",
    ),
    silentVitest('a mock that is taken back', "vi.unmock('./redis.ts'); vi.doUnmock('./redis.ts');"),
    silent("a project's own mock", "import './redis.ts'; const vi = { mock(_path: string): void {} }; vi.mock('./redis.ts');"),
    silent('a mock of type any', "import './redis.ts'; declare const vi: any; vi.mock('./redis.ts');"),
    silent('an unit test', "import { vi } from 'vitest'; import './redis.ts'; vi.mock('./redis.ts');", 'src/orders.test.ts'),
    silent('an unit test of a module that is called integration', "import { vi } from 'vitest'; import './redis.ts'; vi.mock('./redis.ts');", 'src/integration.test.ts'),
    silent('an unit test in a folder of its own', "import { vi } from 'vitest'; import '../../src/redis.ts'; vi.mock('../../src/redis.ts');", 'tests/unit/orders.test.ts'),
    silent('a fake in an unit test', "import Redis from 'ioredis-mock'; new Redis();", 'src/orders.test.ts'),
    silent('the real client', "import { Redis } from 'ioredis'; new Redis();"),
    silent('a module of the project that is called like a fake', "import './pg-mem.ts'; import './ioredis-mock.js';"),
    silent(
      'a typed mock of something else',
      "import { mockDeep } from 'vitest-mock-extended'; interface Mailer { send(to: string): Promise<void> } mockDeep<Mailer>();",
    ),
    silent(
      'a function of the project that is called like one that mocks types',
      "import type { PrismaClient } from './prisma.ts'; declare function mockDeep<T>(): T; mockDeep<PrismaClient>();",
    ),
  ],
  invalid: [
    reportedVitest(
      'a client',
      `import './redis.ts';
vi.mock('./redis.ts');
        ~~~~~~~~~~~~ mockedClient`,
      { client: 'redis', library: 'ioredis', mock: "vi.mock('./redis.ts')" },
    ),
    reportedVitest(
      'a generated client',
      `import './prisma.ts';
vi.mock('./prisma.ts', () => ({ prisma: { order: { findMany: vi.fn() } } }));
        ~~~~~~~~~~~~~ mockedClient`,
      { client: 'prisma', library: 'Prisma', mock: "vi.mock('./prisma.ts')" },
    ),
    reportedVitest(
      'a client that the original is spread under',
      `import './prisma.ts';
vi.mock('./prisma.ts', async (importOriginal) => ({ ...(await importOriginal<object>()), prisma: { order: {} } }));
        ~~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'a client in a factory with a body',
      `import './prisma.ts';
vi.mock('./prisma.ts', () => {
        ~~~~~~~~~~~~~ mockedClient
  const prisma = { order: { findMany: vi.fn() } };
  return { prisma };
});`,
    ),
    reportedVitest(
      'one of two clients',
      `import './redis.ts';
vi.mock('./redis.ts', async (importOriginal) => ({ ...(await importOriginal<typeof import('./redis.ts')>()), redis: { get: vi.fn() } }));
        ~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'a factory that leaves the client out',
      `import './prisma.ts';
vi.mock('./prisma.ts', () => ({ pageSize: 2 }));
        ~~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'a module that is imported for its mock',
      `vi.mock(import('./redis.ts'));
        ~~~~~~~~~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'later in the test',
      `import './redis.ts';
vi.doMock('./redis.ts');
          ~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'a module that exports the client again, under another name',
      `import './index.ts';
vi.mock('./index.ts');
        ~~~~~~~~~~~~ mockedClient`,
      { client: 'store', library: 'ioredis', mock: "vi.mock('./index.ts')" },
    ),
    reportedVitest(
      'through an alias of the path',
      `import '@/redis.ts';
vi.mock('@/redis.ts');
        ~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'the package of the client',
      `import { Redis } from 'ioredis';
vi.mock('ioredis');
        ~~~~~~~~~ mockedClient
new Redis();`,
    ),
    reportedVitest(
      'a package that makes clients',
      `import { createClient } from 'redis';
vi.mock('redis', () => ({ createClient: () => ({ get: vi.fn() }) }));
        ~~~~~~~ mockedClient
createClient();`,
      { client: 'createClient', library: 'node-redis', mock: "vi.mock('redis')" },
    ),
    reported(
      'Jest',
      `import { jest } from '@jest/globals';
import './redis.ts';
jest.mock('./redis.ts');
          ~~~~~~~~~~~~ mockedClient
jest.unstable_mockModule('./redis.ts', () => ({ redis: jest.fn() }));
                         ~~~~~~~~~~~~ mockedClient`,
    ),
    reportedVitest(
      'in a folder of integration tests',
      `import '../../src/redis.ts';
vi.mock('../../src/redis.ts');
        ~~~~~~~~~~~~~~~~~~~~ mockedClient`,
      undefined,
      'tests/integration/orders.test.ts',
    ),
    reportedVitest(
      'in a setup file of end-to-end tests',
      `import '../src/redis.ts';
vi.mock('../src/redis.ts');
        ~~~~~~~~~~~~~~~~~ mockedClient`,
      undefined,
      'e2e/setup.ts',
    ),
    reportedVitest(
      'in an end-to-end test by its name',
      `import './src/redis.ts';
vi.mock('./src/redis.ts');
        ~~~~~~~~~~~~~~~~ mockedClient`,
      undefined,
      'file.e2e-spec.ts',
    ),
    reported(
      'a Redis in memory',
      `import RedisMock from 'ioredis-mock';
                      ~~~~~~~~~~~~~~ fakeStore
new RedisMock();`,
      { module: 'ioredis-mock', store: 'Redis' },
    ),
    reported(
      'a PostgreSQL in memory',
      `import { newDb } from 'pg-mem';
                      ~~~~~~~~ fakeStore
newDb();`,
      { module: 'pg-mem', store: 'PostgreSQL' },
    ),
    reported(
      'a fake that is loaded when it is asked for',
      `export const load = () => import('pg-mem');
                                 ~~~~~~~~ fakeStore
declare function require(module: string): unknown;
require('ioredis-mock');
        ~~~~~~~~~~~~~~ fakeStore
export * from 'pg-mem';
              ~~~~~~~~ fakeStore`,
    ),
    reportedVitest(
      'a fake in the place of the package, once',
      `import 'ioredis';
vi.mock('ioredis', async () => ({ Redis: (await import('ioredis-mock')).default }));
                                                       ~~~~~~~~~~~~~~ fakeStore`,
    ),
    reported(
      'an empty client of the type',
      `import { mockDeep } from 'vitest-mock-extended';
import type { PrismaClient } from './prisma.ts';
export const prisma = mockDeep<PrismaClient>();
                      ~~~~~~~~~~~~~~~~~~~~~~~~ mockedType`,
      { library: 'Prisma', mock: 'mockDeep<PrismaClient>()' },
    ),
    reported(
      'an empty Redis client',
      `import { mock } from 'vitest-mock-extended';
import type { Redis } from 'ioredis';
export const redis = mock<Redis>();
                     ~~~~~~~~~~~~~ mockedType`,
    ),
  ],
});
