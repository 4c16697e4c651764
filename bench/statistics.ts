/** The middle of what was measured, and where it lies in 95 of 100 repetitions. */
export interface Estimate {
  readonly high: number;
  readonly low: number;
  readonly middle: number;
}

const RESAMPLES = 4_000;

/** The median of `values` and the interval that the bootstrap gives for it, the same at each call. */
export function estimate(values: readonly number[]): Estimate {
  const random = randomFrom(1);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN)),
  );
  medians.sort((a, b) => a - b);
  const at = (share: number): number => medians[Math.round(share * (RESAMPLES - 1))] ?? Number.NaN;
  return { high: at(0.975), low: at(0.025), middle: median(values) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** A linear congruential generator: good enough to draw with replacement, and repeatable. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
