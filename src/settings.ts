import type { SharedConfigurationSettings } from '@typescript-eslint/utils/ts-eslint';

import type { RefreshRow } from './libraries/library.ts';

/** What a project tells the plugin under `settings.postmortem`. */
export interface PostmortemSettings {
  /** Which mends are applied by `--fix`: those that are proved, or also those that are only likely right. */
  readonly fix: 'likely' | 'proved';
  readonly http: {
    /** What `req.body` holds where the framework does not say: parsed JSON, or strings from a form. */
    readonly body: 'json' | 'strings' | undefined;
  };
  /** Functions that spend a refresh token, which the plugin does not know by itself. */
  readonly refresh: readonly RefreshRow[];
}

const CHOICES = { body: ['json', 'strings'], fix: ['proved', 'likely'] } as const;

const EXAMPLES = { http: "an object such as { body: 'json' }", postmortem: "an object such as { fix: 'likely' }" } as const;

const validated = new WeakMap<object, PostmortemSettings>();

/**
 * The validated settings of the file being linted, defaults filled in.
 * @throws {TypeError} naming the key and what it may be, for a key or value that is not one of them.
 */
export function settingsOf(settings: SharedConfigurationSettings): PostmortemSettings {
  const given = settings['postmortem'] ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw invalid('settings.postmortem', given, EXAMPLES.postmortem);
  }
  let known = validated.get(given);
  if (known === undefined) {
    validated.set(given, (known = validate(given)));
  }
  return known;
}

function validate(given: object): PostmortemSettings {
  const { fix, http, refresh } = fieldsOf(given, 'settings.postmortem', ['fix', 'http', 'refresh'], EXAMPLES.postmortem);
  const { body } = http === undefined ? {} : fieldsOf(http, 'settings.postmortem.http', ['body'], EXAMPLES.http);
  return {
    fix: choiceOf(fix, 'settings.postmortem.fix', CHOICES.fix) ?? 'proved',
    http: { body: choiceOf(body, 'settings.postmortem.http.body', CHOICES.body) },
    refresh: refreshRowsOf(refresh),
  };
}

const NO_ROWS: readonly RefreshRow[] = [];

const REFRESH_ROW = "{ file: 'src/tokens.ts', functions: ['renew'] }";

function refreshRowsOf(rows: unknown): readonly RefreshRow[] {
  if (rows === undefined) {
    return NO_ROWS;
  }
  const where = 'settings.postmortem.refresh';
  if (!Array.isArray(rows)) {
    throw invalid(where, rows, `a list of rows such as ${REFRESH_ROW}`);
  }
  return rows.map((row: unknown, index) => refreshRowOf(row, `${where}[${index}]`));
}

function refreshRowOf(row: unknown, where: string): RefreshRow {
  const fields = fieldsOf(row, where, ['package', 'file', 'functions'], `a row such as ${REFRESH_ROW}`);
  const [packageName, file] = [textOf(fields['package'], `${where}.package`), textOf(fields['file'], `${where}.file`)];
  if ((packageName === undefined) === (file === undefined)) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} takes one of the keys 'package' and 'file', and not both.`);
  }
  const { functions } = fields;
  if (!Array.isArray(functions) || functions.length === 0) {
    throw invalid(`${where}.functions`, functions, "a list of names such as ['renew', 'Client.renew']");
  }
  return { file, functions: functions.map((name, index) => textOf(name, `${where}.functions[${index}]`) ?? ''), package: packageName };
}

function textOf(value: unknown, where: string): string | undefined {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw invalid(where, value, 'a text that is not empty');
  }
  return value;
}

function fieldsOf(value: unknown, where: string, keys: readonly string[], example: string): Partial<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(where, value, example);
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} has no key '${unknown}'; it has ${listed(keys, 'and')}.`);
  }
  return value;
}

function choiceOf<Choice extends string>(value: unknown, where: string, choices: readonly Choice[]): Choice | undefined {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined && value !== undefined) {
    throw invalid(where, value, listed(choices, 'or'));
  }
  return choice;
}

function invalid(where: string, value: unknown, expected: string): TypeError {
  return new TypeError(`eslint-plugin-postmortem: ${where} is ${JSON.stringify(value)}, but it takes ${expected}.`);
}

function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const quoted = words.map((word) => `'${word}'`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1) ?? ''}` : quoted.join('');
}
