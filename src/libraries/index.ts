import { bullmq } from './bullmq.ts';
import { bunyan } from './bunyan.ts';
import { cacheManager } from './cache-manager.ts';
import { cloudflareKv } from './cloudflare-kv.ts';
import { consola } from './consola.ts';
import { consoleLibrary } from './console.ts';
import { dataloader } from './dataloader.ts';
import { drizzle } from './drizzle.ts';
import { bugsnag, datadog, openTelemetry, rollbar, sentry } from './error-reporters.ts';
import { express } from './express.ts';
import { asyncLibrary, bluebird, lodash, pLimit, pMap } from './fan-outs.ts';
import { fastify } from './fastify.ts';
import { fetchApi } from './fetch.ts';
import { h3 } from './h3.ts';
import { hono } from './hono.ts';
import { lruCache, nodeCache } from './in-process-caches.ts';
import { ioredis } from './ioredis.ts';
import { javascript } from './javascript.ts';
import { keyv } from './keyv.ts';
import { knex } from './knex.ts';
import { koa } from './koa.ts';
import { kysely } from './kysely.ts';
import type { IoLibrary, Library, RequestLibrary, SchemaLibrary } from './library.ts';
import { asyncLock, asyncMutex, pMemoize, redlock, webLocks } from './locks.ts';
import { log4js } from './log4js.ts';
import { memjs } from './memjs.ts';
import { mikroOrm } from './mikro-orm.ts';
import { jest, vitest } from './module-mocks.ts';
import { mongoose } from './mongoose.ts';
import { nestLogger } from './nest-logger.ts';
import { nestjs } from './nestjs.ts';
import { nestjsPino } from './nestjs-pino.ts';
import { neverthrow } from './neverthrow.ts';
import { next } from './next.ts';
import { fetchFunction, nodeFiles, nodeNetwork, nodeProcesses } from './node-io.ts';
import { nodeProcess } from './node-process.ts';
import { nodeRedis } from './node-redis.ts';
import { oauth4webapi, openidClient } from './oauth.ts';
import { stripe } from './payments.ts';
import { pino } from './pino.ts';
import { postgresJs } from './postgres-js.ts';
import { prisma } from './prisma.ts';
import { retries } from './retries.ts';
import { sequelize } from './sequelize.ts';
import { services } from './services.ts';
import { libsql, mysql2, pg, planetScale } from './sql-drivers.ts';
import { t3Env } from './t3-env.ts';
import { tsRest } from './ts-rest.ts';
import { typeorm } from './typeorm.ts';
import { unkeyCache } from './unkey-cache.ts';
import { upstash } from './upstash.ts';
import { winston } from './winston.ts';
import { zod3, zod4, zodMini } from './zod.ts';

export const libraries: readonly Library[] = [
  asyncLibrary,
  asyncLock,
  asyncMutex,
  bluebird,
  bugsnag,
  bullmq,
  bunyan,
  cacheManager,
  cloudflareKv,
  consola,
  consoleLibrary,
  datadog,
  dataloader,
  drizzle,
  ioredis,
  javascript,
  jest,
  keyv,
  knex,
  kysely,
  libsql,
  lodash,
  log4js,
  lruCache,
  memjs,
  mikroOrm,
  mongoose,
  mysql2,
  nestjsPino,
  nestLogger,
  neverthrow,
  nodeCache,
  nodeRedis,
  oauth4webapi,
  openidClient,
  openTelemetry,
  pg,
  pino,
  planetScale,
  pLimit,
  pMap,
  pMemoize,
  postgresJs,
  prisma,
  redlock,
  retries,
  rollbar,
  sentry,
  sequelize,
  stripe,
  typeorm,
  unkeyCache,
  upstash,
  vitest,
  webLocks,
  winston,
];

export const requestLibraries: readonly RequestLibrary[] = [
  express, fastify, fetchApi, h3, hono, koa, nestjs, next, nodeProcess, t3Env, tsRest,
];

export const schemaLibraries: readonly SchemaLibrary[] = [zod3, zod4, zodMini];

export const ioLibraries: readonly IoLibrary[] = [fetchFunction, nodeFiles, nodeNetwork, nodeProcesses, ...services];
