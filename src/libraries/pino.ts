import type { Library, LoggerRole, LogRole } from './library.ts';

const losses: LogRole['losses'] = { after: 'dropped', field: 'emptied', placeholders: { '%j': 'emptied', '%o': 'emptied', '%O': 'emptied', '%s': 'text only' } };

function log(level: LogRole['level']): LogRole {
  return { errorKey: 'err', fields: 0, fillsPlaceholders: true, kind: 'log', level, losses, message: 1 };
}

function logger(options: number, option: string | null, inherits = false): LoggerRole {
  return { errorKeys: ['err'], inherits, kind: 'logger', option, options, writes: 'pino' };
}

const levels = {
  debug: log('debug'),
  error: log('error'),
  fatal: log('fatal'),
  info: log('info'),
  trace: log('trace'),
  warn: log('warn'),
};

const child = { child: logger(1, null, true) };

/** Fastify declares the interface of `request.log` itself; pino-http hands out pino's own. */
export const pino: Library = {
  name: 'pino',
  packages: ['pino', 'pino-http', 'fastify', 'nestjs-pino'],
  owners: {
    BaseLogger: levels,
    FastifyBaseLogger: { ...child, ...levels },
    LoggerExtras: child,
    LoggerModule: { forRoot: logger(0, 'pinoHttp'), forRootAsync: logger(0, 'useFactory') },
    PinoLogger: levels,
  },
  functions: { fastify: logger(0, 'logger'), pino: logger(0, null), PinoHttp: logger(0, null) },
};
