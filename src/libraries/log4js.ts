import type { Library, LogRole } from './library.ts';

function log(level: LogRole['level'], message = 0): LogRole {
  return { errorKey: null, fields: null, fillsPlaceholders: true, kind: 'log', level, losses: { placeholders: { '%j': 'emptied' } }, message };
}

export const log4js: Library = {
  name: 'log4js',
  packages: ['log4js'],
  owners: {
    Logger: {
      debug: log('debug'),
      error: log('error'),
      fatal: log('fatal'),
      info: log('info'),
      log: log('log', 1),
      mark: log('info'),
      trace: log('trace'),
      warn: log('warn'),
    },
  },
};
