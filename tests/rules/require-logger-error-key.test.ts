import rule from '../../src/rules/require-logger-error-key.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'errorAsText' | 'errorDropped' | 'errorEmptied' | 'errorInPlaceholder' | 'errorInText' | 'errorStringified';

const PINO = "import { pino } from 'pino';\nconst logger = pino();";
const WINSTON = "import winston from 'winston';\nconst logger = winston.createLogger({ format: winston.format.json() });";
const BUNYAN = "import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'orders' });";

/** `statement` in a catch clause, below what `setup` imports and declares. */
function caught(setup: string, statement: string): string {
  return `${setup}
export async function charge(id: number, items: readonly string[]): Promise<void> {
  try {
    await fetch('/charge');
  } catch (error) {
    ${statement}
  }
}
void charge(1, []);`;
}

function silent(name: string, setup: string, statement: string) {
  return { name, code: caught(setup, statement) };
}

/** A case with one suggestion that leaves `mended`; without it, one without a mend. */
function lost(name: string, setup: string, marked: string, mended?: string, mend: 'passError' | 'useErrorKey' = 'useErrorKey') {
  const { code, errors } = annotated<MessageIds>(caught(setup, marked));
  const suggestions = mended === undefined ? [] : [{ messageId: mend, output: caught(setup, mended) }];
  return { name, code, errors: errors.map((error) => ({ ...error, ...(suggestions.length > 0 && { suggestions }) })), output: null };
}

