import { logger } from '../lib/logger.ts';
import { readJson, redis, writeJson } from '../lib/redis.ts';
import type { FeatureView } from './mapper.ts';
import { type FeatureStatus, isFeatureStatus } from './schema.ts';

const keys = {
  counter: (day: string) => `feature:counter:${day}`,
  lock: (id: number) => `feature:lock:${id}`,
  status: (id: number) => `feature:status:${id}`,
  view: (id: number) => `feature:view:${id}`,
};

export class FeatureCache {
  readonly #seconds: number;

  constructor(seconds = 600) {
    this.#seconds = seconds;
  }

  async view(id: number, load: () => Promise<FeatureView>): Promise<FeatureView> {
    const cached = await readJson(keys.view(id), isView);
    if (cached !== undefined) {
      return cached;
    }
    const loaded = await load();
    await writeJson(keys.view(id), loaded, this.#seconds);
    return loaded;
  }

  async status(id: number, load: () => Promise<FeatureStatus>): Promise<FeatureStatus> {
    const cached = await redis.get(keys.status(id));
    if (isFeatureStatus(cached)) {
      return cached;
    }
    const loaded = await load();
    await redis.set(keys.status(id), loaded, 'EX', this.#seconds);
    return loaded;
  }

  async count(day: string): Promise<number> {
    return Number((await redis.get(keys.counter(day))) ?? '0');
  }

  async bump(day: string): Promise<void> {
    const answers = await redis.multi().incr(keys.counter(day)).expire(keys.counter(day), 172_800).exec();
    for (const [error] of answers ?? []) {
      if (error !== null) {
        throw error;
      }
    }
  }

  async forget(...ids: readonly number[]): Promise<void> {
    const removed = await redis.del(...ids.flatMap((id) => [keys.view(id), keys.status(id)]));
    logger.debug({ ids, removed }, 'forgot features');
  }

  async locked<Result>(id: number, work: () => Promise<Result>): Promise<Result | undefined> {
    const lock = await redis.set(keys.lock(id), '1', 'EX', 30, 'NX');
    if (lock === null) {
      return undefined;
    }
    try {
      return await work();
    } finally {
      await redis.del(keys.lock(id));
    }
  }
}

function isView(value: unknown): value is FeatureView {
  return typeof value === 'object' && value !== null && 'id' in value && 'lines' in value && Array.isArray(value.lines);
}
