import * as fc from 'fast-check';

/**
 * TypeScript as alternatives per symbol; `$symbol` is replaced by one of that symbol's alternatives.
 * The first alternatives of a symbol, up to the `null`, are those it falls back on when a program has grown deep.
 */
// prettier-ignore
const grammar: Readonly<Record<string, readonly (string | null)[]>> = {
  program: [
    '$statement\n$statement\n$statement', 'export {};\n$statement\n$statement\n$statement',
    'export {};\n$statement\n$statement\n$statement\n$statement\n$statement\n$statement',
  ],

  name: [
    'a', 'any', 'cause', 'client', 'e', 'err', 'error', 'i', 'id', 'ids', 'key', 'log', 'logger', 'missing', 'order', 'orders',
    'query', 'redis', 'req', 'res', 'result', 'schema', 'self', 'text', 'undefined', 'user', 'users', 'z', '_', 'ünï',
  ],
  property: [
    'body', 'catch', 'constructor', 'data', 'default', 'error', 'exec', 'findMany', 'findUnique', 'forEach', 'get', 'headers',
    'id', 'length', 'log', 'map', 'message', 'number', 'object', 'parse', 'params', 'pipeline', 'prototype', 'query', 'safeParse',
    'send', 'set', 'status', 'then', 'toString', '__proto__',
  ],
  literal: [
    '0', '1n', '-1', '.5e3', '0x1F', "''", "'id'", '"it\\u2028s"', '`text`', 'null', 'true', 'false', '/[/]\\/(?<a>x)/gu', 'NaN',
    "'%s %o'", "'failed'",
  ],

  type: [
    'any', 'Error', 'never', 'number', 'Order', 'string', 'T', 'undefined', 'unknown', "'paid'", 'Missing', 'typeof user', 'void',
    'bigint', 'object', 'this',
    null,
    '$type[]', '$type | $type', '$type & $type', 'Promise<$type>', 'Record<string, $type>',
    'readonly [$type, b?: $type, ...c: $type[]]', 'keyof ($type)', '{ $property?: $type; [key: string]: $type }',
    '(a: $type) => $type', 'new () => $type', '($type)[$type]', '($type) extends infer U ? U : $type',
    '{ readonly [K in keyof ($type)]-?: $type }', '`a${$type}`', 'Partial<$type>', "import('node:fs').Stats",
    'abstract new (...args: $type[]) => $type', 'asserts $name is $type', '{ get a(): $type; set a(value) }', 'unique symbol',
    '<const T,>(a: T) => a is T',
  ],

  expression: [
    '$name', '$literal', 'this', 'console', 'process.env.$property', 'new.target', 'import.meta', 'super.$property', 'arguments',
    null,
    '$call', '$call', '$call', '$function', '$member', '$object', '$template', 'await $expression', 'await $call',
    '($expression)', '[$expression, , ...$expression,]', '$expression ?? $expression', '$expression || $literal',
    '$expression && $expression', '$expression ? $expression : $expression', '!$expression', 'typeof $expression',
    'void $expression', 'delete $member', '+$expression', '-$expression', '$expression + $expression',
    '$expression === $expression', "'id' in $expression", '$expression instanceof Error', '($expression, $expression)',
    '$pattern = $expression', '$member ??= $expression', '$name += $expression', '$name++', '--$member', '($expression as $type)',
    '($expression satisfies $type)', '($expression)!', '($expression as const)', 'yield $expression', 'yield* $expression',
    'class $name extends $expression { $classMember }', 'import($expression)', 'new $name<$type>($argument)',
    'new Error($argument, { cause: $expression })', 'Promise.all($call)', '#secret in $expression', '$name<$type>',
  ],
  member: [
    '$name.$property',
    null,
    '$expression.$property', '$expression?.$property', '$expression[$expression]', '$expression?.[$expression]',
    '$expression!.$property', '$expression.#secret',
  ],
  call: [
    '$name($name)', 'console.log($name)', 'console.log()',
    null,
    'console.$level($argument)', 'console.log($argument, $argument)', "console.log('failed:', $argument)",
    'console?.log?.($argument)', "console['log']($argument)", 'console.log.call(console, $argument)',
    'globalThis.console.info($argument)', 'window.console.log($argument)', 'console.log.bind(console)($argument)',
    '$expression.catch(console.log)', '$expression.then($function, console.log)', '$expression.catch($function)',
    '$expression.finally($function)', '$member($argument)', '$expression($argument)', '$expression?.($argument)',
    'super($argument)', '$member<$type>($argument, $argument)', 'logger.$level({ err: $expression }, $expression)',
    'logger.child($object).error($argument)', '$expression.map($function)', '$expression.forEach($function)',
    '$expression.reduce($function, $expression)', 'setTimeout($function, $literal)', 'JSON.stringify($argument)',
    'JSON.parse($argument)', 'Number($argument)', 'prisma.$model.$operation($query)', 'prisma.$transaction([$call, $call])',
    'prisma.$transaction(async (tx) => { $statement })', 'tx.order.findMany($query)', "prisma[$expression].findMany($query)",
    'prisma.$queryRaw`SELECT ${$expression}`', 'redis.get($argument)', 'redis.set($argument, $argument)', 'redis.mget($argument)',
    'redis.hgetall(`user:${$expression}`)', 'redis.pipeline().get($argument).exec()', 'redis.multi().set($argument, $argument)',
    'schema.parse($argument)', 'schema.parse(req.$property)',
    'z.object({ id: z.number().int(), on: z.boolean().optional() }).safeParse(req.$property)',
    'z.object($object).safeParse($argument)', 'z.number().int().min($literal).optional()', 'z.object({ $property: z.number() })',
    'z.coerce.boolean().default($expression)', 'z.array(z.$property($argument)).transform($function)',
    'schema.extend($object).pick({ id: true })', 'res.status($literal).json($argument)', "app.get('/', $function)",
    'next($expression)', '$name.$property.$property($argument).$property($function)',
  ],
  level: ['debug', 'error', 'info', 'log', 'trace', 'warn'],
  model: ['order', 'orderItem', 'profile', 'missing', 'user'],
  operation: ['aggregate', 'count', 'create', 'findFirst', 'findMany', 'findUnique', 'findUniqueOrThrow', 'update', 'upsert'],
  query: [
    '', '{}', '{ where: { id } }',
    null,
    '{ where: { userId: $member } }', '{ where: { userId: { in: $expression } }, take: $expression }',
    '{ include: { orders: true }, ...$expression }',
    '{ where: { $property: $expression }, orderBy: [{ id: $literal }], select: $object }',
  ],
  argument: [
    '$name', '$literal',
    null,
    '$expression', '...$expression', '$object', '$template', '$function',
  ],
  template: [
    '``', '`a ${$name} b`',
    null,
    '`${$expression}`', '`order:${$expression}:${$expression}`', '`50% \\u{1F4A5} \\` ${$expression}\n${$expression} $ {`',
    'String.raw`\\u${$expression}`', '$member`${$expression}`',
  ],
  object: [
    '{}', '{ $name }',
    null,
    '{ $name, $property: $expression }', '{ ...$expression, $name }',
    "{ 'a-b': $expression, 1: $expression, [$expression]: $expression }",
    '{ async *$property($pattern) { $statement }, get $property() { $statement }, set $property($pattern) { $statement } }',
    '{ $property: $object, error }',
  ],
  pattern: [
    '$name', '{ $name }', '[$name]',
    null,
    '{ $property: $pattern = $expression, ...$name }', '[, $pattern, ...$pattern]', '{ [$expression]: $name }',
    '{ $property: { $name = $expression } }',
  ],
  function: [
    '() => {}', '($name) => $name',
    null,
    '($pattern) => $expression', 'async ($pattern) => $expression', 'async ($name: $type) => { $statement }',
    '($name) => { $statement $statement }', 'function ($pattern) { $statement }',
    'async function* $name(this: $type, $pattern, ...rest: $type) { $statement }', 'function* () { $statement }',
    '<T extends $type>($name: T, $name?: $type): $type => { return $expression; }', '(error) => console.log(error)',
    '(err, result) => { $statement }',
  ],

  statement: [
    ';', '$expression;', 'const $name = $expression;', 'throw $name;', 'return;', 'break;', 'continue;', 'debugger;', '$call;',
    'await $call;',
    null,
    'return $expression;', 'throw $expression;', 'let $pattern: $type = $expression;', 'const $pattern = await $call;',
    'var $name, $name = $expression;', 'await using $name = $expression;', 'using $name = $expression;',
    'try { $statement } catch ($pattern) { $statement }',
    'try { $statement $statement } catch (error) { console.log($argument, error); $statement }',
    'try { $statement } catch { $statement } finally { $statement }',
    'try { await $call; } catch (e: unknown) { console.$level($template, e); }',
    'try { $statement } catch (error) { console.log($object); throw error; }',
    'try { } catch (error) { const cause = error; console.info(cause) /* why */ }',
    'if ($expression) { $statement } else $statement', 'if ($expression) $statement',
    'switch ($expression) { case $expression: $statement default: $statement }',
    'for (const $pattern of $expression) { $statement }', 'for await (const $name of $expression) { $statement }',
    'for (const $name in $expression) $statement', 'for (let i = 0; i < $expression; i++) { $statement }',
    'for (;;) { $statement }', 'while ($expression) { $statement }', 'do $statement while ($expression);',
    'for (const user of await $call) { const orders = await prisma.order.findMany($query); $statement }',
    'outer: for (;;) { $statement continue outer; }', '$name: { $statement break $name; }', '{ $statement }',
    'function $name($pattern: $type = $expression): $type { $statement }',
    'async function $name<T = $type>(...$name: T[]) { $statement $statement }',
    'function $name(a: string): $type; function $name(a: $type) { $statement }', 'function* $name() { $statement }',
    'async function* $name() { $statement yield await $expression; }', 'class $name { $classMember $classMember }',
    '@$name abstract class $name<in out T> extends $name implements $type { $classMember @$name($argument) $classMember }',
    'enum $name { a, b = $expression }', 'const enum $name { a = 1 << 2 }',
    'namespace $name.$name { $statement export const a = $expression; }', "declare module 'missing' { const a: $type; }",
    'declare global { var $name: $type; }',
    'interface $name<T> extends Array<$type> { $property?: $type; (a: $type): $type; new (): this }',
    'type $name<T = $type> = $type;', 'declare const $name: $type;', 'declare function $name(): $type;',
    "import $name from 'missing';", "import type { $name } from './nowhere.js';", "import { $name as $name } from 'ioredis';",
    "import * as $name from 'node:fs';", "import $name = require('missing');", 'export default $expression;',
    'export { $name as default };', "export * as $name from 'missing';", 'export = $expression;',
    'export const $pattern = $expression;', "redis.get(key, (err, value) => { $statement });",
    'const $name = (await $call) ?? $expression;', "const status = (await redis.get($argument)) ?? 'failed';",
    "return (await redis.get(`user:${$name}`)) || 'failed';", '($expression as any).$property = $expression;',
    '// a comment\n$statement', '/* a */ $statement // b\n', '"use strict"; $statement', 'accessor;',
    'let async; async\n$statement', "if (error instanceof Error) { console.log(error.message, error); }",
  ],
  classMember: [
    '$property;', '#secret = $literal;', 'declare $name: $type;',
    null,
    '$property: $type = $expression;', 'static readonly [$expression]?: $type;',
    'constructor(private readonly $name: $type, $pattern) { $statement }', 'constructor() { super($argument); }',
    '$property($pattern): $type { $statement }', 'async #secret() { $statement }', 'static async *$property() { $statement }',
    'get $property() { return $expression; }', 'set $property($name) { $statement }', 'static { $statement }',
    'abstract $property(a: $type): $type;', 'override async $property<T>($name: T) { $statement }',
    '@$name() accessor $property = $expression;', '[key: string]: $type;',
    'protected $property = async ($pattern) => { $statement };',
  ],

  element: [
    '<br />', '<>{$name}</>',
    null,
    '<div title={$template} {...$expression}>text {$expression} $element</div>',
    '<Missing.Item<$type> onClick={$function} a:b="c" />', '<>{...$expression}{/* none */}</>',
    '<button onClick={() => console.log($expression)}>{$expression && $element}</button>',
  ],
  elementStatement: [
    'const $name = $element;', '$call;',
    null,
    'function $name($pattern) { try { $statement } catch (error) { console.log(error); return $element; } }',
    'export default () => { $statement return $element; };',
    'try { $statement } catch (error) { console.log(<b>{error}</b>, error); }', 'users.map((user) => $element);',
  ],
  elementProgram: ['$elementStatement\n$elementStatement', '$elementStatement\n$elementStatement\n$elementStatement\n$statement'],
};

