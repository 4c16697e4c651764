import rule from '../../src/rules/no-unserialized-error.ts';
import { annotated } from '../support/annotated.ts';
import { testReports } from '../support/reports.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'emptyInAnswer' | 'emptyInJson' | 'emptyInPayload' | 'emptySpread' | 'reasonsInJson' | 'sendMessage' | 'spreadFields' | 'writeFields';

const PREAMBLE = `declare const failure: Error;
declare const maybe: Error | null;
declare const text: string;
declare function load(): Promise<string>;
declare function write(line: unknown): void;
export { failure, load, maybe, text, write };
`;
const EXPRESS = `import express from 'express';\nconst app = express();\n${PREAMBLE}`;
const STORES = `import { Redis } from '@upstash/redis';
import { type Job, Queue } from 'bullmq';
import Keyv from 'keyv';
declare const queue: Queue;
declare const job: Job;
declare const kept: Keyv;
declare const upstash: Redis;
export { job, kept, Queue, queue, upstash };
${PREAMBLE}`;

function silent(name: string, text: string, preamble = PREAMBLE) {
  return { code: `${preamble}${text}`, name };
}

function mended(name: string, text: string, messageId: MessageIds, output: string, preamble = PREAMBLE) {
  const { code, errors } = annotated<MessageIds>(`${preamble}${text}`);
  return { code, errors: errors.map((error) => ({ ...error, suggestions: [{ messageId, output: `${preamble}${output}` }] })), name, output: null };
}

