import rule from '../../src/rules/no-read-before-async-assign.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'readBeforeAssigned' | 'readRacesAssignment';

const DECLARED = `
import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs';
import { createReadStream } from 'node:fs';
interface Order { readonly id: number; readonly customerId: number }
declare const orders: { byId(id: number): Promise<Order> };
declare const other: { load(): Promise<string> };
declare const ids: readonly number[];
declare function use(...values: readonly unknown[]): void;
declare function track(work: Promise<unknown>): void;
declare function sleep(milliseconds: number): Promise<void>;
`;

const EARLY = `
let text: string | undefined;
void Promise.resolve('x').then((found) => { text = found; });
console.log(text);
export {};
`;

function inside(body: string): string {
  return `${DECLARED}async function pay(id: number): Promise<unknown> {\n${body}\n  return undefined;\n}\nexport { pay };\n`;
}

function valid(name: string, body: string) {
  return { name, code: inside(body) };
}

/** A case inside an async function; `mended` is its body once the suggestion is applied. */
function invalid(name: string, body: string, mended?: string) {
  const { code, errors } = annotated<MessageIds>(inside(body));
  const suggestions = mended === undefined ? undefined : [{ messageId: 'awaitWork' as const, output: inside(mended) }];
  return { name, code, errors: errors.map((error) => ({ ...error, ...(suggestions && { suggestions }) })) };
}

function whole(name: string, source: string) {
  return { name, ...annotated<MessageIds>(`${DECLARED}${source}`) };
}

