import { consoleLibrary } from './console.ts';
import { dataloader } from './dataloader.ts';
import { express } from './express.ts';
import { fastify } from './fastify.ts';
import { fetchApi } from './fetch.ts';
import { hono } from './hono.ts';
import { ioredis } from './ioredis.ts';
import { javascript } from './javascript.ts';
import type { Library, RequestLibrary, SchemaLibrary } from './library.ts';
import { nodeProcess } from './node-process.ts';
import { nodeRedis } from './node-redis.ts';
import { pino } from './pino.ts';
import { prisma } from './prisma.ts';
import { zod3, zod4, zodMini } from './zod.ts';

export const libraries: readonly Library[] = [consoleLibrary, dataloader, ioredis, javascript, nodeRedis, pino, prisma];

export const requestLibraries: readonly RequestLibrary[] = [express, fastify, fetchApi, hono, nodeProcess];

export const schemaLibraries: readonly SchemaLibrary[] = [zod3, zod4, zodMini];
