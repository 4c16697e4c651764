import type { CacheRead } from './carrier.ts';

/** What happens to a value on its way from a cache read to where it is asked about. */
export type Step =
  | 'async' // becomes a promise
  | 'await'
  | 'element' // of a list, which may be shorter
  | 'emptied' // `?? []`, `?? {}`
  | 'lostNull' // null is returned in its place where it is absent
  | 'lostUndefined'
  | 'parse' // JSON.parse
  | Member;

/** `.name`, `?.name`, or whatever else is made of a value by `?.`. */
interface Member {
  readonly member: string | undefined;
  readonly optional: boolean;
}

/** What an expression holds when the cache held nothing. */
export interface MissState {
  readonly form: 'execution' | 'gaps' | 'hash' | 'record' | 'reply' | 'slots' | 'value';
  readonly miss: 'empty' | 'null' | 'undefined';
  /** Of a record, the field that is missed. */
  readonly held?: { readonly field: string; readonly miss: MissState['miss'] };
  /** Whether it is still a promise of that. */
  readonly pending: boolean;
}

const ANSWERS: Readonly<Record<CacheRead['miss'], Pick<MissState, 'form' | 'miss'>>> = {
  aborted: { form: 'execution', miss: 'null' },
  empty: { form: 'hash', miss: 'empty' },
  gaps: { form: 'gaps', miss: 'empty' },
  null: { form: 'value', miss: 'null' },
  slots: { form: 'slots', miss: 'empty' },
  undefined: { form: 'value', miss: 'undefined' },
};

/** What is left of the miss of `read` after `steps`; undefined where it throws or is no miss any more. */
export function missAfter(read: Pick<CacheRead, 'field' | 'inProcess' | 'miss'>, steps: readonly Step[]): MissState | undefined {
  return steps.reduce<MissState | undefined>((state, step) => state && advance(state, step), answerOf(read));
}

function answerOf({ field, inProcess, miss }: Pick<CacheRead, 'field' | 'inProcess' | 'miss'>): MissState {
  const answer = ANSWERS[miss];
  const pending = !inProcess;
  return field === undefined ? { ...answer, pending } : { form: 'record', held: { field, miss: answer.miss }, miss: 'empty', pending };
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
      return memberOf(state, { member: undefined, optional: false });
    default:
      return memberOf(state, step);
  }
}

function memberOf({ form, held, miss }: MissState, { member, optional }: Member): MissState | undefined {
  switch (form) {
    case 'execution':
      return optional || miss === 'empty' ? { form: 'reply', miss: 'undefined', pending: false } : undefined;
    case 'gaps':
    case 'hash':
      return { form: 'value', miss: 'undefined', pending: false };
    case 'record':
      return held !== undefined && member === held.field ? { form: 'value', miss: held.miss, pending: false } : undefined;
    case 'slots':
      return { form: 'value', miss: 'null', pending: false };
    case 'reply':
    case 'value':
      return optional ? { form: 'value', miss: 'undefined', pending: false } : undefined;
  }
}
