import type { Library, LoggerRole, LogRole } from './library.ts';

const losses: LogRole['losses'] = { after: 'dropped', field: 'emptied', message: 'emptied', placeholders: { '%j': 'emptied' } };

function log(level: LogRole['level'], message = 0): LogRole {
  return { errorKey: null, fields: message + 1, fillsPlaceholders: false, kind: 'log', level, losses, message };
}

function logger(options: number, inherits = false): LoggerRole {
  return { errorKeys: [], inherits, kind: 'logger', option: null, options, writes: 'winston' };
}

const levels = {
  alert: log('fatal'),
  crit: log('fatal'),
  debug: log('debug'),
  emerg: log('fatal'),
  error: log('error'),
  http: log('info'),
  info: log('info'),
  log: log('log', 1),
  notice: log('info'),
  silly: log('trace'),
  verbose: log('debug'),
  warn: log('warn'),
  warning: log('warn'),
};

/** Its default logger is the module itself, whose methods are functions. */
export const winston: Library = {
  name: 'winston',
  packages: ['winston'],
  owners: {
    Container: { add: logger(1), get: logger(1) },
    Logger: { ...levels, child: logger(1, true), configure: logger(0) },
  },
  functions: { ...levels, child: logger(1, true), configure: logger(0), createLogger: logger(0), Logger: logger(0) },
};
