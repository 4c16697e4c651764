import type { ReportFixFunction, SharedConfigurationSettings, SuggestionReportDescriptor } from '@typescript-eslint/utils/ts-eslint';

import { settingsOf } from '../settings.ts';

/** How sure a mend is, and so how it ships; see docs/mends.md. */
export type MendLevel = 'likely' | 'policy' | 'proved' | 'skeleton';

export interface Mend<MessageIds extends string> {
  readonly level: MendLevel;
  /** The suggestion's message, in the imperative. */
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  /** Of a policy: whether the team has chosen this outcome in the rule's options, which makes it the fix. */
  readonly isChosen?: boolean;
  readonly fix: ReportFixFunction;
}

interface Shipped<MessageIds extends string> {
  fix?: ReportFixFunction;
  suggest?: SuggestionReportDescriptor<MessageIds>[];
}

/**
 * How a report ships its mends: the first one that `--fix` may apply as the fix, the others as suggestions.
 * `--fix` applies what is proved or carries out a policy the team has set, and what is likely only where the settings say so;
 * a skeleton never.
 */
export function ship<MessageIds extends string>(
  mends: readonly Mend<MessageIds>[],
  settings: SharedConfigurationSettings,
): Shipped<MessageIds> {
  const { fix: applied } = settingsOf(settings);
  const fixing = mends.find(
    ({ isChosen, level }) => level === 'proved' || (level === 'policy' && isChosen) || (level === 'likely' && applied === 'likely'),
  );
  const suggest = mends
    .filter((mend) => mend !== fixing)
    .map(({ data, fix, messageId }) => ({ fix, messageId, ...(data && { data }) }));
  return { ...(fixing && { fix: fixing.fix }), ...(suggest.length > 0 && { suggest }) };
}
