import type { CacheRole, CallbackRole, Library, LogRole, Methods, QueryRole, ReportRole, RequestInputRole, Role } from '../libraries/library.ts';
import { choiceOf, fieldsOf, invalid, placeOf, recordOf, textOf } from './fields.ts';

const NONE: readonly Library[] = [];

const ROW = "{ name: 'Orders', file: 'src/orders.ts', functions: { load: { kind: 'cache', operation: 'read' } } }";

const OWNERS = "an object such as { OrderCache: { load: { kind: 'cache', operation: 'read' } } }";

const METHODS = "an object such as { load: { kind: 'cache', operation: 'read' } }";

/** The rows of `settings.postmortem.libraries`, in the shape of the built-in ones, with what a row leaves out filled in. */
export function librariesOf(rows: unknown): readonly Library[] {
  if (rows === undefined) {
    return NONE;
  }
  const where = 'settings.postmortem.libraries';
  if (!Array.isArray(rows)) {
    throw invalid(where, rows, `a list of rows such as ${ROW}`);
  }
  return rows.map((row: unknown, index) => libraryOf(row, `${where}[${index}]`));
}

function libraryOf(row: unknown, where: string): Library {
  const fields = fieldsOf(row, where, ['name', 'package', 'file', 'owners', 'functions'], `a row such as ${ROW}`);
  const name = textOf(fields['name'], `${where}.name`);
  if (name === undefined) {
    throw invalid(`${where}.name`, fields['name'], 'the name that messages give it');
  }
  const { file, packageName } = placeOf(fields, where);
  const owners = fields['owners'] === undefined ? {} : recordOf(fields['owners'], `${where}.owners`, OWNERS);
  const functions = fields['functions'] === undefined ? {} : methodsOf(fields['functions'], `${where}.functions`);
  if (Object.keys(owners).length + Object.keys(functions).length === 0) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} has no 'owners' and no 'functions', so it says nothing of any call.`);
  }
  return {
    ...(file !== undefined && { file }),
    functions,
    name,
    owners: Object.fromEntries(Object.entries(owners).map(([owner, methods]) => [owner, methodsOf(methods, `${where}.owners.${owner}`)])),
    packages: packageName === undefined ? [] : [packageName],
  };
}

function methodsOf(methods: unknown, where: string): Methods {
  const entries = Object.entries(recordOf(methods, where, METHODS));
  return Object.fromEntries(entries.map(([name, role]) => [name, roleOf(role, `${where}.${name}`)]));
}

const KINDS = ['cache', 'callback', 'log', 'query', 'report', 'request'] as const;

function roleOf(role: unknown, where: string): Role {
  const given = recordOf(role, where, "a role such as { kind: 'cache', operation: 'read' }");
  const kind = required(choiceOf(given['kind'], `${where}.kind`, KINDS), `${where}.kind`, KINDS);
  switch (kind) {
    case 'cache':
      return cacheRoleOf(given, where);
    case 'callback':
      return callbackRoleOf(given, where);
    case 'log':
      return logRoleOf(given, where);
    case 'query':
      return queryRoleOf(given, where);
    case 'report':
      return reportRoleOf(given, where);
    case 'request':
      return requestRoleOf(given, where);
  }
}

const CACHE_OPERATIONS = ['delete', 'execute', 'exists', 'read', 'write'] as const;

const MISSES = ['aborted', 'empty', 'gaps', 'null', 'slots', 'undefined'] as const;

function cacheRoleOf(role: object, where: string): CacheRole {
  const { field, inProcess, key, miss, value, ...fields } = fieldsOf(role, where, ['kind', 'operation', 'key', 'value', 'miss', 'field', 'inProcess'], '');
  const operation = required(choiceOf(fields['operation'], `${where}.operation`, CACHE_OPERATIONS), `${where}.operation`, CACHE_OPERATIONS);
  const held = textOf(field, `${where}.field`);
  return {
    ...(held !== undefined && { field: held }),
    ...(flagOf(inProcess, `${where}.inProcess`) && { inProcess: true as const }),
    key: indexOf(key, `${where}.key`) ?? (key === null ? null : 0),
    kind: 'cache',
    miss: choiceOf(miss ?? undefined, `${where}.miss`, MISSES) ?? (operation === 'read' && miss !== null ? 'null' : null),
    operation,
    value: indexOf(value, `${where}.value`) ?? (operation === 'write' && value !== null ? 1 : null),
  };
}

const LEVELS = ['debug', 'error', 'fatal', 'info', 'log', 'trace', 'warn'] as const;

function logRoleOf(role: object, where: string): LogRole {
  const { errorKey, fields, level, message } = fieldsOf(role, where, ['kind', 'level', 'message', 'fields', 'errorKey'], '');
  return {
    errorKey: textOf(errorKey ?? undefined, `${where}.errorKey`) ?? null,
    fields: indexOf(fields, `${where}.fields`) ?? null,
    fillsPlaceholders: false,
    kind: 'log',
    level: required(choiceOf(level, `${where}.level`, LEVELS), `${where}.level`, LEVELS),
    // What carries fields writes them as JSON, in which an Error is `{}` but under the key that is made for it.
    losses: { ...(typeof fields === 'number' && { field: 'emptied' }), placeholders: {} },
    message: placeOfArgument(message, `${where}.message`),
  };
}

const QUERY_OPERATIONS = ['read', 'write'] as const;

const SENT = ['when awaited', 'when called'] as const;

function queryRoleOf(role: object, where: string): QueryRole {
  const { batched, bulk, operation, sent, where: filter } = fieldsOf(role, where, ['kind', 'operation', 'sent', 'batched', 'bulk', 'where'], '');
  return {
    batched: flagOf(batched, `${where}.batched`),
    bulk: flagOf(bulk, `${where}.bulk`),
    kind: 'query',
    operation: required(choiceOf(operation, `${where}.operation`, QUERY_OPERATIONS), `${where}.operation`, QUERY_OPERATIONS),
    sent: choiceOf(sent, `${where}.sent`, SENT) ?? 'when called',
    where: indexOf(filter, `${where}.where`) ?? (filter === null ? null : 0),
  };
}

const RUNS = ['for each, at once', 'for each, in turn', 'once', 'per batch'] as const;

function callbackRoleOf(role: object, where: string): CallbackRole {
  const { callback, collection, element, runs } = fieldsOf(role, where, ['kind', 'runs', 'callback', 'collection', 'element'], '');
  return {
    callback: placeOfArgument(callback, `${where}.callback`),
    collection: indexOf(collection, `${where}.collection`) ?? null,
    element: placeOfArgument(element, `${where}.element`),
    kind: 'callback',
    runs: required(choiceOf(runs, `${where}.runs`, RUNS), `${where}.runs`, RUNS),
  };
}

const PARTS = ['body', 'cookies', 'environment', 'form', 'headers', 'params', 'query'] as const;

const ENCODINGS = ['form', 'json'] as const;

function requestRoleOf(role: object, where: string): RequestInputRole {
  const { encoding, nests, part } = fieldsOf(role, where, ['kind', 'part', 'encoding', 'nests'], '');
  const written = choiceOf(encoding, `${where}.encoding`, ENCODINGS);
  return {
    ...(written !== undefined && { encoding: written }),
    ...(flagOf(nests, `${where}.nests`) && { nests: true as const }),
    kind: 'request-input',
    part: required(choiceOf(part, `${where}.part`, PARTS), `${where}.part`, PARTS),
  };
}

function reportRoleOf(role: object, where: string): ReportRole {
  const { error } = fieldsOf(role, where, ['kind', 'error'], '');
  return { error: placeOfArgument(error, `${where}.error`), kind: 'report' };
}

function required<Choice extends string>(choice: Choice | undefined, where: string, choices: readonly Choice[]): Choice {
  if (choice === undefined) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} is missing; it takes ${choices.map((one) => `'${one}'`).join(', ')}.`);
  }
  return choice;
}

/** The index of an argument that is always there, the first where nothing is said. */
function placeOfArgument(value: unknown, where: string): number {
  if (value === null) {
    throw invalid(where, value, 'the index of an argument, 0 for the first');
  }
  return indexOf(value, where) ?? 0;
}

/** The index of an argument; nothing for null, which says that there is no such argument. */
function indexOf(value: unknown, where: string): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalid(where, value, 'the index of an argument, 0 for the first, or null');
  }
  return value;
}

function flagOf(value: unknown, where: string): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    throw invalid(where, value, 'true or false');
  }
  return value ?? false;
}
