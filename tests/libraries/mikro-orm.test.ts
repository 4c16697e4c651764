import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'MikroORM: managers, repositories, collections', roleOf, `
import type { Collection, EntityManager, EntityRepository, Reference } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
class User { id!: number; name!: string }
declare const em: EntityManager;
declare const sqlEm: SqlEntityManager;
declare const users: EntityRepository<User>;
declare const orders: Collection<User>;
declare const owner: Reference<User>;
await em.find(User, { id: 1 }); // MikroORM query read
await em.findOneOrFail(User, { id: 1 }); // MikroORM query read
await users.findAll(); // MikroORM query read
await users.nativeUpdate({ id: 1 }, { name: 'b' }); // MikroORM query write
await em.insertMany(User, [{ name: 'a' }] as never); // MikroORM query write bulk
await em.flush(); // MikroORM query write
await em.populate([new User()], [] as never); // MikroORM query read bulk
await orders.loadItems(); // MikroORM query read
await owner.load(); // MikroORM query read
await sqlEm.execute('select 1'); // MikroORM query read
await em.transactional(async (inner) => { // MikroORM transaction of argument 0
  inner.persist(new User());
});
em.persist(new User());
em.clear();
`);

testCalls('orm', 'MikroORM: a manager of the project', roleOf, `
class EntityManager { async find(): Promise<number[]> { return []; } async flush(): Promise<void> {} }
await new EntityManager().find();
await new EntityManager().flush();
export {};
`);
