import type { Library, LogRole } from './library.ts';

const losses: LogRole['losses'] = { after: 'dropped', field: 'emptied', placeholders: {} };

function log(level: LogRole['level']): LogRole {
  return { errorKey: 'err', fields: 0, fillsPlaceholders: false, kind: 'log', level, losses, message: 1, messageKey: 'msg', writtenBy: 'pino' };
}

/** The logger it puts behind Nest's facade takes the last argument for the name of the context, even where it is an Error. */
export const nestjsPino: Library = {
  name: 'nestjs-pino',
  packages: ['nestjs-pino'],
  owners: {
    Logger: {
      debug: log('debug'),
      error: log('error'),
      fatal: log('fatal'),
      log: log('info'),
      verbose: log('trace'),
      warn: log('warn'),
    },
  },
};
