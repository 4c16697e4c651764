import type { Order, OrderItem, User } from '../../../tests/fixtures/prisma-7/client/client.ts';

export type FeatureRow = Order & { items: OrderItem[]; user: User };

export interface FeatureView {
  readonly id: number;
  readonly customer: string;
  readonly lines: readonly string[];
  readonly placed: string;
  readonly quantity: number;
  readonly total: string;
}

const money = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

export function viewOf({ id, items, placedAt, total, user }: FeatureRow): FeatureView {
  return {
    id,
    customer: nameOf(user),
    lines: items.map(({ quantity, sku }) => `${quantity} × ${sku.toUpperCase()}`),
    placed: placedAt.toISOString().slice(0, 10),
    quantity: items.reduce((sum, { quantity }) => sum + quantity, 0),
    total: money.format(total / 100),
  };
}

export function nameOf({ email, name }: Pick<User, 'email' | 'name'>): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  return words.length > 0
    ? words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
    : (email.split('@')[0] ?? email);
}

export function byCustomer(rows: readonly FeatureRow[]): Map<number, FeatureRow[]> {
  const grouped = new Map<number, FeatureRow[]>();
  for (const row of rows) {
    const known = grouped.get(row.userId);
    if (known === undefined) {
      grouped.set(row.userId, [row]);
    } else {
      known.push(row);
    }
  }
  return grouped;
}

export function totalsOf(rows: readonly FeatureRow[]): { customer: string; total: number }[] {
  return [...byCustomer(rows).values()]
    .map((own) => ({
      customer: own.map(({ user }) => nameOf(user)).at(0) ?? '',
      total: own.reduce((sum, { total }) => sum + total, 0),
    }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, 10);
}

export function csvOf(rows: readonly FeatureRow[]): string {
  const header = ['id', 'customer', 'placed', 'quantity', 'total'].join(';');
  const lines = rows.map(viewOf).map(({ customer, id, placed, quantity, total }) => {
    return [id, customer, placed, quantity, total].map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(';');
  });
  return [header, ...lines].join('\n');
}
