import { setTimeout as wait } from 'node:timers/promises';

import { logger } from '../lib/logger.ts';
import { redis } from '../lib/redis.ts';
import type { FeatureRow } from './mapper.ts';
import { FeatureRepository } from './repository.ts';

const log = logger.child({ module: 'feature-job' });

export async function exportFeatures(repository = new FeatureRepository()): Promise<number> {
  let exported = 0;
  for await (const rows of repository.all()) {
    await retried(async () => publish(rows));
    exported += rows.length;
    log.info({ exported, last: rows.at(-1)?.id }, 'exported a page of features');
  }
  return exported;
}

export async function dailyFeatures(days: readonly string[]): Promise<Map<string, number>> {
  const counts = days.length === 0 ? [] : await redis.mget(days.map((day) => `feature:counter:${day}`));
  return new Map(days.map((day, index) => [day, Number.parseInt(counts[index] ?? '0', 10)]));
}

export async function retried<Result>(work: () => Promise<Result>, attempts = 5): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts) {
        throw new Error(`Gave up after ${attempts} attempts`, { cause: error });
      }
      log.warn({ attempt, err: error }, 'trying again');
      await wait(2 ** attempt * 100 + Math.random() * 100);
    }
  }
}

async function publish(rows: readonly FeatureRow[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const { id, items, total } of rows) {
    pipeline.xadd('features', '*', 'id', String(id), 'total', total.toFixed(2), 'skus', items.map(({ sku }) => sku).join(','));
  }
  const answers = (await pipeline.exec()) ?? [];
  const failed = answers.filter(([error]) => error !== null);
  if (failed.length > 0) {
    throw new AggregateError(
      failed.map(([error]) => error),
      `${failed.length} of ${rows.length} features were not published`,
    );
  }
}

export async function main(): Promise<void> {
  const began = Date.now();
  try {
    const exported = await exportFeatures();
    log.info({ exported, seconds: Math.round((Date.now() - began) / 1_000) }, 'done');
  } catch (error) {
    console.log('the export failed', error);
    process.exitCode = 1;
  } finally {
    redis.disconnect();
  }
}