testRule('logging', 'require-logger-error-key', rule, {
  valid: [
    silent('pino: the Error under err', PINO, "logger.error({ err: error }, 'charge failed');"),
    silent('pino: the Error in the place of the fields', PINO, "logger.error(error, 'charge failed');"),
    silent('pino: the Error alone', PINO, 'logger.error(error);'),
    silent('pino: its message', PINO, "logger.error({ reason: error instanceof Error ? error.message : String(error) }, 'charge failed');"),
    silent('pino: an Error turned into text', PINO, 'logger.error(`charge failed: ${error}`);'),
    silent('pino: a placeholder for text, without the option', PINO, "logger.error('charge failed: %s', error);"),
    silent('pino: what an instanceof test has left of a caught value', PINO, 'if (error instanceof Error) { throw error; } else { logger.error({ error }); }'),
    silent(
      'pino: a class with a toJSON',
      `${PINO}\nclass HttpError extends Error { toJSON(): object { return { message: this.message }; } }`,
      'if (error instanceof HttpError) logger.error({ error });',
    ),
    silent(
      'pino: a class whose own fields tell what is wrong',
      `${PINO}\nclass Invalid extends Error { readonly issues: readonly string[] = []; }`,
      'if (error instanceof Invalid) logger.error({ error });',
    ),
    silent('pino: an Error serialized by a function', `${PINO}\nimport { serializeError } from 'serialize-error';`, 'logger.error({ error: serializeError(error) });'),
    silent('pino: a value of type any that nobody caught', `${PINO}\ndeclare const problem: any;`, 'logger.error({ problem });'),
    silent('pino: an Error that stands under its key as well', PINO, "logger.error({ err: error, cause: error }, 'charge failed');"),
    silent(
      'a function whose name only has log in it',
      'function login(fields: object): string { return JSON.stringify(fields); }',
      'login({ error });',
    ),
    silent('pino: a computed key', PINO, "logger.error({ [String(id)]: error }, 'charge failed');"),
    silent('pino: arguments that are spread', `${PINO}\ndeclare const given: [string];`, 'logger.error(...given); void error;'),
    silent("pino: errorKey in the logger's options", "import { pino } from 'pino';\nconst logger = pino({ errorKey: 'error' });", "logger.error({ error }, 'charge failed');"),
    silent(
      "pino: a serializer in the logger's options",
      "import { pino } from 'pino';\nconst logger = pino({ serializers: { error: pino.stdSerializers.err } });",
      "logger.error({ error }, 'charge failed');",
    ),
    silent(
      'pino: options in a constant, spread over others',
      "import { pino } from 'pino';\nconst base = { serializers: { error: pino.stdSerializers.err } };\nconst logger = pino({ level: 'info', ...base });",
      'logger.error({ error });',
    ),
    silent(
      'pino: a child with a serializer of its own',
      "import { pino } from 'pino';\nconst logger = pino().child({ job: 1 }, { serializers: { error: pino.stdSerializers.err } });",
      'logger.error({ error });',
    ),
    silent(
      'pino: a child of a logger with a serializer',
      "import { pino } from 'pino';\nconst root = pino({ serializers: { error: pino.stdSerializers.err } });\nconst logger = root.child({ job: 1 });",
      'logger.error({ error });',
    ),
    silent(
      'pino: a logger made by a function of the program',
      "import { pino } from 'pino';\nfunction make(name: string) { return pino({ errorKey: 'error', name }); }\nconst logger = make('orders');",
      'logger.error({ error });',
    ),
    silent(
      'pino: an injected logger where the program makes one that is told',
      "import { pino, type Logger } from 'pino';\nexport const root = pino({ errorKey: 'error' });\ndeclare const holder: { logger: Logger };",
      'holder.logger.error({ error });',
    ),
    silent(
      'pino: options that nobody can read',
      "import { pino, type LoggerOptions } from 'pino';\ndeclare const options: LoggerOptions;\nconst logger = pino(options);",
      'logger.error({ error });',
    ),
    silent(
      'pino: a hook that turns arguments around',
      "import { pino } from 'pino';\nconst logger = pino({ hooks: { logMethod(given, method) { method.apply(this, given); } } });",
      "logger.error({ error }, 'charge failed');",
    ),
    silent(
      'pino: a formatter of the fields',
      "import { pino } from 'pino';\nconst logger = pino({ formatters: { log: (fields) => ({ ...fields, error: String(fields['error']) }) } });",
      'logger.error({ error });',
    ),
    silent(
      'Fastify: a serializer in the options of the server',
      "import { fastify } from 'fastify';\nimport { pino } from 'pino';\nconst app = fastify({ logger: { serializers: { error: pino.stdSerializers.err } } });",
      "app.log.error({ error }, 'charge failed');",
    ),
    silent('winston: the Error after the text', WINSTON, "logger.error('charge failed', error);"),
    silent(
      'winston: the Error alone, with format.errors',
      "import winston from 'winston';\nconst { combine, errors, json } = winston.format;\nconst logger = winston.createLogger({ format: combine(errors({ stack: true }), json()) });",
      'logger.error(error);',
    ),
    silent(
      'winston: a format of the project',
      "import winston from 'winston';\nconst unfold = winston.format((info) => ({ ...info, error: String(info['error']) }));\nconst logger = winston.createLogger({ format: winston.format.combine(unfold(), winston.format.json()) });",
      "logger.error('charge failed', { error });",
    ),
    silent(
      'winston: a line printed by the project',
      "import winston from 'winston';\nconst logger = winston.createLogger({ format: winston.format.printf(({ error, message }) => `${String(message)} ${String(error)}`) });",
      "logger.error('charge failed', { error });",
    ),
    silent(
      'winston: json with a replacer',
      "import winston from 'winston';\nconst logger = winston.createLogger({ format: winston.format.json({ replacer: (_key, value: unknown) => (value instanceof Error ? value.message : value) }) });",
      "logger.error('charge failed', { error });",
    ),
    silent(
      'winston: a transport that prints what it likes',
      "import winston from 'winston';\nconst logger = winston.createLogger({ transports: [new winston.transports.Console({ format: winston.format.prettyPrint() })] });",
      "logger.error('charge failed', { error });",
    ),
    silent(
      'winston: a placeholder that splat fills',
      "import winston from 'winston';\nconst logger = winston.createLogger({ format: winston.format.combine(winston.format.splat(), winston.format.json()) });",
      "logger.error('charge failed: %s', error);",
    ),
    silent('bunyan: the Error in the place of the fields', BUNYAN, "if (error instanceof Error) logger.error(error, 'charge failed');"),
    silent('bunyan: the Error after the text', BUNYAN, "logger.error('charge failed', error);"),
    silent(
      'bunyan: the standard serializers',
      "import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'orders', serializers: bunyan.stdSerializers });",
      "logger.error({ err: error }, 'charge failed');",
    ),
    silent('consola: fields and arguments alike', "import { consola } from 'consola';", "consola.error('charge failed', { error }, error);"),
    silent('log4js: fields and arguments alike', "import log4js from 'log4js';\nconst logger = log4js.getLogger();", "logger.error('charge failed', { error }, error);"),
    silent('Nest: fields and arguments alike', "import { Logger } from '@nestjs/common';\nconst logger = new Logger('orders');", "logger.error('charge failed', error); logger.error({ error });"),
    silent('console', '', "console.error({ error }); console.error('charge failed', error);"),
    silent(
      "a project's class with the same methods, which prints what it is given",
      'class Journal { error(_fields: object, _text?: string): void {} child(_fields: object): this { return this; } }\nconst logger = new Journal();',
      "logger.error({ error }, 'charge failed');",
    ),
    silent(
      "a project's logger that converts each Error",
      "function logError(text: string, fields: Record<string, unknown>): void {\n  process.stdout.write(JSON.stringify({ text, ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value instanceof Error ? value.stack : value])) }));\n}",
      "logError('charge failed', { error });",
    ),
    silent(
      "a project's logger that converts the Error under its key",
      'function logError(text: string, { error, ...fields }: { error?: unknown }): void {\n  process.stdout.write(JSON.stringify({ text, ...fields, error: error instanceof Error ? error.stack : error }));\n}',
      "logError('charge failed', { error });",
    ),
    silent(
      "a project's logger that prints the Error beside the JSON",
      'function logError(text: string, error: unknown): void {\n  console.error(JSON.stringify({ text, error }));\n  console.error(error);\n}',
      "logError('charge failed', error);",
    ),
    silent(
      "a project's logger with a replacer",
      'function logError(fields: object): void {\n  console.error(JSON.stringify(fields, (_key, value: unknown) => (value instanceof Error ? value.stack : value)));\n}',
      'logError({ error });',
    ),
    { name: 'a test', filename: 'src/sync.test.ts', code: caught(PINO, 'logger.error({ error });') },
    { name: 'a file for the browser', code: `'use client';\n${caught(PINO, 'logger.error({ error });')}` },
  ],
  invalid: [
    lost(
      'pino: the Error under a key of its own name',
      PINO,
      `logger.error({ error }, 'charge failed');
                   ~~~~~ errorEmptied`,
      "logger.error({ err: error }, 'charge failed');",
    ),
    lost(
      'pino: among other fields, with a comment',
      PINO,
      `logger.error({ id, error: error /* why */ }, 'charge failed');
                              ~~~~~ errorEmptied`,
      "logger.error({ id, err: error /* why */ }, 'charge failed');",
    ),
    lost(
      'pino: a quoted key',
      PINO,
      `logger.warn({ 'error': error });
                           ~~~~~ errorEmptied`,
      'logger.warn({ err: error });',
    ),
    lost(
      'pino: an Error that was made from what was caught',
      PINO,
      `logger.error({ error: error instanceof Error ? error : new Error(String(error)) });
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ errorEmptied`,
      'logger.error({ err: error instanceof Error ? error : new Error(String(error)) });',
    ),
    lost(
      'pino: deeper in the fields',
      PINO,
      `logger.error({ data: { err: error } }, 'charge failed');
                                ~~~~~ errorEmptied`,
      "logger.error({ err: error }, 'charge failed');",
    ),
    lost(
      'pino: in a list among others',
      PINO,
      `logger.error({ failures: [id, error] }, 'charge failed');
                                  ~~~~~ errorEmptied`,
    ),
    lost(
      'pino: after the text',
      PINO,
      `logger.error('charge failed', error);
                                  ~~~~~ errorDropped`,
      "logger.error({ err: error }, 'charge failed');",
    ),
    lost(
      'pino: in fields after the text',
      PINO,
      `logger.error('charge failed', { error, id });
                                    ~~~~~ errorDropped`,
      "logger.error({ err: error, id }, 'charge failed');",
    ),
    lost(
      'pino: after fields and text',
      PINO,
      `logger.error({ id }, 'charge failed', error);
                                          ~~~~~ errorDropped`,
      "logger.error({ id, err: error }, 'charge failed');",
    ),
    lost(
      'pino: after a text with a placeholder for another value',
      PINO,
      `logger.error('charge of %d failed', id, error);
                                            ~~~~~ errorDropped`,
      "logger.error({ err: error }, 'charge of %d failed', id);",
    ),
    lost(
      'pino: in a placeholder that prints JSON',
      PINO,
      `logger.error('charge failed: %o', error);
                                      ~~~~~ errorInPlaceholder`,
      "logger.error({ err: error }, 'charge failed:');",
    ),
    lost(
      'pino: fields in a constant',
      PINO,
      `const fields = { id, error }; logger.error(fields, 'charge failed');
                                               ~~~~~~ errorEmptied`,
    ),
    lost(
      'pino: a key that is taken',
      PINO,
      `logger.error({ err: 'x', error });
                             ~~~~~ errorEmptied`,
    ),
    lost(
      'pino: a logger with another key',
      "import { pino } from 'pino';\nconst logger = pino({ errorKey: 'failure', level: 'info' });",
      `logger.error({ error });
                   ~~~~~ errorEmptied`,
      'logger.error({ failure: error });',
    ),
    lost(
      'pino: a logger made on a stream',
      "import { pino } from 'pino';\nconst logger = pino(pino.destination(1)).child({ job: 1 });",
      `logger.error({ error });
                   ~~~~~ errorEmptied`,
      'logger.error({ err: error });',
    ),
    lost(
      'pino: a transport, levels and a mixin say nothing of Errors',
      "import { pino } from 'pino';\nconst logger = pino({ formatters: { level: (label) => ({ label }) }, mixin: () => ({}), ...(process.env['DEV'] ? { transport: { target: 'pino-pretty' } } : {}) });",
      `logger.error({ error });
                   ~~~~~ errorEmptied`,
      'logger.error({ err: error });',
    ),
    lost(
      'pino: an injected logger that the program does not make',
      "import type { Logger } from 'pino';\ndeclare const holder: { logger: Logger };",
      `holder.logger.error({ error });
                          ~~~~~ errorEmptied`,
      'holder.logger.error({ err: error });',
    ),
    lost(
      'pino: after the text, whatever keys the options name',
      "import { pino, type LoggerOptions } from 'pino';\ndeclare const options: LoggerOptions;\nconst logger = pino(options);",
      `logger.error('charge failed', { error });
                                    ~~~~~ errorDropped`,
      "logger.error({ err: error }, 'charge failed');",
    ),
    {
      name: 'pino: an Error that may be missing',
      ...annotated<MessageIds>(`${PINO}
declare const result: { error?: Error };
logger.error({ error: result.error });
                      ~~~~~~~~~~~~ errorEmptied`),
      output: `${PINO}
declare const result: { error?: Error };
logger.error({ err: result.error });`,
      settings: { postmortem: { fix: 'likely' } },
    },
    {
      name: 'pino: what a rejection handler was handed',
      ...annotated<MessageIds>(`${PINO}
void fetch('/').catch((reason) => { logger.error('failed', reason); });
                                                           ~~~~~~ errorDropped`),
      output: `${PINO}
void fetch('/').catch((reason) => { logger.error({ err: reason }, 'failed'); });`,
      settings: { postmortem: { fix: 'likely' } },
    },
    {
      name: 'Fastify: the logger of a request',
      ...annotated<MessageIds>(`
import { fastify } from 'fastify';
fastify({ logger: true }).get('/', async (request) => {
  try { return await fetch('/charge'); } catch (error) { request.log.error({ error }, 'charge failed'); throw error; }
                                                                             ~~~~~ errorEmptied
});`),
      output: `
import { fastify } from 'fastify';
fastify({ logger: true }).get('/', async (request) => {
  try { return await fetch('/charge'); } catch (error) { request.log.error({ err: error }, 'charge failed'); throw error; }
});`,
      settings: { postmortem: { fix: 'likely' } },
    },
    lost(
      'winston: the Error in the fields',
      WINSTON,
      `logger.error('charge failed', { error });
                                    ~~~~~ errorEmptied`,
      "logger.error('charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the Error among other fields',
      WINSTON,
      `logger.error('charge failed', { id, err: error });
                                             ~~~~~ errorEmptied`,
      "logger.child({ id }).error('charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the Error in an entry',
      WINSTON,
      `logger.error({ message: 'charge failed', error });
                                             ~~~~~ errorEmptied`,
      "logger.error('charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the Error in the fields of log',
      WINSTON,
      `logger.log('error', 'charge failed', { error });
                                           ~~~~~ errorEmptied`,
      "logger.log('error', 'charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the Error after the fields',
      WINSTON,
      `logger.error('charge failed', { id }, error);
                                          ~~~~~ errorDropped`,
      "logger.child({ id }).error('charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the Error alone',
      WINSTON,
      `logger.error(error);
                 ~~~~~ errorAsText`,
      "logger.error('Error:', error);",
      'passError',
    ),
    lost(
      'winston: a placeholder that nothing fills',
      WINSTON,
      `logger.error('charge failed: %s', error);
                                      ~~~~~ errorDropped`,
      "logger.error('charge failed:', error);",
      'passError',
    ),
    lost(
      'winston: format.errors unfolds no field',
      "import winston from 'winston';\nconst { combine, errors, json, timestamp } = winston.format;\nconst logger = winston.createLogger({ format: combine(timestamp(), errors({ stack: true }), json()), transports: [new winston.transports.Console()] });",
      `logger.error('charge failed', { error });
                                    ~~~~~ errorEmptied`,
      "logger.error('charge failed', error);",
      'passError',
    ),
    lost(
      'winston: the default logger',
      "import winston from 'winston';",
      `winston.error('charge failed', { error });
                                     ~~~~~ errorEmptied`,
      "winston.error('charge failed', error);",
      'passError',
    ),
    lost(
      'bunyan: no serializers',
      BUNYAN,
      `logger.error({ err: error }, 'charge failed');
                        ~~~~~ errorEmptied`,
      "logger.error(error, 'charge failed');",
      'passError',
    ),
    lost(
      'bunyan: no serializers, among other fields',
      BUNYAN,
      `logger.error({ id, err: error }, 'charge failed');
                            ~~~~~ errorEmptied`,
      "logger.child({ id }).error(error, 'charge failed');",
      'passError',
    ),
    lost(
      'bunyan: a key without a serializer beside one that has it',
      "import bunyan from 'bunyan';\nconst logger = bunyan.createLogger({ name: 'orders', serializers: { err: bunyan.stdSerializers.err } });",
      `logger.error({ error }, 'charge failed');
                   ~~~~~ errorEmptied`,
      "logger.error({ err: error }, 'charge failed');",
    ),
    lost(
      'bunyan: a placeholder that prints JSON',
      BUNYAN,
      `logger.error('charge failed: %j', error);
                                      ~~~~~ errorInPlaceholder`,
      "logger.error(error, 'charge failed:');",
      'passError',
    ),
    lost(
      "nestjs-pino behind Nest's Logger: after the text",
      "import { type INestApplicationContext, Logger } from '@nestjs/common';\nimport { Logger as PinoLogger } from 'nestjs-pino';\nexport function start(app: INestApplicationContext): void { app.useLogger(app.get(PinoLogger)); }\nconst logger = new Logger('orders');",
      `logger.error('charge failed', error);
                                  ~~~~~ errorDropped`,
      "logger.error({ err: error, msg: 'charge failed' });",
    ),
    lost(
      "nestjs-pino's own Logger: under another key",
      "import type { Logger } from 'nestjs-pino';\ndeclare const holder: { logger: Logger };",
      `holder.logger.error({ error });
                          ~~~~~ errorEmptied`,
      'holder.logger.error({ err: error });',
    ),
    lost(
      "nestjs-pino's PinoLogger: after the text",
      "import type { PinoLogger } from 'nestjs-pino';\ndeclare const holder: { logger: PinoLogger };",
      `holder.logger.error('charge failed', error);
                                         ~~~~~ errorDropped`,
      "holder.logger.error({ err: error }, 'charge failed');",
    ),
    lost(
      "a project's logger that ends in JSON",
      'class Journal {\n  error(text: string, fields?: Record<string, unknown>): void {\n    this.write({ level: 50, text, ...fields });\n  }\n  private write(line: object): void {\n    process.stdout.write(JSON.stringify(line));\n  }\n}\nconst logger = new Journal();',
      `logger.error('charge failed', { id, error });
                                        ~~~~~ errorStringified`,
    ),
    lost(
      "a project's logger that is handed the Error",
      'function logError(text: string, error: unknown): void {\n  const line = { text, error };\n  console.error(JSON.stringify(line));\n}',
      `logError('charge failed', error);
                              ~~~~~ errorStringified`,
    ),
    lost(
      "a project's logger that converts an Error under another key",
      'function logError(text: string, fields: Record<string, unknown> & { err?: unknown }): void {\n  console.error(JSON.stringify({ text, ...fields, err: String(fields.err) }));\n}',
      `logError('charge failed', { error });
                                ~~~~~ errorStringified`,
      "logError('charge failed', { err: error });",
    ),
    {
      ...lost(
        'pino: an Error in the text, with the option',
        PINO,
        `logger.error(\`charge of \${id} failed: \${error}\`);
                                            ~~~~~ errorInText`,
        'logger.error({ err: error }, `charge of ${id} failed:`);',
      ),
      options: [{ interpolated: true }],
    },
    {
      ...lost(
        'pino: an Error added to the text, beside fields, with the option',
        PINO,
        `logger.error({ id }, 'charge failed: ' + error);
                                             ~~~~~ errorInText`,
        "logger.error({ id, err: error }, 'charge failed:');",
      ),
      options: [{ interpolated: true }],
    },
    {
      ...lost(
        'pino: a placeholder for text, with the option',
        PINO,
        `logger.error('charge failed: %s', error);
                                      ~~~~~ errorInText`,
        "logger.error({ err: error }, 'charge failed:');",
      ),
      options: [{ interpolated: true }],
    },
    {
      ...lost(
        'winston: an Error in the text, with the option',
        WINSTON,
        `logger.error(\`charge failed: \${error}\`);
                                   ~~~~~ errorInText`,
        "logger.error('charge failed:', error);",
        'passError',
      ),
      options: [{ interpolated: true }],
    },
    {
      ...lost(
        'Nest: an Error in the text, with the option',
        "import { Logger } from '@nestjs/common';\nconst logger = new Logger('orders');",
        `logger.error(\`charge failed: \${error}\`);
                                   ~~~~~ errorInText`,
        "logger.error('charge failed:', error);",
        'passError',
      ),
      options: [{ interpolated: true }],
    },
  ],
});
