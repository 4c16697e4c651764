import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'Knex: what a chain builds', roleOf, `
import knexOf, { type Knex } from 'knex';
const db: Knex = knexOf({ client: 'pg' });
await db('users').where({ id: 1 }).first(); // Knex query read
await db.select('*').from('users'); // Knex query read
await db('users').insert({ name: 'a' }); // Knex query write
await db('users').where('id', 1).update({ name: 'b' }); // Knex query write
await db('users').where('id', 1).del(); // Knex query write
await db.raw('select 1'); // Knex query read
await db.raw('truncate users'); // Knex query write
await db('users').whereIn('id', db('orders').select('user_id')); // Knex query read
const rows = db('users').select('id'); // Knex query read
await rows;
db('users').where('id', 1).toSQL();
let open = db('users').where('id', 1);
open = open.limit(2);
await db.transaction(async (trx) => { // Knex transaction of argument 0
  await trx('users').insert({ name: 'c' }); // Knex query write
});
export { open };
`);

testCalls('orm', 'Knex: a builder of the project', roleOf, `
class QueryBuilder { where(): this { return this; } async then(): Promise<void> {} }
await new QueryBuilder().where();
[1].find(Boolean);
export {};
`);
