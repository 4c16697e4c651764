import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { dataModelOf, parseModels, relationsOf } from '../../src/facts/data-model.ts';
import { openFixture } from '../support/fixture.ts';

/** The relations of `model` as lines such as `orders: Order[] by userId = id`. */
function linesOf(model: string, from = './client/client.js', project = 'prisma-7'): string[] | undefined {
  const { program, source } = openFixture(project).programOf(`import { PrismaClient } from '${from}';\ndeclare const prisma: PrismaClient;\nprisma.${model};`);
  const statement = source.statements.at(-1);
  const delegate = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return delegate && dataModelOf(delegate, program)?.relations.map(({ isInverse, isList, keys, model: other, name }) => {
    const pairs = keys.map(({ other: theirs, own }) => (isInverse ? `${theirs} = ${own}` : `${own} → ${theirs}`));
    return `${name}: ${other}${isList ? '[]' : ''} by ${pairs.join(', ')}`;
  });
}

it.each(['prisma-6', 'prisma-7'])('reads relations and the columns they reference from the schema of %s', (project) => {
  expect(linesOf('user', undefined, project)).toEqual([
    'orders: Order[] by userId = id',
    'profile: Profile by userId = id',
    'posts: Post[] by authorId = id',
    'reviewed: Post[] by reviewerId = id',
  ]);
  expect(linesOf('order', undefined, project)).toEqual(['user: User by userId → id', 'coupon: Coupon by couponId → id', 'items: OrderItem[] by orderId = id']);
});

it('takes the column that is referenced, not one of the same type', () => {
  expect(linesOf('country')).toEqual(['cities: City[] by countryCode = code']);
  expect(linesOf('account')).toEqual(['payments: Payment[] by accountNumber = number']);
});

it('reads composite keys, and tells both ends of a tree', () => {
  expect(linesOf('warehouse')).toEqual(['stock: Stock[] by tenantId = tenantId, warehouseCode = code']);
  expect(linesOf('category')).toEqual(['parent: Category by parentId → id', 'children: Category[] by parentId = id']);
});

it('knows no keys of many to many', () => {
  expect(linesOf('tag')).toEqual([]);
});

it('knows nothing of a client that carries no schema, or is none', () => {
  expect(linesOf('user', './client-js/index.js')).toBeUndefined();
  expect(linesOf('$connect')).toBeUndefined();
});

describe('the relations of a schema', () => {
  const order = 'model Order {\n  id Int @id\n  userId Int\n  user User @relation(fields: [userId], references: [id])\n}';

  /** The names of the relations of `User`, whose fields are `fields`. */
  function namesIn(fields: string, other = order): string[] | undefined {
    const models = parseModels(`model User {\n  id Int @id\n  ${fields}\n}\n${other}`);
    const user = models.get('User');
    return user && relationsOf(user, models).map(({ name }) => name);
  }

  it('are those that the client knows', () => {
    expect(namesIn('orders Order[]')).toEqual(['orders']);
    expect(namesIn('orders Order[] @ignore')).toEqual([]);
    expect(namesIn('orders Order[]', order.replace('[id])', '[id]) @ignore'))).toEqual([]);
    expect(namesIn('orders Order[]', order.replace('\n}', '\n  @@ignore\n}'))).toEqual([]);
    expect(namesIn('orders Order[]\n  @@ignore')).toBeUndefined();
  });

  it('are not what a comment says, nor changed by what a text says', () => {
    expect(namesIn('// orders Order[]')).toEqual([]);
    expect(namesIn('/* orders Order[]\n  more */')).toEqual([]);
    expect(namesIn('site String @default("http://a.b/*") // a home\n  orders Order[]')).toEqual(['orders']);
    expect(namesIn('orders Order[] // @ignore')).toEqual(['orders']);
    expect(namesIn('note String @default(" @ignore ")\n  orders Order[]')).toEqual(['orders']);
  });
});
