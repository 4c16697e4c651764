import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'Kysely: only what executes sends', roleOf, `
import { Kysely, sql, type Generated } from 'kysely';
interface Database { users: { id: Generated<number>; name: string } }
declare const db: Kysely<Database>;
await db.selectFrom('users').selectAll().where('id', '=', 1).executeTakeFirst(); // Kysely query read
await db.insertInto('users').values({ name: 'a' }).execute(); // Kysely query write
await db.updateTable('users').set({ name: 'b' }).where('id', '=', 1).execute(); // Kysely query write
await db.deleteFrom('users').executeTakeFirstOrThrow(); // Kysely query write
await sql\`select 1\`.execute(db); // Kysely query read
await sql\`truncate users\`.execute(db); // Kysely query write
const built = db.selectFrom('users').selectAll();
await built.execute(); // Kysely query read
await db.transaction().execute(async (trx) => { // Kysely transaction of argument 0
  await trx.selectFrom('users').selectAll().execute(); // Kysely query read
});
`);

testCalls('orm', 'Kysely: a builder of the project', roleOf, `
class SelectQueryBuilder { async execute(): Promise<void> {} }
await new SelectQueryBuilder().execute();
export {};
`);
