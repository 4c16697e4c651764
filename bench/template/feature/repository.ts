import type { Prisma } from '../../../tests/fixtures/prisma-7/client/client.ts';
import { type Database, database } from '../lib/database.ts';
import { FeatureConflict, isUniqueViolation } from './errors.ts';
import type { FeatureRow } from './mapper.ts';
import type { CreateFeature, ListFeatures, PatchFeature } from './schema.ts';

const whole = { items: true, user: true } satisfies Prisma.OrderInclude;

export class FeatureRepository {
  readonly #database: Database;

  constructor(client: Database = database) {
    this.#database = client;
  }

  async byId(id: number): Promise<FeatureRow | null> {
    return this.#database.order.findUnique({ include: whole, where: { id } });
  }

  async byIds(ids: readonly number[]): Promise<FeatureRow[]> {
    const rows = await this.#database.order.findMany({ include: whole, where: { id: { in: [...new Set(ids)] } } });
    const positions = new Map(ids.map((id, index) => [id, index]));
    return rows.sort((a, b) => (positions.get(a.id) ?? 0) - (positions.get(b.id) ?? 0));
  }

  async page({ cursor, limit, search }: ListFeatures): Promise<{ next: number | undefined; rows: FeatureRow[] }> {
    const rows = await this.#database.order.findMany({
      ...(cursor !== undefined && { cursor: { id: cursor }, skip: 1 }),
      include: whole,
      orderBy: { id: 'asc' },
      take: limit + 1,
      where: search === undefined ? {} : { user: { name: { contains: search } } },
    });
    const next = rows.length > limit ? rows.at(limit - 1)?.id : undefined;
    return { next, rows: rows.slice(0, limit) };
  }

  async create({ couponId, items, total, userId }: CreateFeature): Promise<FeatureRow> {
    try {
      return await this.#database.order.create({
        data: { couponId, items: { create: items.map(({ quantity, sku }) => ({ quantity, sku })) }, total, userId },
        include: whole,
      });
    } catch (error) {
      if (isUniqueViolation(error)) {
        throw new FeatureConflict(userId, 'new', { cause: error });
      }
      throw error;
    }
  }

  async patch(id: number, { couponId, total }: PatchFeature): Promise<FeatureRow> {
    const data = { ...(couponId !== undefined && { couponId }), ...(total !== undefined && { total }) };
    return this.#database.order.update({ data, include: whole, where: { id } });
  }

  async cancel(id: number): Promise<void> {
    await database.$transaction(async (tx) => {
      await tx.orderItem.deleteMany({ where: { orderId: id } });
      await tx.order.delete({ where: { id } });
    });
  }

  async *all(size = 200): AsyncGenerator<FeatureRow[]> {
    let cursor: number | undefined;
    do {
      const { next, rows } = await this.page({ cursor, limit: size });
      yield rows;
      cursor = next;
    } while (cursor !== undefined);
  }
}