testRule('logging', 'no-unserialized-error', rule, {
  valid: [
    silent('explicit fields', 'write(JSON.stringify({ message: failure.message, stack: failure.stack }));'),
    silent('a replacer', "write(JSON.stringify(failure, ['name', 'message']));"),
    silent('a Keyv that serializes in its own way', `const own = new Keyv({ serialize: () => 'kept' });\nexport { own };\ntry { await load(); } catch (error) { await kept.set(text, { error }); }`, STORES),
    silent('a replacer that is a function', 'write(JSON.stringify({ failure }, (_key, value: unknown) => (value instanceof Error ? value.message : value)));'),
    silent('a class with toJSON', 'class Told extends Error { toJSON(): unknown { return this.message; } }\nwrite(JSON.stringify(new Told()));'),
    silent('an Error whose own fields tell what is wrong', 'class Invalid extends Error { issues: string[] = []; }\ndeclare const invalid: Invalid;\nwrite(JSON.stringify(invalid));'),
    silent('serialize-error', "import { serializeError } from 'serialize-error';\nwrite(JSON.stringify(serializeError(failure)));\nwrite(JSON.stringify({ error: serializeError(failure) }));"),
    silent('text made of it', 'write(JSON.stringify({ error: String(failure), other: `${failure.message}` }));'),
    silent('the message beside it', 'write(JSON.stringify({ error: failure, message: failure.message }));\nwrite(JSON.stringify([failure, String(failure)]));'),
    silent('what is left where there is no message', 'declare const problem: Error & { message?: string };\nwrite(problem.message || JSON.stringify(problem));\nwrite(problem?.message ?? JSON.stringify({ problem }));'),
    silent('what is no Error', 'write(JSON.stringify({ text }));\nwrite(JSON.stringify([text]));\nwrite(JSON.stringify(await load()));'),
    silent('any and unknown that were not caught', 'declare const one: any;\ndeclare const other: unknown;\nwrite(JSON.stringify({ one, other }));'),
    silent('a caught value that is no Error any more', "try { await load(); } catch (error) { if (error instanceof Error) { throw error; } write(JSON.stringify(error)); }"),
    silent('a JSON of the project', 'class Own { stringify(_value: unknown): string { return text; } }\nwrite(new Own().stringify(failure));'),
    silent('another method of an answer', "app.get('/', (_req, res) => { res.json({ message: failure.message }); });", EXPRESS),
    silent('a replacer for all answers of Express', "app.set('json replacer', (_key: string, value: unknown) => (value instanceof Error ? value.message : value));\napp.get('/', (_req, res) => { res.json({ failure }); });", EXPRESS),
    silent('an Error handed to Fastify', "import { fastify } from 'fastify';\nfastify().get('/', async (_request, reply) => { try { return await load(); } catch (error) { return reply.code(500).send(error); } });"),
    silent('a class of the project that answers', 'class Res { json(_body: unknown): void {} }\nnew Res().json({ failure });\nnew Res().json(failure);'),
    silent('a spread beside the message', 'write({ ...failure, message: failure.message });\nwrite({ message: failure.message, ...failure });'),
    silent('a spread of what is no Error', 'const fields = { text };\nwrite({ ...fields });\nwrite([...text]);'),
    silent('a spread of arguments', 'const failures = [failure];\nwrite(Math.max(...failures.map(() => 1)));'),
    silent('outcomes that were turned into something else', 'const outcomes = await Promise.allSettled([load()]);\nwrite(JSON.stringify(outcomes.map(({ status }) => status)));'),
    silent('what a job needs of an Error', "await queue.add('failed', { message: failure.message, text });", STORES),
    silent('an Error that is no data of the job', "await queue.add('failed', { text }, { jobId: String(failure) });\nawait job.moveToFailed(failure, text);", STORES),
    silent('what a cache is asked for', 'await kept.get(failure.message);\nawait kept.delete(text);\nawait upstash.get(text);', STORES),
    silent('a map and a queue of the project beside those of libraries', "class Own { add(_name: string, _data: unknown): void {} }\nnew Own().add('failed', { failure });\nnew Map<string, unknown>().set('failed', { failure });\nnew Set<unknown>().add(failure);", STORES),
    { name: 'a test', code: `${PREAMBLE}write(JSON.stringify(failure));`, filename: 'src/sync.test.ts' },
  ],
  invalid: [
    mended('a class with fields of its own', `class Declined extends Error { code = 1; }
declare const declined: Declined;
write(JSON.stringify(declined));
                     ~~~~~~~~ emptyInJson`, 'writeFields', `class Declined extends Error { code = 1; }
declare const declined: Declined;
write(JSON.stringify({ ...declined, name: declined.name, message: declined.message, stack: declined.stack }));`),
    mended('an Error', `write(JSON.stringify(failure));
                     ~~~~~~~ emptyInJson`, 'writeFields', 'write(JSON.stringify({ name: failure.name, message: failure.message, stack: failure.stack }));'),
    mended('a caught value under its own name', `try { await load(); } catch (error) {
  write(JSON.stringify({ text, error }));
                               ~~~~~ emptyInJson
}`, 'writeFields', `try { await load(); } catch (error) {
  write(JSON.stringify({ text, error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : error }));
}`),
    mended('an Error or nothing', `write(JSON.stringify({ maybe: { maybe } }));
                                ~~~~~ emptyInJson`, 'writeFields', 'write(JSON.stringify({ maybe: { maybe: maybe && { name: maybe.name, message: maybe.message, stack: maybe.stack } } }));'),
    mended('an answer of Express', `app.get('/', async (_req, res) => {
  try { res.send(await load()); } catch (error) { res.status(500).json({ error }); }
                                                                         ~~~~~ emptyInAnswer
});`, 'sendMessage', `app.get('/', async (_req, res) => {
  try { res.send(await load()); } catch (error) { res.status(500).json({ error: { message: error instanceof Error ? error.message : String(error) } }); }
});`, EXPRESS),
    mended('the data of a job', `await queue.add('failed', { text, failure });
                                  ~~~~~~~ emptyInPayload`, 'writeFields', "await queue.add('failed', { text, failure: { name: failure.name, message: failure.message, stack: failure.stack } });", STORES),
    mended('a spread', `write({ text, ...failure });
                 ~~~~~~~ emptySpread`, 'spreadFields', 'write({ text, ...failure, name: failure.name, message: failure.message, stack: failure.stack });'),
  ],
});

