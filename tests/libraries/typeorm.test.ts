import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'TypeORM: repositories, managers, active records, builders', roleOf, `
import { BaseEntity, Column, DataSource, Entity, PrimaryGeneratedColumn, type EntityManager, type Repository } from 'typeorm';
@Entity()
class User extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
}
declare const users: Repository<User>;
declare const manager: EntityManager;
declare const source: DataSource;
await users.find({ where: { id: 1 } }); // TypeORM query read
await users.findOneBy({ id: 1 }); // TypeORM query read
await users.save({ name: 'a' }); // TypeORM query write
await users.update({ id: 1 }, { name: 'b' }); // TypeORM query write
await manager.findOneOrFail(User, { where: { id: 1 } }); // TypeORM query read
await manager.delete(User, { id: 1 }); // TypeORM query write
await User.findBy({ id: 1 }); // TypeORM query read
await users.createQueryBuilder('user').where('user.id = 1').getMany(); // TypeORM query read
await users.createQueryBuilder().delete().where('id = 1').execute(); // TypeORM query write
await source.query('select 1'); // TypeORM query read
await source.transaction(async (inner) => { // TypeORM transaction of argument 0
  await inner.save(User, { name: 'a' }); // TypeORM query write
});
users.create({ name: 'a' });
users.createQueryBuilder('user').getQuery();
`);

testCalls('orm', 'TypeORM: a repository of the project', roleOf, `
class Repository { async find(): Promise<number[]> { return []; } async save(): Promise<void> {} }
await new Repository().find();
await new Repository().save();
export {};
`);
