import rule from '../../src/rules/no-pass-through-layer.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

const orders = `export class Orders {
  async byId(id: number) { return fetch('https://orders.example/' + String(id)); }
  async close(id: number, reason: string) { await fetch('https://orders.example/' + String(id), { body: reason, method: 'DELETE' }); }
}
declare function use(value: unknown): void;
`;

const silent = (name: string, code: string) => ({ code: orders + code, name });

function reported(name: string, marked: string, data?: Record<string, string>) {
  const { code, errors } = annotated<'passThroughClass' | 'passThroughModule'>(orders + marked);
  return { code, errors: errors.map((error) => ({ ...error, ...(data && { data }) })), name };
}

const layer = (methods: string, head = 'class Service') => `export ${head} {\n  constructor(private readonly orders: Orders) {}\n${methods}\n}`;
const byId = '  byId(id: number) { return this.orders.byId(id); }\n';
const close = '  async close(id: number, reason: string) { await this.orders.close(id, reason); }';

testRule('plain', 'no-pass-through-layer', rule, {
  valid: [
    silent('one method', layer(byId)),
    silent('a method that does something', layer(`${byId}  async close(id: number, reason: string) { use(reason); await this.orders.close(id, reason); }`)),
    silent('other arguments', layer(`${byId}  close(id: number) { return this.orders.close(id, 'none'); }`)),
    silent('another order', layer(`${byId}  close(reason: string, id: number) { return this.orders.close(id, reason); }`)),
    silent('a default', layer(`${byId}  close(id: number, reason = 'none') { return this.orders.close(id, reason); }`)),
    silent('a value that is made from the answer', layer(`${byId}  async close(id: number, reason: string) { return (await this.orders.close(id, reason)) ?? 1; }`)),
    silent('a method that catches', layer(`${byId}  async close(id: number, reason: string) { try { await this.orders.close(id, reason); } catch (error) { use(error); } }`)),
    silent('a port', `interface Port { byId(id: number): Promise<unknown> }\n${layer(byId + close, 'class Service implements Port')}`),
    silent('a class that extends another', `class Base { readonly started = Date.now(); }\nexport class Service extends Base {\n  private readonly orders = new Orders();\n${byId}${close}\n}`),
    silent('a class that another extends', `${layer(byId + close)}\nexport class Tested extends Service {}`),
    silent('two dependencies', `export class Service {\n  constructor(private readonly orders: Orders, private readonly others: Orders) {}\n${byId}  close(id: number, reason: string) { return this.others.close(id, reason); }\n}`),
    silent('state of its own', `export class Service {\n  private count = 0;\n  constructor(private readonly orders: Orders) {}\n${byId}${close}\n  get calls() { return this.count; }\n}`),
    silent('methods that a decorator makes something of', `declare function Get(path: string): MethodDecorator;\nexport class Controller {\n  constructor(private readonly orders: Orders) {}\n  @Get('/orders') byId(id: number) { return this.orders.byId(id); }\n  @Get('/close') close(id: number, reason: string) { return this.orders.close(id, reason); }\n}`),
    silent('what stands in front of a package', 'export class Store {\n  constructor(private readonly map: Map<string, number>) {}\n  get(key: string) { return this.map.get(key); }\n  has(key: string) { return this.map.has(key); }\n}'),
    silent('a client of type any', 'export class Service {\n  constructor(private readonly orders: any) {}\n  byId(id: number) { return this.orders.byId(id); }\n  close(id: number) { return this.orders.close(id); }\n}'),
    silent('a module with a class beside its functions', 'const all = new Orders();\nexport const one = (id: number) => all.byId(id);\nexport const two = (id: number, reason: string) => all.close(id, reason);'),
    { code: "export * from './src/journal.ts';\nexport { journal } from './src/journal.ts';", name: 'a barrel' },
    { code: "import { writeFileSync } from 'node:fs';\nexport const one = (file: string, text: string) => { writeFileSync(file, text); };\nexport const two = (file: string, text: string) => writeFileSync(file, text);", name: 'a module in front of a package' },
  ],
  invalid: [
    reported('a service in front of a repository', `export class Service {
             ~~~~~~~ passThroughClass
  constructor(private readonly orders: Orders) {}
${byId}${close}
}`, { count: '2', layer: 'Service', target: 'this.orders' }),
    reported('a service that is injected', `declare function Injectable(): ClassDecorator;
@Injectable()
export class Service {
             ~~~~~~~ passThroughClass
  constructor(private readonly orders: Orders) {}
${byId}${close}
}`),
    reported('a dependency that it makes itself', `export class Service {
             ~~~~~~~ passThroughClass
  private readonly orders = new Orders();
${byId}${close}
}`),
    reported('a dependency that the constructor keeps', `export class Service {
             ~~~~~~~ passThroughClass
  private readonly orders: Orders;
  constructor(orders: Orders) {
    this.orders = orders;
  }
${byId}${close}
}`),
    reported('fields that hold functions, and other names', `export class Service {
             ~~~~~~~ passThroughClass
  constructor(private readonly orders: Orders) {}
  load = (id: number) => this.orders.byId(id);
  remove = async (id: number, reason: string) => this.orders.close(id, reason);
}`),
    reported('all arguments at once', `export class Service {
             ~~~~~~~ passThroughClass
  constructor(private readonly orders: Orders) {}
  load(...given: [number]) { return this.orders.byId(...given); }
  remove(...given: [number, string]) { return this.orders.close(...given); }
}`),
    reported('an interface behind it', `interface Port { byId(id: number): Promise<unknown>; close(id: number, reason: string): Promise<void> }
export class Service {
             ~~~~~~~ passThroughClass
  constructor(private readonly orders: Port) {}
${byId}${close}
}`),
    (({ code, errors }) => ({ code, errors: errors.map((error) => ({ ...error, data: { count: '2', target: 'journal' } })), name: 'a module' }))(
      annotated<'passThroughModule'>(`import { note, recordTwice } from './src/index.ts';
~~~~~~ passThroughModule
export const one = (text: string): void => { note(text); };
export function two(text: string): void { recordTwice(text); }`),
    ),
  ],
});
