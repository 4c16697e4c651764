import type { Library, LogRole } from './library.ts';

function log(level: LogRole['level']): LogRole {
  return { errorKey: 'err', fields: 0, kind: 'log', level };
}

const levels = {
  debug: log('debug'),
  error: log('error'),
  fatal: log('fatal'),
  info: log('info'),
  trace: log('trace'),
  warn: log('warn'),
};

/** Fastify declares the interface of `request.log` itself; pino-http hands out pino's own. */
export const pino: Library = {
  name: 'pino',
  packages: ['pino', 'fastify'],
  owners: { BaseLogger: levels, FastifyBaseLogger: levels },
};
