import type { Library, LogRole } from './library.ts';

function log(level: LogRole['level']): LogRole {
  return { errorKey: null, fields: null, kind: 'log', level, losses: { placeholders: [] }, message: 0 };
}

const levels = {
  debug: log('debug'),
  error: log('error'),
  fatal: log('fatal'),
  log: log('info'),
  verbose: log('trace'),
  warn: log('warn'),
};

/** The facade of Nest, and the logger behind it where nothing else is put there; nestjs-pino has a facade of its own. */
export const nestLogger: Library = {
  name: 'Nest',
  packages: ['@nestjs/common', 'nestjs-pino'],
  owners: { ConsoleLogger: levels, Logger: levels, LoggerService: levels },
};
