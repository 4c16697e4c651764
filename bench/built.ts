import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type built from '../src/index.ts';

/** The plugin as it is installed: a project lints with what was built. */
export const { default: plugin } = (await import(pathToFileURL(path.join(import.meta.dirname, '../dist/index.js')).href)) as { default: typeof built };