testRule('plain', 'no-read-before-async-assign', rule, {
  valid: [
    valid('the promise is awaited where it is made', `
  let order: Order | undefined;
  await orders.byId(id).then((found) => { order = found; });
  use(order);`),
    valid('the promise is awaited before the read', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await other.load();
  await loading;
  use(order);`),
    valid('the promise is awaited among others', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await Promise.all([loading, other.load()]);
  use(order);`),
    valid('the promise is awaited in a list that it was pushed into', `
  let order: Order | undefined;
  const work: Promise<void>[] = [];
  work.push(orders.byId(id).then((found) => { order = found; }));
  await Promise.all(work);
  use(order);`),
    valid('the promise is awaited as a part of another', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  const all = Promise.all([loading, other.load()]);
  await all;
  use(order);`),
    valid('the promise is awaited by a function of the reader', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  const settled = async () => { await loading; };
  await settled();
  use(order);`),
    valid('the promise under the reaction is awaited: its reactions have run by then', `
  let order: Order | undefined;
  const loading = orders.byId(id);
  loading.then((found) => { order = found; }, use);
  await loading;
  use(order);`),
    valid('the promise is handed to a function that may wait for it', `
  let order: Order | undefined;
  track(orders.byId(id).then((found) => { order = found; }));
  await other.load();
  use(order);`),
    valid('the promise is kept in a field', `
  const state: { work?: Promise<void> } = {};
  let order: Order | undefined;
  state.work = orders.byId(id).then((found) => { order = found; });
  await other.load();
  use(order);`),
    valid('the work resolves a promise that is awaited', `
  let order: Order | undefined;
  let done: () => void = () => {};
  const finished = new Promise<void>((resolve) => { done = resolve; });
  void orders.byId(id).then((found) => { order = found; done(); });
  await finished;
  use(order);`),
    valid('a reaction further along resolves the promise that is awaited', `
  let order: Order | undefined;
  let done: () => void = () => {};
  const finished = new Promise<void>((resolve) => { done = resolve; });
  void orders.byId(id).then((found) => { order = found; }).then(() => { done(); });
  await finished;
  use(order);`),
    valid('the executor of a promise runs at once', `
  let resolve: ((value: string) => void) | undefined;
  const answer = new Promise<string>((settle) => { resolve = settle; });
  resolve?.('x');
  use(answer);`),
    valid('a callback in an awaited executor', `
  let text: string | undefined;
  await new Promise<void>((resolve) => {
    readFile('x', 'utf8', (_error, data) => { text = data; resolve(); });
  });
  use(text);`),
    valid('a method of an array runs its callback at once', `
  let largest: number | undefined;
  ids.forEach((each) => { largest = each; });
  use(largest);`),
    valid('an array method whose promises are awaited', `
  let total: number | undefined;
  await Promise.all(ids.map(async (each) => { total = (await orders.byId(each)).id; }));
  use(total);`),
    valid('an async callback that assigns before its first await', `
  let current: number | undefined;
  ids.forEach(async (each) => { current = each; await orders.byId(each); });
  use(current);`),
    valid('an async callback that may assign before its first await', `
  let current: number | undefined;
  ids.forEach(async (each) => { if (each > 1) { await orders.byId(each); } current = each; });
  use(current);`),
    valid('a value that only later handlers read', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  process.on('exit', () => { use(order); });
  use(() => order, loading);`),
    valid('a variable that is also assigned at once', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  order = { customerId: 1, id: 1 };
  use(order, loading);`),
    valid('a variable that starts with a value of its own', `
  let lastSeen = '0-0';
  const watching = other.load().then((seen) => { lastSeen = seen; });
  use(lastSeen, watching);`),
    valid('a flag that is looked at between two waits', `
  let isCancelled = false;
  const timer = setTimeout(() => { isCancelled = true; }, 1000);
  for (const each of ids) {
    if (isCancelled) { break; }
    await orders.byId(each);
  }
  clearTimeout(timer);`),
    valid('a flag that is looked at after a wait', `
  let isCancelled = false;
  process.once('SIGTERM', () => { isCancelled = true; });
  await other.load();
  if (isCancelled) { use(id); }`),
    valid('a value that is polled for', `
  let order: Order | undefined;
  void orders.byId(id).then((found) => { order = found; });
  while (order === undefined) { await sleep(10); }
  use(order);`),
    valid('a test that allows for no answer yet', `
  let order: Order | undefined;
  void orders.byId(id).then((found) => { order = found; });
  await other.load();
  use(order?.customerId, order ?? 'none', order === undefined);`),
    valid('a read that a test has cleared', `
  let order: Order | undefined;
  void orders.byId(id).then((found) => { order = found; });
  await other.load();
  if (!order) { throw new Error('too early'); }
  use(order.customerId);`),
    valid('a timer that a wait may be for', `
  let text: string | undefined;
  setTimeout(() => { text = 'x'; }, 10);
  await sleep(20);
  use(text);`),
    valid('an event that a wait may be for', `
  let chunk: unknown;
  const stream = createReadStream('x');
  stream.on('data', (data) => { chunk = data; });
  await sleep(20);
  use(chunk);`),
    valid('an emitter that is called before the read may emit at once', `
  let chunk: string | undefined;
  const parser = new EventEmitter();
  parser.on('text', (text: string) => { chunk = text; });
  parser.emit('text', 'x');
  use(chunk);`),
    valid("a callback of the project's own function that runs it at once", `
  function withOrder(done: (order: Order) => void): void { done({ customerId: 1, id: 1 }); }
  let order: Order | undefined;
  withOrder((found) => { order = found; });
  use(order);`),
    valid("a callback of the project's own function that may run it at once", `
  function withOrder(done: (order?: Order) => void): void {
    if (id < 0) { done(); return; }
    void orders.byId(id).then(done);
  }
  let order: Order | undefined;
  withOrder((found) => { order = found; });
  use(order);`),
    valid('a callback of a function that nothing is known of', `
  let order: Order | undefined;
  (declared as (done: (found: Order) => void) => void)((found) => { order = found; });
  function declared(): void {}
  use(order);`),
    valid('a thenable of the project that may call back at once', `
  class Now { then(done: (value: number) => void): void { done(1); } }
  let value: number | undefined;
  new Now().then((found) => { value = found; });
  use(value);`),
    valid('an asynchronous callback of a function whose end may be waited for', `
  function register(plugin: () => Promise<void>): void { use(plugin); }
  let text: string | undefined;
  register(async () => { text = await other.load(); });
  await sleep(1);
  use(text);`),
    valid('work that is started on another way', `
  let order: Order | undefined;
  if (id > 0) {
    void orders.byId(id).then((found) => { order = found; });
  }
  use(order);`),
    valid('a pass of a loop that reads what the last one left', `
  let last: Order | undefined;
  for (const each of ids) {
    const loading = orders.byId(each).then((found) => { last = found; });
    use(last);
    await loading;
  }`),
    valid('the read comes before the work starts', `
  let order: Order | undefined;
  use(order);
  await orders.byId(id).then((found) => { order = found; });`),
    valid('the function is stored, and nobody knows when it runs', `
  let order: Order | undefined;
  const handlers = { found: (found: Order) => { order = found; } };
  use(handlers);
  use(order);`),
    { name: 'a module variable that handlers read', code: `${DECLARED}
let order: Order | undefined;
orders.byId(1).then((found) => { order = found; }, use);
export function current(): Order | undefined { return order; }
export { order };` },
  ],
  invalid: [
    invalid(
      'the write-up: lifted out of the reaction, held, and awaited only after the read',
      `
  let customerId: number | undefined;
  const loading = orders.byId(id).then((order) => {
    customerId = order.customerId;
    return order;
  });
  const generation = await other.load();
  const key = \`payment:\${generation}:\${customerId}\`;
                                       ~~~~~~~~~~ readRacesAssignment
  use(key, await loading);`,
      `
  let customerId: number | undefined;
  const loading = orders.byId(id).then((order) => {
    customerId = order.customerId;
    return order;
  });
  const generation = await other.load();
  await loading;
  const key = \`payment:\${generation}:\${customerId}\`;
  use(key, await loading);`,
    ),
    invalid(
      'read at once',
      `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  use(order);
      ~~~~~ readBeforeAssigned
  await loading;`,
      `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await loading;
  use(order);
  await loading;`,
    ),
    invalid(
      'the promise is dropped',
      `
  let order: Order | undefined;
  void orders.byId(id).then((found) => { order = found; });
  use(order);
      ~~~~~ readBeforeAssigned`,
      `
  let order: Order | undefined;
  await orders.byId(id).then((found) => { order = found; });
  use(order);`,
    ),
    invalid('only the first of several reads', `
  let order: Order | null = null;
  orders.byId(id).then((found) => { order = found; }, use);
  use(order);
      ~~~~~ readBeforeAssigned
  use(order);`, `
  let order: Order | null = null;
  await orders.byId(id).then((found) => { order = found; }, use);
  use(order);
  use(order);`),
    invalid('null where the answer is missing', `
  let order: Order | null = null;
  const loading = orders.byId(id).then((found) => { order = found; });
  await other.load();
  use(order, loading);
      ~~~~~ readRacesAssignment`, `
  let order: Order | null = null;
  const loading = orders.byId(id).then((found) => { order = found; });
  await other.load();
  await loading;
  use(order, loading);`),
    invalid('a definite assignment that is none', `
  let customerId!: number;
  const loading = orders.byId(id).then(({ customerId: found }) => { customerId = found; });
  use(await other.load(), customerId);
                          ~~~~~~~~~~ readRacesAssignment
  await loading;`, `
  let customerId!: number;
  const loading = orders.byId(id).then(({ customerId: found }) => { customerId = found; });
  await loading;
  use(await other.load(), customerId);
  await loading;`),
    invalid('assigned by destructuring, through catch and finally', `
  let customerId: number | undefined;
  const loading = orders.byId(id).then((order) => { ({ customerId } = order); }).catch(use).finally(use);
  use(\`\${customerId}\`);
         ~~~~~~~~~~ readBeforeAssigned
  await loading;`, `
  let customerId: number | undefined;
  const loading = orders.byId(id).then((order) => { ({ customerId } = order); }).catch(use).finally(use);
  await loading;
  use(\`\${customerId}\`);
  await loading;`),
    invalid('the promise is awaited in the same statement, but after', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await Promise.all([loading, other.load().then(use), use(order)]);
                                                          ~~~~~ readBeforeAssigned`, `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await loading;
  await Promise.all([loading, other.load().then(use), use(order)]);`),
    invalid('a reaction with a name', `
  let order: Order | undefined;
  function keep(found: Order): void { order = found; }
  const keepToo = (found: Order): void => { keep(found); };
  const loading = orders.byId(id).then(keepToo);
  use(order);
      ~~~~~ readBeforeAssigned
  await loading;`, `
  let order: Order | undefined;
  function keep(found: Order): void { order = found; }
  const keepToo = (found: Order): void => { keep(found); };
  const loading = orders.byId(id).then(keepToo);
  await loading;
  use(order);
  await loading;`),
    invalid('a node-style callback', `
  let text: string | undefined;
  readFile('x', 'utf8', (_error, data) => { text = data; });
  use(text);
      ~~~~ readBeforeAssigned`),
    invalid('a node-style callback, and an unrelated wait', `
  let text: string | undefined;
  readFile('x', 'utf8', (error, data) => {
    if (error) { console.error(error); return; }
    text = data.trim();
  });
  const order = await orders.byId(id);
  use(order, \`\${text}\`);
                ~~~~ readRacesAssignment`),
    invalid("a callback that the project's own function hands on", `
  function withOrder(id: number, done: (order: Order) => void): void {
    void orders.byId(id).then((order) => { done(order); });
  }
  let order: Order | undefined;
  withOrder(id, (found) => { order = found; });
  use(order);
      ~~~~~ readBeforeAssigned`),
    invalid("a callback that the project's own function hands on as it is, two functions deep", `
  function later(done: (order: Order) => void): void { void orders.byId(id).then(done); }
  function withOrder(done: (order: Order) => void): void { later(done); }
  let order: Order | undefined;
  withOrder((found) => { order = found; });
  use(order, await other.load());
      ~~~~~ readBeforeAssigned`),
    invalid('a timer', `
  let text: string | undefined;
  setTimeout(() => { text = 'x'; }, 10);
  use(text);
      ~~~~ readBeforeAssigned`),
    invalid('an event', `
  let size = 0;
  const stream = createReadStream('x');
  stream.on('data', (data) => { size += data.length; });
  use(size);
      ~~~~ readBeforeAssigned`),
    invalid('an asynchronous function that is not awaited', `
  let order: Order | undefined;
  async function load(): Promise<void> { order = await orders.byId(id); }
  void load();
  use(order);
      ~~~~~ readBeforeAssigned`, `
  let order: Order | undefined;
  async function load(): Promise<void> { order = await orders.byId(id); }
  await load();
  use(order);`),
    invalid('an asynchronous function that runs where it stands', `
  let order: Order | undefined;
  const loading = (async () => {
    const found = await orders.byId(id);
    order = found;
  })();
  use(order);
      ~~~~~ readBeforeAssigned
  await loading;`, `
  let order: Order | undefined;
  const loading = (async () => {
    const found = await orders.byId(id);
    order = found;
  })();
  await loading;
  use(order);
  await loading;`),
    invalid('an asynchronous callback of forEach', `
  let total = 0;
  ids.forEach(async (each) => { total += (await orders.byId(each)).id; });
  use(total);
      ~~~~~ readBeforeAssigned`),
    invalid('an asynchronous callback of map whose promises are awaited too late', `
  let total = 0;
  const work = ids.map(async (each) => { total += (await orders.byId(each)).id; });
  use(total);
      ~~~~~ readBeforeAssigned
  await Promise.all(work);`),
    invalid('an asynchronous callback of any function, read before anything is awaited', `
  function register(plugin: () => Promise<void>): void { use(plugin); }
  let text: string | undefined;
  register(async () => { text = await other.load(); });
  use(text);
      ~~~~ readBeforeAssigned`),
    invalid('read in the callback of an array', `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  const keys = ids.map((each) => \`\${each}:\${order}\`);
                                            ~~~~~ readBeforeAssigned
  use(keys, loading);`, `
  let order: Order | undefined;
  const loading = orders.byId(id).then((found) => { order = found; });
  await loading;
  const keys = ids.map((each) => \`\${each}:\${order}\`);
  use(keys, loading);`),
    invalid('in try, and a test that can not succeed', `
  let order: Order | undefined;
  try {
    void orders.byId(id).then((found) => { order = found; });
  } catch (error) {
    use(error);
  }
  if (!order) {
       ~~~~~ readBeforeAssigned
    throw new Error('no order');
  }`, `
  let order: Order | undefined;
  try {
    await orders.byId(id).then((found) => { order = found; });
  } catch (error) {
    use(error);
  }
  if (!order) {
    throw new Error('no order');
  }`),
    invalid('a comment in front of the promise is kept: no mend', `
  let order: Order | undefined;
  void /* later */ orders.byId(id).then((found) => { order = found; });
  use(order);
      ~~~~~ readBeforeAssigned`),
    invalid('in a loop, each pass for itself', `
  for (const each of ids) {
    let order: Order | undefined;
    const loading = orders.byId(each).then((found) => { order = found; });
    use(order);
        ~~~~~ readBeforeAssigned
    await loading;
  }`, `
  for (const each of ids) {
    let order: Order | undefined;
    const loading = orders.byId(each).then((found) => { order = found; });
    await loading;
    use(order);
    await loading;
  }`),
    whole('a function that can not wait', `
export function total(): number {
  let sum = 0;
  ids.forEach(async (id) => { sum += (await orders.byId(id)).id; });
  return sum;
         ~~~ readBeforeAssigned
}`),
    whole('at the top of a module', `
let order: Order | undefined;
orders.byId(1).then((found) => { order = found; }, use);
use(order);
    ~~~~~ readBeforeAssigned
export {};`),
    whole('a method that can not wait', `
export class Service {
  pay(id: number): string {
    let customerId: number | undefined;
    const loading = orders.byId(id).then((order) => (customerId = order.customerId));
    const key = \`order:\${customerId}\`;
                         ~~~~~~~~~~ readBeforeAssigned
    void loading;
    return key;
  }
}`),
  ],
});

testRule('logging', 'no-read-before-async-assign', rule, {
  valid: [{ name: 'a test file, which may look before the answer is there', filename: 'src/sync.test.ts', code: EARLY }],
  invalid: [{ name: 'the same in a service', code: EARLY, errors: [{ messageId: 'readBeforeAssigned' }] }],
});

const CLIENT = `
interface Client { get(key: string): Promise<string | null> }
declare function connect(): Promise<Client>;
`;

const shared = [{ shared: true }] as const;

function sharedCase(name: string, source: string) {
  return { name, ...annotated<MessageIds | 'sharedReadRacesAssignment'>(`${CLIENT}${source}`), options: shared };
}

function validShared(name: string, source: string) {
  return { name, code: `${CLIENT}${source}`, options: shared };
}

testRule('plain', 'no-read-before-async-assign with shared', rule, {
  valid: [
    {
      name: 'without the option',
      code: `${CLIENT}
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); }
  get(key: string) { return this.client.get(key); }
}`,
    },
    validShared('a framework calls the setter, and waits for it', `
export class Cache {
  private client!: Client;
  async onModuleInit(): Promise<void> { this.client = await connect(); }
  get(key: string) { return this.client.get(key); }
}`),
    validShared('the promise of the setter is kept', `
export class Cache {
  private client!: Client;
  private readonly ready: Promise<void>;
  constructor() { this.ready = this.open(); }
  private async open(): Promise<void> { this.client = await connect(); }
  async get(key: string) { await this.ready; return this.client.get(key); }
}`),
    validShared('the reader opens it first', `
export class Cache {
  private client?: Client;
  constructor() { void this.open(); }
  async open(): Promise<Client> { this.client ??= await connect(); return this.client; }
  async get(key: string) { const client = await this.open(); return client.get(key); }
}`),
    validShared('the reader tests', `
export class Cache {
  private client?: Client;
  private other: Client | null = null;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); this.other = await connect(); }
  get(key: string) { return this.client?.get(key); }
  read(key: string) { if (!this.other) { throw new Error('not connected'); } return this.other.get(key); }
}`),
    validShared('the reader is called by the setter only', `
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); await this.warm(); }
  private async warm(): Promise<void> { await this.client.get('x'); }
}`),
    validShared('a callback that the setter hands on', `
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); setInterval(this.warm, 10); }
  private readonly warm = (): void => { void this.client.get('x'); };
}`),
    validShared('the setter assigns before its first await', `
export class Cache {
  private key!: string;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.key = 'x'; await connect(); }
  get() { return this.key; }
}`),
    validShared('another method sets it too', `
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); }
  use(client: Client): void { this.client = client; }
  get(key: string) { return this.client.get(key); }
}`),
    validShared('the setter is handed on as well', `
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private readonly open = async (): Promise<void> => { this.client = await connect(); };
  starter() { return this.open; }
  get(key: string) { return this.client.get(key); }
}`),
    validShared('the module awaits its setter', `
let client: Client;
async function open(): Promise<void> { client = await connect(); }
await open();
export function get(key: string) { return client.get(key); }`),
  ],
  invalid: [
    sharedCase('a constructor that starts the method which sets the field', `
export class Cache {
  private client!: Client;
  constructor() { void this.open(); }
  private async open(): Promise<void> { this.client = await connect(); }
  get(key: string) {
    return this.client.get(key);
                ~~~~~~ sharedReadRacesAssignment
  }
}`),
    sharedCase('through catch, and a field that may be undefined', `
export class Cache {
  private client?: Client;
  constructor() { this.open().catch(console.error); }
  private async open(): Promise<void> {
    const client = await connect();
    this.client = client;
  }
  get(key: string) {
    return this.client!.get(key);
                ~~~~~~ sharedReadRacesAssignment
  }
}`),
    sharedCase('set in a reaction', `
export class Cache {
  private client!: Client;
  constructor() { this.open(); }
  private open(): void { connect().then((client) => { this.client = client; }, console.error); }
  get(key: string) {
    return this.client.get(key);
                ~~~~~~ sharedReadRacesAssignment
  }
}`),
    sharedCase('a module that starts the function which sets its variable', `
let client: Client;
async function open(): Promise<void> { client = await connect(); }
void open();
export function get(key: string) {
  return client.get(key);
         ~~~~~~ sharedReadRacesAssignment
}`),
  ],
});
