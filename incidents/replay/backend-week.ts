import { setTimeout as sleep } from 'node:timers/promises';

import { jsonLines, otherLines, type Service, startService } from './service.ts';

/** What was seen while the service ran. */
export interface BackendWeek {
  readonly dashboard: Answer;
  readonly recent: Answer;
  readonly signup: Parse;
  readonly search: Parse;
  readonly signupWithoutAge: Parse;
  readonly newsletter: Parse;
  readonly newsletterWithoutNumber: Parse;
  readonly quote: { readonly status: number; readonly body: string };
  /** Of a query that fails, what `console.log` leaves. */
  readonly consoleLog: Trace;
  /** Of a query that fails, what a handler leaves that answers 500 and nothing else. */
  readonly opaque: Trace;
  /** Of a request that fails, what the line of the logger holds under `error` or `err`, and which request it names. */
  readonly logged: { readonly error: string; readonly request: string };
  /** Of an Error that is sent, the keys that the client reads. */
  readonly sent: readonly string[];
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

/** What the streams hold of an Error. */
export interface Trace {
  readonly status: number;
  readonly stream: 'stderr' | 'stdout' | undefined;
  /** The parts of it. */
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

const NEWSLETTER = { weekly: 'false', mailsAMonth: '4' };

/** The message and the stack of the Error that Prisma throws where a table is missing, as text and within JSON. */
const MESSAGE = /no such table: main\.(?:Order|User)/u;
const STACK = /(?:^|\\n)\s+at \S/mu;

/** Runs the service in `directory` on the database at `databaseUrl`, and once more on one without tables, where a query fails. */
export async function replayBackendWeek(directory: string, databaseUrl: string, emptyDatabaseUrl: string): Promise<BackendWeek> {
  const failures = await failuresOf(directory, emptyDatabaseUrl);
  const service = await startService(directory, { DATABASE_URL: databaseUrl });
  try {
    return {
      ...failures,
      dashboard: await answerOf(service, '/dashboard'),
      recent: await answerOf(service, '/dashboard/recent'),
      search: await parseOf(await fetch(`${service.url}/users?${new URLSearchParams(SEARCH).toString()}`)),
      signup: await parseOf(await post(service, '/signup', SIGNUP)),
      signupWithoutAge: await parseOf(await post(service, '/signup', { ...SIGNUP, email: 'alan@example.com', age: '' })),
      newsletter: await parseOf(await post(service, '/newsletter', NEWSLETTER)),
      newsletterWithoutNumber: await parseOf(await post(service, '/newsletter', { ...NEWSLETTER, mailsAMonth: '' })),
      quote: await textOf(await fetch(`${service.url}/quote?seats=four`)),
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

function post(service: Service, route: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(service.url + route, { method: 'POST', body: new URLSearchParams(form) });
}

async function parseOf(response: Response): Promise<Parse> {
  const body = (await response.json()) as { issues?: readonly { path: readonly (number | string)[] }[] };
  const paths = (body.issues ?? []).map(({ path }) => path.filter((part) => typeof part === 'string').join('.'));
  return { status: response.status, refused: [...new Set(paths)], body };
}

async function textOf(response: Response): Promise<{ status: number; body: string }> {
  return { status: response.status, body: await response.text() };
}

async function failuresOf(directory: string, emptyDatabaseUrl: string): Promise<Pick<BackendWeek, 'consoleLog' | 'logged' | 'opaque' | 'sent'>> {
  // Nothing listens there.
  const service = await startService(directory, { DATABASE_URL: emptyDatabaseUrl, RATES_URL: 'http://127.0.0.1:1/rates' });
  try {
    const consoleLog = traceOf(await written(service, '/dashboard'));
    const opaque = traceOf(await written(service, '/dashboard/recent'));
    const logged = lineOf((await written(service, '/rates')).stdout);
    const { body } = await written(service, '/users');
    const { error } = JSON.parse(body) as { error: object };
    return { consoleLog, opaque, logged, sent: Object.keys(error) };
  } finally {
    await service.stop();
  }
}

interface Written {
  readonly status: number;
  readonly body: string;
  readonly stderr: string;
  readonly stdout: string;
}

/** What a request is answered, and what is written meanwhile. */
async function written(service: Service, route: string): Promise<Written> {
  const stderr = service.stderr().length;
  const stdout = service.stdout().length;
  const answer = await textOf(await fetch(service.url + route));
  await sleep(50);
  return { ...answer, stderr: service.stderr().slice(stderr), stdout: service.stdout().slice(stdout) };
}

function traceOf({ status, stderr, stdout }: Written): Trace {
  const streams = { stderr, stdout };
  const stream = (['stderr', 'stdout'] as const).find((name) => MESSAGE.test(streams[name]));
  const text = stream === undefined ? '' : streams[stream];
  return {
    status,
    stream,
    held: stream === undefined ? [] : ['message', ...(STACK.test(text) ? ['stack'] : [])],
    unreadable: otherLines(stdout).length,
  };
}

function lineOf(stdout: string): BackendWeek['logged'] {
  const line = jsonLines(stdout).find(({ msg }) => msg === 'no exchange rates');
  const error = line?.['error'] ?? line?.['err'] ?? {};
  const request = line?.['req'] as { method: string; url: string } | undefined;
  return {
    error: Object.keys(error).join(', ') || '{}',
    request: request === undefined ? 'unknown' : `${request.method} ${request.url}`,
  };
}
