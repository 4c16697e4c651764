import type { Library, LoggerRole, LogRole } from './library.ts';

const losses: LogRole['losses'] = { field: 'emptied', placeholders: { '%j': 'emptied' } };

function log(level: LogRole['level']): LogRole {
  return { errorKey: null, fields: 0, fillsPlaceholders: true, kind: 'log', level, losses, message: 1 };
}

function logger(inherits: boolean): LoggerRole {
  return { errorKeys: [], inherits, kind: 'logger', option: null, options: 0, writes: 'bunyan' };
}

/** It has no key for Errors until a logger is made with serializers; by itself an Error before the text is written in full. */
export const bunyan: Library = {
  name: 'bunyan',
  packages: ['bunyan'],
  owners: {
    Logger: {
      child: logger(true),
      debug: log('debug'),
      error: log('error'),
      fatal: log('fatal'),
      info: log('info'),
      trace: log('trace'),
      warn: log('warn'),
    },
  },
  functions: { createLogger: logger(false), Logger: logger(false) },
};
