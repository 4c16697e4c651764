import noAwaitInLoopOrm from '../src/rules/no-await-in-loop-orm.ts';
import noSilentDefault from '../src/rules/no-silent-default-on-null-cache.ts';
import requireLoggerErrorKey from '../src/rules/require-logger-error-key.ts';
import { annotated } from './support/annotated.ts';
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
