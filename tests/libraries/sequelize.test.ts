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
