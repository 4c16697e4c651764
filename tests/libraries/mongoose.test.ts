import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'Mongoose: queries of a model, documents, aggregates', roleOf, `
import { connection, model, Schema, type Model } from 'mongoose';
interface User { email: string; orders: number[] }
const Users = model<User>('User', new Schema<User>({ email: String, orders: [Number] }));
await Users.find({ email: 'a' }).lean(); // Mongoose query read
await Users.findOne({ email: 'a' }).sort({ email: 1 }).exec(); // Mongoose query read
await Users.findById('1'); // Mongoose query read
await Users.countDocuments({}); // Mongoose query read
await Users.aggregate([{ $match: {} }]); // Mongoose query read
await Users.updateOne({ email: 'a' }, { email: 'b' }); // Mongoose query write
await Users.findByIdAndUpdate('1', { email: 'b' }).lean(); // Mongoose query write
await Users.create({ email: 'a', orders: [] }); // Mongoose query write
await Users.insertMany([{ email: 'a', orders: [] }]); // Mongoose query write bulk
const user = new Users({ email: 'a', orders: [] });
await user.save(); // Mongoose query write
await user.deleteOne(); // Mongoose query write
Users.find().cursor();
export async function injected(users: Model<User>): Promise<unknown> {
  return users.find({ email: 'a' }); // Mongoose query read
}
await connection.transaction(async () => {}); // Mongoose transaction of argument 0
`);

testCalls('orm', 'Mongoose: a class and a list of the project', roleOf, `
class Users { async find(): Promise<number[]> { return []; } async create(): Promise<void> {} async save(): Promise<void> {} }
await new Users().find();
await new Users().create();
await new Users().save();
[{ id: 1 }].find(({ id }) => id === 1);
export {};
`);
