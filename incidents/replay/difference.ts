import { paint } from './paint.ts';

/** The lines that went and came, marked `-` and `+`, without those that stayed. */
export function differenceOf(before: string, after: string): string[] {
  const left = before.split('\n');
  const right = after.split('\n');
  const common = commonLengths(left, right);
  const rows: string[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      i += 1;
      j += 1;
    } else if (i < left.length && (j === right.length || at(common, i + 1, j) >= at(common, i, j + 1))) {
      rows.push(paint('red', `  - ${left[i] ?? ''}`));
      i += 1;
    } else {
      rows.push(paint('green', `  + ${right[j] ?? ''}`));
      j += 1;
    }
  }
  return rows;
}

/** How many lines in order the two have in common from each pair of positions on. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      (lengths[i] ?? [])[j] =
        left[i] === right[j] ? at(lengths, i + 1, j + 1) + 1 : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly number[][], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
