import { testCalls } from '../support/commented-calls.ts';
import { roleOf } from '../support/roles.ts';

testCalls('errors', 'neverthrow: what asks a result', roleOf, `
import { err, ok, type Result, ResultAsync } from 'neverthrow';
declare const result: Result<string, Error>;
declare const later: ResultAsync<string, Error>;
result.isErr(); // neverthrow result failed
result.isOk(); // neverthrow result succeeded
result.match(String, String); // neverthrow result both
await later.match(String, String); // neverthrow result both
ok(1).isErr(); // neverthrow result failed
err(1).isOk(); // neverthrow result succeeded
`);

testCalls('errors', 'neverthrow: a class of the project with the same methods', roleOf, `
class Result { isErr(): void {} isOk(): void {} match(): void {} }
new Result().isErr();
new Result().isOk();
new Result().match();
export {};
`);
