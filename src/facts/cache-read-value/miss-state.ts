import type { CacheCall } from '../../calls/classify-call.ts';

/** What happens to a value on its way from a cache read to where it is asked about. */
export type Step =
  | 'async' // becomes a promise
  | 'await'
  | 'element' // of a list, which may be shorter
  | 'emptied' // `?? []`, `?? {}`
  | 'lostNull' // null is returned in its place where it is absent
  | 'lostUndefined'
  | 'member'
  | 'optional' // `?.`
  | 'parse'; // JSON.parse

/** What an expression holds when the cache held nothing. */
export interface MissState {
  readonly form: 'execution' | 'hash' | 'reply' | 'slots' | 'value';
  readonly miss: 'empty' | 'null' | 'undefined';
  /** Whether it is still a promise of that. */
  readonly pending: boolean;
}

const READ: Readonly<Record<NonNullable<CacheCall['miss']>, MissState>> = {
  aborted: { form: 'execution', miss: 'null', pending: true },
  empty: { form: 'hash', miss: 'empty', pending: true },
  null: { form: 'value', miss: 'null', pending: true },
  slots: { form: 'slots', miss: 'empty', pending: true },
};

/** What is left of a miss that the library answers as `miss` after `steps`; undefined where it throws or is no miss any more. */
export function missAfter(miss: NonNullable<CacheCall['miss']>, steps: readonly Step[]): MissState | undefined {
  return steps.reduce<MissState | undefined>((state, step) => state && advance(state, step), READ[miss]);
}

function advance(state: MissState, step: Step): MissState | undefined {
  if (step === 'async' || step === 'await') {
    return { ...state, pending: step === 'async' };
  }
  if (state.pending) {
    return undefined;
  }
  const { form, miss } = state;
  switch (step) {
    case 'emptied':
      return { form: form === 'value' ? 'hash' : form, miss: 'empty', pending: false };
    case 'lostNull':
      return { form: 'value', miss: 'null', pending: false };
    case 'lostUndefined':
      return { form: 'value', miss: 'undefined', pending: false };
    case 'parse':
      return (form === 'value' && miss === 'null') || form === 'hash' ? state : undefined;
    case 'element':
    case 'member':
    case 'optional':
      return memberOf(form, miss, step === 'optional');
  }
}

function memberOf(form: MissState['form'], miss: MissState['miss'], optional: boolean): MissState | undefined {
  switch (form) {
    case 'execution':
      return optional || miss === 'empty' ? { form: 'reply', miss: 'undefined', pending: false } : undefined;
    case 'hash':
      return { form: 'value', miss: 'undefined', pending: false };
    case 'slots':
      return { form: 'value', miss: 'null', pending: false };
    case 'reply':
    case 'value':
      return optional ? { form: 'value', miss: 'undefined', pending: false } : undefined;
  }
}
