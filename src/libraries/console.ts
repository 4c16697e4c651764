import { DEFAULT_LIBRARY } from '../typing/declaring-package.ts';
import type { Library, LogRole } from './library.ts';

function log(level: LogRole['level']): LogRole {
  return { errorKey: null, fields: null, fillsPlaceholders: true, kind: 'log', level, losses: { placeholders: { '%j': 'emptied' } }, message: 0 };
}

/** Declared by @types/node, or by lib.dom.d.ts where the project has the DOM. */
export const consoleLibrary: Library = {
  name: 'console',
  packages: ['node', DEFAULT_LIBRARY],
  owners: {
    Console: {
      debug: log('debug'),
      error: log('error'),
      info: log('info'),
      log: log('log'),
      trace: log('trace'),
      warn: log('warn'),
    },
  },
};
