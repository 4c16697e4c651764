import { setTimeout as sleep } from 'node:timers/promises';

import { otherLines, type Service, startService } from './service.ts';

/** What was seen while the service ran. */
export interface BackendWeek {
  readonly dashboard: Answer;
  readonly recent: Answer;
  readonly signup: Parse;
  readonly search: Parse;
  readonly signupWithoutAge: Parse;
  readonly failure: Failure;
}

export interface Answer {
  readonly status: number;
  readonly queries: number;
  readonly milliseconds: number;
  readonly body: string;
}

export interface Parse {
  readonly status: number;
  /** The leaves that refused what they were sent, by their path in the form or the query string. */
  readonly refused: readonly string[];
  readonly body: unknown;
}

/** What the streams held after a request that failed. */
export interface Failure {
  readonly status: number;
  /** The streams that hold the name of the error. */
  readonly streams: readonly ('stderr' | 'stdout')[];
  /** What they hold of it. */
  readonly held: readonly string[];
  /** Lines on stdout that are no JSON. */
  readonly unreadable: number;
}

/** Every leaf that is no string, as a browser posts it. */
const SIGNUP = {
  name: 'Grace',
  email: 'grace@example.com',
  age: '36',
  householdSize: '3',
  birthDate: '1990-04-01',
  acceptsTerms: 'true',
  newsletter: 'false',
  referralId: '9007199254740993',
  'address[street]': 'Main Street 1',
  'address[city]': 'Bern',
  'address[floor]': '2',
  'address[latitude]': '46.94',
  'address[longitude]': '7.44',
  'address[isBusiness]': 'false',
  'preferences[language]': 'de',
  'preferences[itemsPerPage]': '50',
  'preferences[digestHour]': '7',
  'preferences[darkMode]': 'true',
  'preferences[favourites][]': '12',
  'billing[plan]': 'team',
  'billing[seats]': '4',
  'billing[monthlyBudget]': '99.5',
  'billing[taxId]': '756123456789012345',
  'billing[startsOn]': '2026-09-01',
  'billing[autoRenew]': 'true',
};

const SEARCH = { name: 'User', page: '2', minAge: '30', signedUpAfter: '2026-03-01', active: 'true' };

/** How the parts of the Error look that Prisma throws where a table is missing. */
const ERROR = { name: 'PrismaClientKnownRequestError', message: 'no such table: main.User', stack: /^\s+at \S/mu };

/** Runs the service in `directory` on the database at `databaseUrl`, and once more on one without tables, where a query fails. */
export async function replayBackendWeek(directory: string, databaseUrl: string, emptyDatabaseUrl: string): Promise<BackendWeek> {
  const service = await startService(directory, { DATABASE_URL: databaseUrl });
  try {
    return {
      dashboard: await answerOf(service, '/dashboard'),
      recent: await answerOf(service, '/dashboard/recent'),
      search: await parseOf(await fetch(`${service.url}/users?${new URLSearchParams(SEARCH).toString()}`)),
      signup: await parseOf(await post(service, SIGNUP)),
      signupWithoutAge: await parseOf(await post(service, { ...SIGNUP, email: 'alan@example.com', age: '' })),
      failure: await failureOf(directory, emptyDatabaseUrl),
    };
  } finally {
    await service.stop();
  }
}

async function answerOf(service: Service, route: string): Promise<Answer> {
  const sent = await queriesOf(service);
  const start = performance.now();
  const response = await fetch(service.url + route);
  const body = await response.text();
  const milliseconds = performance.now() - start;
  return { status: response.status, queries: (await queriesOf(service)) - sent, milliseconds, body };
}

/** Prisma reports its queries a moment after it has sent them. */
async function queriesOf(service: Service): Promise<number> {
  await sleep(50);
  const response = await fetch(`${service.url}/metrics`);
  return ((await response.json()) as { queries: number }).queries;
}

function post(service: Service, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${service.url}/signup`, { method: 'POST', body: new URLSearchParams(form) });
}

async function parseOf(response: Response): Promise<Parse> {
  const body = (await response.json()) as { issues?: readonly { path: readonly (number | string)[] }[] };
  const paths = (body.issues ?? []).map(({ path }) => path.filter((part) => typeof part === 'string').join('.'));
  return { status: response.status, refused: [...new Set(paths)], body };
}

async function failureOf(directory: string, emptyDatabaseUrl: string): Promise<Failure> {
  const service = await startService(directory, { DATABASE_URL: emptyDatabaseUrl });
  let status: number;
  try {
    ({ status } = await fetch(`${service.url}/dashboard`));
    await sleep(50);
  } finally {
    await service.stop();
  }
  const streams = (['stderr', 'stdout'] as const).filter((stream) => service[stream]().includes(ERROR.name));
  const text = streams.map((stream) => service[stream]()).join('');
  return {
    status,
    streams,
    held: Object.entries(ERROR)
      .filter(([, part]) => text.search(part) >= 0)
      .map(([part]) => part),
    unreadable: otherLines(service.stdout()).length,
  };
}
