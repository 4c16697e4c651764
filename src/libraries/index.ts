import { bunyan } from './bunyan.ts';
import { consola } from './consola.ts';
import { consoleLibrary } from './console.ts';
import { dataloader } from './dataloader.ts';
import { bugsnag, datadog, openTelemetry, rollbar, sentry } from './error-reporters.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { fetchApi } from './fetch.ts';
import { hono } from './hono.ts';
import { ioredis } from './ioredis.ts';
import { javascript } from './javascript.ts';
import type { IoLibrary, Library, RequestLibrary, SchemaLibrary } from './library.ts';
import { asyncLock, asyncMutex, pMemoize, redlock, webLocks } from './locks.ts';
import { log4js } from './log4js.ts';
import { jest, vitest } from './module-mocks.ts';
import { nestLogger } from './nest-logger.ts';
import { nestjsPino } from './nestjs-pino.ts';
import { fetchFunction, nodeFiles, nodeNetwork, nodeProcesses } from './node-io.ts';
import { nodeProcess } from './node-process.ts';
import { nodeRedis } from './node-redis.ts';
import { oauth4webapi, openidClient } from './oauth.ts';
import { bullmq, stripe } from './payments.ts';
import { pino } from './pino.ts';
import { prisma } from './prisma.ts';
import { retries } from './retries.ts';
import { services } from './services.ts';
import { winston } from './winston.ts';
import { zod3, zod4, zodMini } from './zod.ts';

export const libraries: readonly Library[] = [
  asyncLock,
  asyncMutex,
  bugsnag,
  bullmq,
  bunyan,
  consola,
  consoleLibrary,
  datadog,
  dataloader,
  ioredis,
  javascript,
  jest,
  log4js,
  nestjsPino,
  nestLogger,
  nodeRedis,
  oauth4webapi,
  openTelemetry,
  openidClient,
  pMemoize,
  pino,
  prisma,
  redlock,
  retries,
  rollbar,
  sentry,
  stripe,
  vitest,
  webLocks,
  winston,
];

export const requestLibraries: readonly RequestLibrary[] = [express, fastify, fetchApi, hono, nodeProcess];

export const schemaLibraries: readonly SchemaLibrary[] = [zod3, zod4, zodMini];

export const ioLibraries: readonly IoLibrary[] = [fetchFunction, nodeFiles, nodeNetwork, nodeProcesses, ...services];
