import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('orm', 'postgres.js: templates, fragments and transactions', roleOf, `
import postgres from 'postgres';
const sql = postgres();
const id = 1;
await sql\`select * from users where id = \${id}\`; // postgres.js query read
await sql\`update users set name = 'a'\`; // postgres.js query write
await sql\`select * from users \${id > 0 ? sql\`where id = \${id}\` : sql\`\`}\`; // postgres.js query read
await sql.unsafe('select 1'); // postgres.js query read
await sql.begin(async (tx) => { // postgres.js transaction of argument 0
  await tx\`insert into users \${tx({ name: 'a' })}\`; // postgres.js query write
});
sql({ name: 'a' });
await sql\`select 1\`.cursor(10, () => {});
`);

testCalls('orm', 'postgres.js: a tag of the project', roleOf, `
async function sql(_text: TemplateStringsArray, ..._values: unknown[]): Promise<number[]> { return []; }
await sql\`select 1\`;
export {};
`);
