import noAwaitInLoopOrm from '../src/rules/no-await-in-loop-orm.ts';
import noSilentDefault from '../src/rules/no-silent-default-on-null-cache.ts';
import noUncheckedNumberParse from '../src/rules/no-unchecked-number-parse.ts';
import requireLoggerErrorKey from '../src/rules/require-logger-error-key.ts';
import zodRequireCoerce from '../src/rules/zod-require-coerce-for-http.ts';
import { annotated } from './support/annotated.ts';
import { testReports } from './support/reports.ts';
import { testRule } from './support/rule-tester.ts';

// The valid cases end in a line of their own: a program that was asked about before it was taught keeps its answers.

// Interfaces without a body: nothing in the program could be followed.
const cache = `
export interface OrderCache { load(key: string): Promise<string | null>; save(key: string, value: string): Promise<void> }
export async function statusOf(cache: OrderCache, id: string): Promise<string> {
  return (await cache.load(id)) ?? 'failed';
`;

const RETURN = "  return (await cache.load(id)) ?? 'failed';\n";

const THROW_ON_MISS = `  const cached = await cache.load(id);
  if (cached === null) {
    throw new Error(\`The cache holds nothing under \${id}\`);
  }
  return cached;
`;

const READ_THROUGH = `  const readThrough = (): Promise<never> => {
    throw new Error('Fetch this from its source of truth and write it back to the cache');
  };
  return (await cache.load(id)) ?? (await readThrough());
`;

function cacheSettingsFor(file: string): { postmortem: object } {
  return { postmortem: { libraries: [{ file, name: 'OrderCache', owners: { OrderCache: { load: { kind: 'cache', operation: 'read' } } } }] } };
}

testRule('plain', 'no-silent-default-on-null-cache', noSilentDefault, {
  valid: [
    { name: 'a cache class that the settings do not name', code: `${cache}}\n// Not taught.` },
    { name: 'a class of the same name in another file', code: `${cache}}\n// Taught of another file.`, settings: cacheSettingsFor('src/other.ts') },
  ],
  invalid: [
    {
      name: 'a cache class of the project, by its file',
      settings: cacheSettingsFor('file.ts'),
      code: `${cache}}`,
      errors: [
        {
          messageId: 'defaultOnMiss',
          line: 4,
          column: 36,
          endColumn: 44,
          suggestions: [
            { messageId: 'throwOnMiss', output: cache.replace(RETURN, THROW_ON_MISS) + '}' },
            { messageId: 'readThrough', output: cache.replace(RETURN, READ_THROUGH) + '}' },
          ],
        },
      ],
    },
  ],
});

const rows = `
export abstract class BaseRepository<Row> { abstract byId(id: number): Promise<Row>; abstract store(row: Row): Promise<void> }
export async function load(orders: BaseRepository<object>, ids: number[]): Promise<object[]> {
  const found: object[] = [];
  for (const id of ids) {
    found.push(await orders.byId(id));
`;

const rowSettings = {
  postmortem: {
    libraries: [
      { file: 'file.ts', name: 'our store', owners: { BaseRepository: { byId: { kind: 'query', operation: 'read' }, store: { kind: 'query', operation: 'write' } } } },
    ],
  },
};

testRule('plain', 'no-await-in-loop-orm', noAwaitInLoopOrm, {
  valid: [{ name: 'a repository that the settings do not name', code: `${rows}  }\n  return found;\n}\n// Not taught.` }],
  invalid: [
    {
      name: 'a base class of repositories, by its file',
      settings: rowSettings,
      ...annotated<'queryInLoop'>(`${rows}                     ~~~~~~~~~~~~~~~ queryInLoop
  }
  return found;
}`),
    },
  ],
});

const log = `
export interface Log { failed(text: string, fields: object): void }
export async function run(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.failed('work', { error });
`;

