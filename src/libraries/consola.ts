import type { Library, LogRole } from './library.ts';

function log(level: LogRole['level']): LogRole {
  return { errorKey: null, fields: null, fillsPlaceholders: true, kind: 'log', level, losses: { placeholders: { '%j': 'emptied' } }, message: 0 };
}

/** The methods come from a mapped type: only the function they are is declared. */
export const consola: Library = {
  name: 'consola',
  packages: ['consola'],
  owners: {
    LogFn: {
      debug: log('debug'),
      error: log('error'),
      fail: log('error'),
      fatal: log('fatal'),
      info: log('info'),
      log: log('log'),
      ready: log('info'),
      start: log('info'),
      success: log('info'),
      trace: log('trace'),
      verbose: log('trace'),
      warn: log('warn'),
    },
  },
};