testReports('logging', 'no-unserialized-error', rule, [
  silent('what queues and caches keep', `try { await load(); } catch (error) {
  await queue.add('failed', { error });
                              ~~~~~ emptyInPayload
  await queue.addBulk([{ name: 'failed', data: { at: text, error } }]);
                                                           ~~~~~ emptyInPayload
  await queue.upsertJobScheduler('failed', { every: 1000 }, { data: { error } });
                                                                      ~~~~~ emptyInPayload
  await job.updateData({ error });
                         ~~~~~ emptyInPayload
  await job.updateProgress({ error });
                             ~~~~~ emptyInPayload
  await kept.set(text, error);
                       ~~~~~ emptyInPayload
  await kept.set(text, { error }, 1000);
                         ~~~~~ emptyInPayload
  await upstash.set(text, { error });
                            ~~~~~ emptyInPayload
  await upstash.setex(text, 60, { error });
                                  ~~~~~ emptyInPayload
}`, STORES),
  silent('in lists, in choices and with a replacer that is none', `write(JSON.stringify([failure]));
                      ~~~~~~~ emptyInJson
write(JSON.stringify(text ? failure : null));
                            ~~~~~~~ emptyInJson
write(JSON.stringify({ at: { error: failure } }, null, 2));
                                    ~~~~~~~ emptyInJson
write(JSON.stringify(new Error('sorry')));
                     ~~~~~~~~~~~~~~~~~~ emptyInJson
declare const event: { error: Error };
write(JSON.stringify(event.error));
                     ~~~~~~~~~~~ emptyInJson
write(JSON.stringify((failure as Error)));
                      ~~~~~~~ emptyInJson`),
  silent('a constant that holds it', `try { await load(); } catch (error) {
  const entry = { level: 'error', error };
                                  ~~~~~ emptyInJson
  write(JSON.stringify(entry));
}`),
  silent('a rejection', `load().catch((error: unknown) => { write(JSON.stringify({ error })); });
                                                          ~~~~~ emptyInJson`),
  silent('a class that extends Error', `class NotSent extends Error { code = 1; }
declare const unsent: NotSent;
write(JSON.stringify(unsent));
                     ~~~~~~ emptyInJson
write({ ...unsent });
           ~~~~~~ emptySpread
declare const several: AggregateError;
write(JSON.stringify(several));
                     ~~~~~~~ emptyInJson`),
  silent('outcomes', `const outcomes = await Promise.allSettled([load(), load()]);
write(JSON.stringify(outcomes));
                     ~~~~~~~~ reasonsInJson
write(JSON.stringify(await Promise.allSettled([text].map(() => load()))));
                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ reasonsInJson`),
  silent('each answer of Express', `app.get('/', (_req, res) => {
  res.json(failure);
           ~~~~~~~ emptyInAnswer
  res.send({ failure });
             ~~~~~~~ emptyInAnswer
  res.jsonp({ error: failure });
                     ~~~~~~~ emptyInAnswer
});`, EXPRESS),
  silent('Fastify, where it is not alone', `import { fastify } from 'fastify';
fastify().get('/', async (_request, reply) => {
  try { return await load(); } catch (error) { return reply.code(500).send({ error }); }
                                                                             ~~~~~ emptyInAnswer
});`),
  silent('Hono and Response', `import { Hono } from 'hono';
declare const app: Hono;
app.get('/', (c) => c.json({ message: 'sorry', error: { text, cause: maybe } as never }, 500));
                                                                     ~~~~~ emptyInAnswer
export const answers = [Response.json({ failure }), new Response(JSON.stringify({ failure }))];
                                        ~~~~~~~ emptyInAnswer
                                                                                  ~~~~~~~ emptyInJson`),
]);
