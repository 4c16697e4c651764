import type ts from 'typescript';

import { hostsWithoutRotation } from '../libraries/oauth.ts';
import { perSourceFile } from '../typing/per-source-file.ts';

/** Whether `file` names an identity server that is known not to rotate. Misses the others, and hosts that are configured. */
export const namesHostWithoutRotation: (file: ts.SourceFile) => boolean = perSourceFile(({ text }) =>
  hostsWithoutRotation.some((host) => text.includes(host)),
);
