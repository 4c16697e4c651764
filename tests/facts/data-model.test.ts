import ts from 'typescript';
import { expect, it } from 'vitest';

import { dataModelOf } from '../../src/facts/data-model.ts';
import { openFixture } from '../support/fixture.ts';

/** The relations of `model` as lines such as `orders: Order[] by userId = id`. */
function relationsOf(model: string, from = './client/client.js', project = 'prisma-7'): string[] | undefined {
  const { program, source } = openFixture(project).programOf(`import { PrismaClient } from '${from}';\ndeclare const prisma: PrismaClient;\nprisma.${model};`);
  const statement = source.statements.at(-1);
  const delegate = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return delegate && dataModelOf(delegate, program)?.relations.map(({ isInverse, isList, keys, model: other, name }) => {
    const pairs = keys.map(({ other: theirs, own }) => (isInverse ? `${theirs} = ${own}` : `${own} → ${theirs}`));
    return `${name}: ${other}${isList ? '[]' : ''} by ${pairs.join(', ')}`;
  });
}

it.each(['prisma-6', 'prisma-7'])('reads relations and the columns they reference from the schema of %s', (project) => {
  expect(relationsOf('user', undefined, project)).toEqual([
    'orders: Order[] by userId = id',
    'profile: Profile by userId = id',
    'posts: Post[] by authorId = id',
    'reviewed: Post[] by reviewerId = id',
  ]);
  expect(relationsOf('order', undefined, project)).toEqual(['user: User by userId → id', 'coupon: Coupon by couponId → id', 'items: OrderItem[] by orderId = id']);
});

it('takes the column that is referenced, not one of the same type', () => {
  expect(relationsOf('country')).toEqual(['cities: City[] by countryCode = code']);
  expect(relationsOf('account')).toEqual(['payments: Payment[] by accountNumber = number']);
});

it('reads composite keys, and tells both ends of a tree', () => {
  expect(relationsOf('warehouse')).toEqual(['stock: Stock[] by tenantId = tenantId, warehouseCode = code']);
  expect(relationsOf('category')).toEqual(['parent: Category by parentId → id', 'children: Category[] by parentId = id']);
});

it('knows no keys of many to many', () => {
  expect(relationsOf('tag')).toEqual([]);
});

it('knows nothing of a client that carries no schema, or is none', () => {
  expect(relationsOf('user', './client-js/index.js')).toBeUndefined();
  expect(relationsOf('$connect')).toBeUndefined();
});
