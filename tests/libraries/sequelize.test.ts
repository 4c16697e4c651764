import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'Sequelize: models, instances, raw statements', roleOf, `
import { Model, Sequelize, type CreationOptional, type InferAttributes, type InferCreationAttributes } from 'sequelize';
class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: CreationOptional<number>;
  declare name: string;
}
declare const sequelize: Sequelize;
await User.findAll({ where: { id: 1 } }); // Sequelize query read
const user = await User.findByPk(1); // Sequelize query read
await User.count(); // Sequelize query read
await User.create({ name: 'a' }); // Sequelize query write
await User.bulkCreate([{ name: 'a' }]); // Sequelize query write bulk
await User.update({ name: 'b' }, { where: { id: 1 } }); // Sequelize query write
await user?.update({ name: 'b' }); // Sequelize query write
await user?.destroy(); // Sequelize query write
await sequelize.query('select 1'); // Sequelize query read
await sequelize.transaction(async () => {}); // Sequelize transaction of argument 0
User.build({ name: 'a' });
`);

testCalls('orm', 'Sequelize: a model of the project', roleOf, `
class Model { static async findAll(): Promise<number[]> { return []; } async destroy(): Promise<void> {} }
await Model.findAll();
await new Model().destroy();
export {};
`);

testCalls('orm', 'Sequelize: what an association adds to a model', roleOf, `
import { Model, type BelongsToGetAssociationMixin, type HasManyAddAssociationMixin, type HasManyCountAssociationsMixin, type HasManyGetAssociationsMixin, type HasOneSetAssociationMixin } from 'sequelize';
class Order extends Model {
  declare getUser: BelongsToGetAssociationMixin<User>;
}
class User extends Model {
  declare getOrders: HasManyGetAssociationsMixin<Order>;
  declare countOrders?: HasManyCountAssociationsMixin;
  declare addOrder: HasManyAddAssociationMixin<Order, number>;
  declare setCard: HasOneSetAssociationMixin<Order, number>;
  declare getFullName: () => Promise<string>;
}
declare const user: User;
const [order] = await user.getOrders({ where: { id: 1 } }); // Sequelize query read
await order?.getUser(); // Sequelize query read
await user.countOrders?.(); // Sequelize query read
await user.addOrder(1); // Sequelize query write
await user.setCard(1); // Sequelize query write
await user.getFullName();
`);

testCalls('orm', 'Sequelize: methods of the project that are named as those of an association', roleOf, `
type HasManyGetAssociationsMixin<Row> = () => Promise<Row[]>;
class User { declare getOrders: HasManyGetAssociationsMixin<number>; async getCards(): Promise<number[]> { return []; } }
await new User().getOrders();
await new User().getCards();
export {};
`);
