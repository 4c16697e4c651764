import type { CacheCall } from '../../calls/classify-call.ts';
import type { CalledBody } from '../../typing/called-bodies.ts';
import ts from '../../typing/typescript.ts';
import type { Step } from './miss-state.ts';

export interface CacheRead {
  readonly call: ts.CallExpression;
  readonly library: string;
  readonly method: string;
  readonly miss: NonNullable<CacheCall['miss']>;
  /** Field of the answer that the miss stands in, where the answer itself is always there. */
  readonly field: string | undefined;
  readonly inProcess: boolean;
  /** The argument that names the key. */
  readonly key: ts.Expression | undefined;
}

/** Where the value of an expression comes from, as far as one function shows it. */
export type Source =
  | { readonly kind: 'call'; readonly bodies: readonly CalledBody[]; readonly argumentAt: (index: number) => Carrier | undefined }
  | { readonly kind: 'parameter'; readonly declaration: ts.SignatureDeclaration; readonly index: number }
  | { readonly kind: 'read'; readonly read: CacheRead };

/** A value that may be a missed cache read, and what happened to it on its way. */
export interface Carrier {
  readonly source: Source;
  readonly steps: readonly Step[];
  /** What else the value may be: it is a cache read only if all of these are. */
  readonly also: readonly Carrier[];
}

/** The value that a read itself answers. */
export function fromRead(read: CacheRead): Carrier {
  return from({ kind: 'read', read });
}

/** A value as it comes from its source. */
export function from(source: Source): Carrier {
  return { also: [], source, steps: [] };
}

/** `carrier` with one more step on its way. */
export function after(carrier: Carrier, step: Step): Carrier;
export function after(carrier: Carrier | undefined, step: Step): Carrier | undefined;
export function after(carrier: Carrier | undefined, step: Step): Carrier | undefined {
  return carrier && { ...carrier, steps: [...carrier.steps, step] };
}
