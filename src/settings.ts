import type { SharedConfigurationSettings } from '@typescript-eslint/utils/ts-eslint';

import type { ErrorBaseRow, Library, RefreshRow } from './libraries/library.ts';
import { choiceOf, fieldsOf, invalid } from './settings/fields.ts';
import { librariesOf } from './settings/library-rows.ts';
import { errorBasesOf, refreshRowsOf } from './settings/named-rows.ts';

/** What a project tells the plugin under `settings.postmortem`. */
export interface PostmortemSettings {
  /** Which mends are applied by `--fix`: those that are proved, or also those that are only likely right. */
  readonly fix: 'likely' | 'proved';
  readonly http: {
    /** What `req.body` holds where the framework does not say: parsed JSON, or strings from a form. */
    readonly body: 'json' | 'strings' | undefined;
  };
  /** What of the project's own, or of packages that the plugin does not know, is a database, a cache, a logger, a reporter, a part of requests or runs a callback. */
  readonly libraries: readonly Library[];
  /** Functions that spend a refresh token, which the plugin does not know by itself. */
  readonly refresh: readonly RefreshRow[];
  /** Classes of errors that the monitoring knows, with all that extend them, where no code of the program says so. */
  readonly errorBases: readonly ErrorBaseRow[];
}

const CHOICES = { body: ['json', 'strings'], fix: ['proved', 'likely'] } as const;

const EXAMPLES = { http: "an object such as { body: 'json' }", postmortem: "an object such as { fix: 'likely' }" } as const;

/** One object for all who set nothing, so that it is looked at once. */
const NONE = {};

const validated = new WeakMap<object, PostmortemSettings>();

/**
 * The validated settings of the file being linted, defaults filled in.
 * @throws {TypeError} naming the key and what it may be, for a key or value that is not one of them.
 */
export function settingsOf(settings: SharedConfigurationSettings): PostmortemSettings {
  const given = settings['postmortem'] ?? NONE;
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
  const keys = ['errorBases', 'fix', 'http', 'libraries', 'refresh'];
  const { errorBases, fix, http, libraries, refresh } = fieldsOf(given, 'settings.postmortem', keys, EXAMPLES.postmortem);
  const { body } = http === undefined ? {} : fieldsOf(http, 'settings.postmortem.http', ['body'], EXAMPLES.http);
  return {
    errorBases: errorBasesOf(errorBases),
    fix: choiceOf(fix, 'settings.postmortem.fix', CHOICES.fix) ?? 'proved',
    http: { body: choiceOf(body, 'settings.postmortem.http.body', CHOICES.body) },
    libraries: librariesOf(libraries),
    refresh: refreshRowsOf(refresh),
  };
}