const symbols = fc.letrec<Record<string, string>>((tie) =>
  Object.fromEntries(Object.keys(grammar).map((symbol) => [symbol, derived(symbol, tie)])),
);

/** Extensions and texts of programs that are compiled together: most parse, few are well typed. */
export const fuzzBatch: fc.Arbitrary<['ts' | 'tsx', string][]> = fc.array(
  fc.oneof(
    { arbitrary: fc.tuple(fc.constant('ts' as const), start('program')), weight: 4 },
    { arbitrary: fc.tuple(fc.constant('tsx' as const), start('elementProgram')), weight: 1 },
  ),
  { maxLength: 12, minLength: 1 },
);

function start(symbol: string): fc.Arbitrary<string> {
  const arbitrary = symbols[symbol];
  if (arbitrary === undefined) {
    throw new Error(`The grammar has no ${symbol}`);
  }
  return arbitrary;
}

function derived(symbol: string, tie: (symbol: string) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const alternatives = grammar[symbol] ?? [];
  const deepFrom = alternatives.indexOf(null);
  const arbitraries = (some: readonly (string | null)[]): fc.Arbitrary<string>[] =>
    some.filter((alternative) => alternative !== null).map((alternative) => filled(alternative, tie));
  if (deepFrom === -1) {
    return fc.oneof(...arbitraries(alternatives));
  }
  return fc.oneof(
    { depthIdentifier: 'program', depthSize: 'small', withCrossShrink: true },
    { arbitrary: fc.oneof(...arbitraries(alternatives.slice(0, deepFrom))), weight: 1 },
    { arbitrary: fc.oneof(...arbitraries(alternatives.slice(deepFrom))), weight: 4 },
  );
}

function filled(alternative: string, tie: (symbol: string) => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const parts = alternative.split(/\$([a-zA-Z]+)/u);
  return fc
    .tuple(
      ...parts.map((part, index) =>
        index % 2 === 1 && part in grammar ? tie(part) : fc.constant(index % 2 === 1 ? `$${part}` : part),
      ),
    )
    .map((texts) => texts.join(''));
}