testRule('plain', 'require-logger-error-key', requireLoggerErrorKey, {
  valid: [{ name: 'a logger that the settings do not name', code: `${log}  }\n}` }],
  invalid: [
    {
      name: 'a logger of the project, by its file',
      settings: {
        postmortem: { libraries: [{ file: './file.ts', name: 'our logger', owners: { Log: { failed: { errorKey: 'err', fields: 1, kind: 'log', level: 'error' } } } }] },
      },
      code: `${log}  }\n}`,
      errors: [
        {
          messageId: 'errorEmptied',
          line: 7,
          column: 26,
          endColumn: 31,
          suggestions: [{ messageId: 'useErrorKey', output: `${log.replace('{ error }', '{ err: error }')}  }\n}` }],
        },
      ],
    },
  ],
});

// Declared without a body, as what a package hands out is.
const REQUEST = `import { z } from 'zod';
export interface Incoming { cookie(name: string): string; readonly input: Record<string, unknown>; payload(): Promise<unknown> }
export declare function queryOf(incoming: Incoming): Record<string, unknown>;
`;

function requestSettings(file: string): { postmortem: object } {
  const functions = { queryOf: { kind: 'request', nests: true, part: 'query' } };
  const Incoming = {
    cookie: { kind: 'request', part: 'cookies' },
    input: { kind: 'request', part: 'params' },
    payload: { encoding: 'json', kind: 'request', part: 'body' },
  };
  return { postmortem: { libraries: [{ file, functions, name: 'our server', owners: { Incoming } }] } };
}

testReports('http', 'zod-require-coerce-for-http: request helpers of the settings', zodRequireCoerce, [
  {
    name: 'a function, a property and a method',
    settings: requestSettings('file.ts'),
    code: `${REQUEST}
const search = z.object({ page: z.number() });
                                ~~~~~~~~~~ stringLeaf
export async function handle(incoming: Incoming): Promise<unknown> {
  const { id } = z.object({ id: z.number() }).parse(incoming.input);
                                ~~~~~~~~~~ stringLeaf
  const order = z.object({ at: z.date(), count: z.number() }).parse(await incoming.payload());
                               ~~~~~~~~ jsonLeaf
  return [id, order, search.parse(queryOf(incoming))];
}`,
  },
  {
    name: 'a helper of the same name in another file',
    settings: requestSettings('src/other.ts'),
    code: `${REQUEST}\n// Taught of another file.\nexport const page = (incoming: Incoming): unknown => z.object({ page: z.number() }).parse(queryOf(incoming));`,
  },
  {
    name: 'a helper that the settings do not name',
    code: `${REQUEST}\n// Not taught.\nexport const page = (incoming: Incoming): unknown => z.object({ page: z.number() }).parse(queryOf(incoming));`,
  },
]);

testReports('http', 'no-unchecked-number-parse: request helpers of the settings', noUncheckedNumberParse, [
  {
    name: 'a method and a function',
    settings: requestSettings('file.ts'),
    code: `${REQUEST}
export function handle(incoming: Incoming): Response {
  return Response.json({ page: Number(incoming.cookie('page')) });
                               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nanInResponse
}
export function list(incoming: Incoming): Response {
  const { size } = queryOf(incoming);
  return Response.json({ size: Number(size) });
                               ~~~~~~~~~~~~ nanInResponse
}`,
  },
]);

const EACH = `import type { PrismaClient } from './client/client.js';
export declare function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void>;
`;

testReports('prisma-7', 'no-await-in-loop-orm: a function of the settings that runs its callback for each', noAwaitInLoopOrm, [
  {
    name: 'a function that runs its callback for each',
    settings: { postmortem: { libraries: [{ file: 'file.ts', functions: { inTurn: { callback: 1, collection: 0, kind: 'callback', runs: 'for each, in turn' } }, name: 'our lists' }] } },
    code: `${EACH}
export async function load(prisma: PrismaClient, ids: readonly number[]): Promise<void> {
  await inTurn(ids, (id) => prisma.order.findMany({ where: { userId: id } }));
                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ queryInLoop
}`,
  },
  {
    name: 'a function that the settings do not name',
    code: `${EACH}
// Not taught.
export async function load(prisma: PrismaClient, ids: readonly number[]): Promise<void> {
  await inTurn(ids, (id) => prisma.order.findMany({ where: { userId: id } }));
}`,
  },
]);
