import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'pg, mysql2, PlanetScale, libSQL: SQL is read where it is written', roleOf, `
import { createClient } from '@libsql/client';
import { Client as PlanetScale, connect } from '@planetscale/database';
import mysql from 'mysql2/promise';
import { Client, Pool } from 'pg';
const pool = new Pool();
const statement = 'SELECT * FROM users WHERE id = $1';
await pool.query('select * from users'); // pg query read
await pool.query(statement, [1]); // pg query read
await pool.query({ text: 'delete from users' }); // pg query write
const old = \`
  with old as (select 1) select * from old\`;
await pool.query(old); // pg query read
await pool.query('with gone as (delete from users returning *) select * from gone'); // pg query write
await new Client().query('insert into users default values'); // pg query write
await pool.query('select insert_job($1)', [1]); // pg query write
await pool.query('select count(*) from users'); // pg query read
await pool.query('select * from users for update'); // pg query write
const client = await pool.connect();
await client.query('-- by age\\nselect 1'); // pg query read
export async function run(text: string): Promise<void> {
  await pool.query(text); // pg query write
}
const my = await mysql.createConnection('mysql://localhost');
await my.query('select 1'); // mysql2 query read
await my.execute('update users set name = ?', ['a']); // mysql2 query write
await mysql.createPool('mysql://localhost').execute('select 1'); // mysql2 query read
await connect({}).execute('select 1'); // PlanetScale query read
await new PlanetScale({}).transaction(async (tx) => { // PlanetScale transaction of argument 0
  await tx.execute('delete from users'); // PlanetScale query write
});
const lite = createClient({ url: ':memory:' });
await lite.execute({ sql: 'select 1', args: [] }); // libSQL query read
await lite.batch(['delete from users']); // libSQL query write bulk
`);

testCalls('orm', 'a pool of the project', roleOf, `
class Pool { async query(_text: string): Promise<number[]> { return []; } }
await new Pool().query('select 1');
async function query(_text: string): Promise<void> {}
await query('select 1');
export {};
`);
