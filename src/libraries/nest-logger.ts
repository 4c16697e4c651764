import type { Library, LogFacadeRole, LogRole } from './library.ts';

function log(level: LogRole['level']): LogRole {
  return { errorKey: null, fields: null, fillsPlaceholders: false, kind: 'log', level, losses: { placeholders: {} }, message: 0 };
}

const levels = {
  debug: log('debug'),
  error: log('error'),
  fatal: log('fatal'),
  log: log('info'),
  verbose: log('trace'),
  warn: log('warn'),
};

const facade: LogFacadeRole = { kind: 'log-facade', logger: 0 };

/** Its facade, and the logger that stands behind it where nothing else is put there. */
export const nestLogger: Library = {
  name: 'Nest',
  packages: ['@nestjs/common'],
  owners: {
    ConsoleLogger: levels,
    INestApplicationContext: { useLogger: facade },
    Logger: { ...levels, overrideLogger: facade },
    LoggerService: levels,
  },
};
