import { consoleLibrary } from './console.ts';
import type { Library } from './library.ts';
import { pino } from './pino.ts';
import { prisma } from './prisma.ts';

export const libraries: readonly Library[] = [consoleLibrary, pino, prisma];
