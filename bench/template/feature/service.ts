import { EarlierService, type EarlierSummary } from '../earlier/service.ts';
import { logger } from '../lib/logger.ts';
import { FeatureCache } from './cache.ts';
import { FeatureConflict, FeatureNotFound } from './errors.ts';
import { csvOf, type FeatureView, totalsOf, viewOf } from './mapper.ts';
import { FeatureRepository } from './repository.ts';
import type { CreateFeature, FeatureStatus, ListFeatures, PatchFeature } from './schema.ts';

export interface FeatureSummary {
  readonly count: number;
  readonly name: string;
}

export class FeatureService {
  readonly #cache: FeatureCache;
  readonly #earlier: EarlierService;
  readonly #log = logger.child({ module: 'feature' });
  readonly #repository: FeatureRepository;

  constructor(repository = new FeatureRepository(), cache = new FeatureCache(), earlier = new EarlierService()) {
    this.#cache = cache;
    this.#earlier = earlier;
    this.#repository = repository;
  }

  async get(id: number): Promise<FeatureView> {
    return this.#cache.view(id, async () => {
      const row = await this.#repository.byId(id);
      if (row === null) {
        throw new FeatureNotFound(id);
      }
      return viewOf(row);
    });
  }

  async status(id: number): Promise<FeatureStatus> {
    return this.#cache.status(id, async () => ((await this.#repository.byId(id)) === null ? 'cancelled' : 'open'));
  }

  async list(request: ListFeatures): Promise<{ features: FeatureView[]; next: number | undefined }> {
    const { next, rows } = await this.#repository.page(request);
    this.#log.debug({ found: rows.length, request }, 'listed features');
    return { features: rows.map(viewOf), next };
  }

  async create(request: CreateFeature): Promise<FeatureView> {
    if (!(await this.#earlier.isActive(request.userId))) {
      this.#log.info({ userId: request.userId }, 'first feature of this user');
    }
    const row = await this.#repository.create(request);
    await this.#cache.bump(row.placedAt.toISOString().slice(0, 10));
    return viewOf(row);
  }

  async patch(id: number, request: PatchFeature): Promise<FeatureView> {
    const patched = await this.#cache.locked(id, async () => this.#repository.patch(id, request));
    if (patched === undefined) {
      throw new FeatureConflict(id, 'unlocked');
    }
    await this.#cache.forget(id);
    return viewOf(patched);
  }

  async cancel(ids: readonly number[]): Promise<number> {
    const outcomes = await Promise.allSettled(ids.map(async (id) => this.#repository.cancel(id)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') {
        this.#log.warn({ err: outcome.reason as Error, id: ids[index] }, 'could not cancel');
      }
    }
    await this.#cache.forget(...ids);
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  }

  async export(ids: readonly number[]): Promise<string> {
    const rows = await this.#repository.byIds(ids);
    return csvOf(rows.filter(({ items }) => items.some(({ quantity }) => quantity > 0)));
  }

  async best(ids: readonly number[]): Promise<string[]> {
    const totals = totalsOf(await this.#repository.byIds(ids));
    return totals.map(({ customer, total }, place) => `${place + 1}. ${customer}: ${total.toFixed(2)}`);
  }

  async summaryOf(userId: number): Promise<FeatureSummary | undefined> {
    const earlier: EarlierSummary | undefined = await this.#earlier.summaryOf(userId);
    return earlier && { count: earlier.count + 1, name: earlier.name.replace(/^earlier/u, 'feature') };
  }

  async isActive(userId: number): Promise<boolean> {
    return (await this.summaryOf(userId)) !== undefined;
  }
}
