import rule from '../../src/rules/no-console-error-object.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'errorOnStdout' | 'handlerOnStdout';

function caught(statement: string): string {
  return `
async function sync(id: number, label: string): Promise<void> {
  try {
    await fetch('/sync');
  } catch (error) {
    ${statement}
  }
}`;
}

/** A case in a catch clause: `marked` is the statement with its carets, `mended` the statement that \`--fix\` leaves. */
function proved(name: string, marked: string, mended: string) {
  return { name, ...annotated<MessageIds>(caught(marked)), output: caught(mended) };
}

function likely(name: string, marked: string, mended: string) {
  const { code, errors } = annotated<MessageIds>(caught(marked));
  return {
    name,
    code,
    errors: errors.map((error) => ({ ...error, suggestions: [{ messageId: 'useConsoleError' as const, output: caught(mended) }] })),
    output: null,
  };
}

testRule('logging', 'no-console-error-object', rule, {
  valid: [
    { name: 'text', code: "console.log('started');" },
    { name: 'console.error already', code: caught("console.error('sync failed', error);") },
    { name: 'console.debug without the option', code: caught('console.debug(error);') },
    { name: 'the message alone', code: caught('if (error instanceof Error) console.log(error.message);') },
    { name: 'an Error that is stringified is another failure', code: caught('console.log(JSON.stringify(error));') },
    { name: 'an Error turned into text by a function', code: caught('console.log(String(error));') },
    { name: 'a value that only may be an Error', code: "declare const problem: Error | undefined; console.log('done', problem);" },
    { name: 'a value that may be text', code: 'declare const problem: Error | string; console.log(problem);' },
    { name: 'a value of type any that nobody caught', code: 'declare const problem: any; console.log(problem);' },
    { name: 'what a typeof test has left of a caught value', code: caught("if (typeof error === 'string') console.log(error);") },
    {
      name: 'what an instanceof test has left of a caught value',
      code: caught('if (error instanceof Error) { throw error; } else { console.log(error); }'),
    },
    {
      name: 'what a negated instanceof test has left of a caught value',
      code: caught('if (!(error instanceof Error)) { console.log(error); }'),
    },
    { name: 'what an early return has left of a caught value', code: caught('if (error instanceof Error) return;\n    console.log(error);') },
    { name: 'what a conditional has left of a caught value', code: caught('console.log(error instanceof Error ? error.message : error);') },
    {
      name: 'a console of the project',
      code: caught("const console = { log(..._values: unknown[]): void {} };\n    console.log('Error:', error);"),
    },
    {
      name: "a project's class with the same methods",
      code: caught('class Journal { log(_value: unknown): void {} }\n    new Journal().log(error);'),
    },
    { name: 'a schema is no promise', code: 'declare const schema: { catch(handler: (value: unknown) => void): void }; schema.catch(console.log);' },
    { name: 'a listener of something else than errors', code: "process.on('exit', console.log);" },
    { name: 'the fulfilment handler', code: "void fetch('/').then(console.log);" },
    { name: 'a class that is called Error and is none', code: 'class ParseError { at = 0; } console.log(new ParseError());' },
    { name: 'what was given to the name of a caught value before', code: caught('error = String(error);\n    console.log(error);') },
    {
      name: 'a promise that is rejected with text',
      code: "new Promise((_resolve, reject) => { reject('no answer'); }).catch((reason) => { console.log(reason); });",
    },
    { name: 'a promise that is rejected with text, handed on', code: "Promise.reject('no answer').catch(console.log);" },
    {
      name: 'a promise of a function that rejects with text',
      code: `
function wait() { return new Promise<void>((_resolve, reject) => { setTimeout(() => { reject('too late'); }, 9); }); }
wait().catch((reason) => { console.log(reason); });`,
    },
    {
      name: 'a part of a console, which may lead anywhere',
      code: "export async function sync(out: Pick<Console, 'log'>) { try { await fetch('/'); } catch (error) { out.log(error); } }",
    },
    { name: 'a command line by what it imports', code: `import 'commander';\n${caught('console.log(error);')}` },
    { name: 'a file with the environment of a bundler', code: `export const mode = import.meta.env['MODE'];\n${caught('console.log(error);')}` },
    { name: 'a test', filename: 'src/sync.test.ts', code: caught('console.log(error);') },
    { name: 'a script', filename: 'scripts/sync.ts', code: caught('console.log(error);') },
    { name: 'a seed', filename: 'prisma/seed.ts', code: caught('console.log(error);') },
    { name: 'a migration', filename: 'migrations/0001.ts', code: caught('console.log(error);') },
    { name: 'an executable of the package', filename: 'src/run.ts', code: caught('console.log(error);') },
    { name: 'a command line by its shebang', code: `#!/usr/bin/env node\n${caught('console.log(error);')}` },
    { name: 'a component', filename: 'src/page.tsx', code: caught('console.log(error);') },
    { name: 'a file for the browser', code: `'use client';\n${caught('console.log(error);')}` },
  ],
  invalid: [
    proved(
      'the write-up: a label and the Error',
      `console.log("Error:", error);
                          ~~~~~ errorOnStdout`,
      'console.error("Error:", error);',
    ),
    proved(
      'the Error alone',
      `console.log(error);
                ~~~~~ errorOnStdout`,
      'console.error(error);',
    ),
    proved(
      'console.info',
      `console.info('sync failed', error, { id });
                                ~~~~~ errorOnStdout`,
      "console.error('sync failed', error, { id });",
    ),
    likely(
      'a template that ends in the Error',
      `console.log(\`sync failed: \${error}\`);
                                ~~~~~ errorOnStdout`,
      "console.error('sync failed:', error);",
    ),
    likely(
      'a template that is the Error',
      `console.log(\`\${error}\`);
                   ~~~~~ errorOnStdout`,
      'console.error(error);',
    ),
    likely(
      'a template with a quote in its text',
      `console.log(\`can't sync: \${error}\`, id);
                               ~~~~~ errorOnStdout`,
      "console.error(`can't sync:`, error, id);",
    ),
    likely(
      'text and the Error added up',
      `console.log('sync failed: ' + error);
                                  ~~~~~ errorOnStdout`,
      "console.error('sync failed:', error);",
    ),
    proved(
      'a comment beside the Error is kept',
      `console.log(/* which? */ error); // later
                             ~~~~~ errorOnStdout`,
      'console.error(/* which? */ error); // later',
    ),
    proved(
      'another Error given to the name of a caught value',
      `error = new Error('sync failed', { cause: error }); console.log(error);
                                                                    ~~~~~ errorOnStdout`,
      "error = new Error('sync failed', { cause: error }); console.error(error);",
    ),
    {
      name: 'a promise that is rejected with an Error or with text',
      ...annotated<MessageIds>(`
new Promise((_resolve, reject) => { reject('no answer'); reject(new Error('gone')); }).catch((reason) => { console.log(reason); });
                                                                                                                       ~~~~~~ errorOnStdout`),
      output: `
new Promise((_resolve, reject) => { reject('no answer'); reject(new Error('gone')); }).catch((reason) => { console.error(reason); });`,
    },
    likely(
      'a template that ends in the Error without a space before it',
      `console.log(\`sync failed, reason=\${error}\`);
                                       ~~~~~ errorOnStdout`,
      "console.error('%s', `sync failed, reason=${error}`, error);",
    ),
    likely(
      'text and the Error added up without a space between them',
      `console.log('reason=' + error);
                            ~~~~~ errorOnStdout`,
      "console.error('%s', 'reason=' + error, error);",
    ),
    likely(
      'a template with a percent sign in its text',
      `console.log(\`sync at 50%d: \${error}\`);
                                 ~~~~~ errorOnStdout`,
      "console.error('%s', 'sync at 50%d:', error);",
    ),
    likely(
      'a template with other values in its text',
      `console.log(\`sync of \${label} failed: \${error}\`);
                                            ~~~~~ errorOnStdout`,
      "console.error('%s', `sync of ${label} failed:`, error);",
    ),
    likely(
      'a template that goes on after the Error',
      `console.log(\`sync failed (\${error}), retrying\`);
                                ~~~~~ errorOnStdout`,
      "console.error('%s', `sync failed (${error}), retrying`, error);",
    ),
    likely(
      'a template that is not the first argument',
      `console.log(label, \`failed: \${error}\`);
                                  ~~~~~ errorOnStdout`,
      'console.error(label, `failed: ${error}`, error);',
    ),
    likely(
      'a template with a comment inside',
      `console.log(\`sync failed: \${/* why */ error}\`);
                                          ~~~~~ errorOnStdout`,
      "console.error('%s', `sync failed: ${/* why */ error}`, error);",
    ),
    likely(
      'several values and the Error added up',
      `console.log(label + ' failed: ' + error);
                                      ~~~~~ errorOnStdout`,
      "console.error('%s', label + ' failed: ', error);",
    ),
    likely(
      'the only field of an object',
      `console.log('sync failed', { error });
                                 ~~~~~ errorOnStdout`,
      "console.error('sync failed', error);",
    ),
    likely(
      'one field of an object among others',
      `console.log('sync failed', { id, cause: error });
                                            ~~~~~ errorOnStdout`,
      "console.error('sync failed', { id, cause: error }, error);",
    ),
    likely(
      'a list',
      `console.log(['sync failed', error]);
                                ~~~~~ errorOnStdout`,
      "console.error(['sync failed', error], error);",
    ),
    {
      name: 'the callback itself',
      ...annotated<MessageIds>(`
void fetch('/').catch(console.log);
                      ~~~~~~~~~~~ handlerOnStdout`),
      output: `
void fetch('/').catch(console.error);`,
    },
    {
      name: 'the rejection handler of then',
      ...annotated<MessageIds>(`
void fetch('/').then((reply) => reply.text(), console.info);
                                              ~~~~~~~~~~~~ handlerOnStdout`),
      output: `
void fetch('/').then((reply) => reply.text(), console.error);`,
    },
    {
      name: 'a listener that is handed an Error',
      ...annotated<MessageIds>(`
import { Socket } from 'node:net';
new Socket().on('error', console.log);
                         ~~~~~~~~~~~ handlerOnStdout`),
      output: `
import { Socket } from 'node:net';
new Socket().on('error', console.error);`,
    },
    {
      name: 'what a rejection handler was handed',
      ...annotated<MessageIds>(`
void fetch('/').catch((reason) => { console.log('failed', reason); });
                                                          ~~~~~~ errorOnStdout`),
      output: `
void fetch('/').catch((reason) => { console.error('failed', reason); });`,
    },
    {
      name: 'an Error by its type, of a class of the project',
      ...annotated<MessageIds>(`
class PaymentError extends Error {}
declare const outcome: { problem: PaymentError };
console.log(outcome.problem);
            ~~~~~~~~~~~~~~~ errorOnStdout`),
      output: `
class PaymentError extends Error {}
declare const outcome: { problem: PaymentError };
console.error(outcome.problem);`,
    },
    {
      name: 'a caught value that was told to be an Error',
      ...annotated<MessageIds>(`
try { await fetch('/'); } catch (cause) { if (cause instanceof Error) console.log(cause); }
                                                                                  ~~~~~ errorOnStdout`),
      output: `
try { await fetch('/'); } catch (cause) { if (cause instanceof Error) console.error(cause); }`,
    },
    {
      name: 'a method taken out of console: no place for a mend',
      ...annotated<MessageIds>(`
const { log } = console;
try { await fetch('/'); } catch (error) { log('failed', error); }
                                                        ~~~~~ errorOnStdout`),
      output: null,
    },
    {
      name: 'console reached through globalThis: no place for a mend',
      ...annotated<MessageIds>(`
try { await fetch('/'); } catch (error) { globalThis.console.log(error); }
                                                                 ~~~~~ errorOnStdout`),
      output: null,
    },
    {
      name: 'console.debug with the option',
      options: [{ methods: ['debug'] }],
      ...annotated<MessageIds>(caught(`console.debug(error); console.log(error);
                  ~~~~~ errorOnStdout`)),
      output: caught('console.error(error); console.log(error);'),
    },
    {
      name: 'a list, where the settings let likely mends be applied',
      settings: { postmortem: { fix: 'likely' } },
      ...annotated<MessageIds>(caught(`console.log({ error });
                  ~~~~~ errorOnStdout`)),
      output: caught('console.error(error);'),
    },
    withLogger(
      'a pino logger of the module',
      `
import { pino } from 'pino';
const logger = pino();
try { await fetch('/'); } catch (error) { console.log('sync failed', error); }
                                                                     ~~~~~ errorOnStdout`,
      ["console.log('sync failed', error)", "logger.error({ err: error }, 'sync failed')"],
      'logger',
    ),
    withLogger(
      'a pino logger whose options name another key',
      `
import { pino } from 'pino';
const logger = pino({ errorKey: 'failure' });
try { await fetch('/'); } catch (error) { console.log('sync failed', error); }
                                                                     ~~~~~ errorOnStdout`,
      ["console.log('sync failed', error)", "logger.error({ failure: error }, 'sync failed')"],
      'logger',
    ),
    withLogger(
      'a winston logger',
      `
import winston from 'winston';
const logger = winston.createLogger();
try { await fetch('/'); } catch (error) { console.log('sync failed', error); }
                                                                     ~~~~~ errorOnStdout`,
      ["console.log('sync failed', error)", "logger.error('sync failed', error)"],
      'logger',
      'winston',
    ),
    withLogger(
      'a bunyan logger without serializers',
      `
import bunyan from 'bunyan';
const logger = bunyan.createLogger({ name: 'sync' });
try { await fetch('/'); } catch (error) { console.log('sync failed', error); }
                                                                     ~~~~~ errorOnStdout`,
      ["console.log('sync failed', error)", "logger.error(error, 'sync failed')"],
      'logger',
      'bunyan',
    ),
    withLogger(
      "Nest's logger",
      `
import { Logger } from '@nestjs/common';
const logger = new Logger('sync');
try { await fetch('/'); } catch (error) { console.log('sync failed', error); }
                                                                     ~~~~~ errorOnStdout`,
      ["console.log('sync failed', error)", "logger.error('sync failed', error)"],
      'logger',
      'Nest',
    ),
    withLogger(
      'a pino logger under another name, and an Error called as its key',
      `
import { pino } from 'pino';
const journal = pino().child({ module: 'sync' });
try { await fetch('/'); } catch (err) { console.log(\`sync failed: \${err}\`); }
                                                                    ~~~ errorOnStdout`,
      ['console.log(`sync failed: ${err}`)', "journal.error({ err }, 'sync failed:')"],
      'journal',
    ),
    withLogger(
      'the logger of a Fastify request before that of the module',
      `
import { fastify } from 'fastify';
import { pino } from 'pino';
const logger = pino();
fastify().get('/', async (request) => {
  try { return await fetch('/'); } catch (error) { console.log(error); throw error; }
                                                               ~~~~~ errorOnStdout
});
logger.info('ready');`,
      ['console.log(error)', 'request.log.error({ err: error })'],
      'request.log',
    ),
    withLogger(
      'the logger that pino-http gives an Express request',
      `
import express from 'express';
import { pinoHttp } from 'pino-http';
express().use(pinoHttp()).get('/', async (req, res) => {
  try { await fetch('/'); res.end(); } catch (error) { console.log(error); res.status(500).end(); }
                                                                   ~~~~~ errorOnStdout
});`,
      ['console.log(error)', 'req.log.error({ err: error })'],
      'req.log',
    ),
  ],
});

/** A case with a suggestion that replaces `before` by `after`, beside the mend of the console, which is proved but for templates. */
function withLogger(name: string, marked: string, [before, after]: readonly [string, string], logger: string, library = 'pino') {
  const { code, errors } = annotated<MessageIds>(marked);
  const isTemplate = code.includes('`sync failed');
  return {
    name,
    code,
    errors: errors.map((error) => ({
      ...error,
      suggestions: [
        ...(isTemplate ? [{ messageId: 'useConsoleError' as const, output: code.replace(before, () => "console.error('sync failed:', err)") }] : []),
        { messageId: 'logWithLogger' as const, data: { library, logger }, output: code.replace(before, () => after) },
      ],
    })),
    output: isTemplate ? null : code.replace('console.log', 'console.error'),
  };
}
