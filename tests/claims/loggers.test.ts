import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

const ERROR = `
const error = new Error('card declined', { cause: new Error('no funds') });
`;

/** What a program in the fixture prints. */
function printedBy(program: string): string {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', ERROR + program], {
    cwd: openFixture('logging').directory,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** The lines of JSON that a program in the fixture prints, without what differs from run to run. */
function linesOf(program: string): Record<string, unknown>[] {
  return printedBy(program)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

const written = { message: expect.stringContaining('card declined') as string, stack: expect.stringContaining('    at ') as string };

describe('pino', () => {
  const setup = "import { pino } from 'pino';\nconst logger = pino({ base: null, timestamp: false });\n";

  it.each([
    ["logger.error({ error }, 'charge failed');", { error: {}, level: 50, msg: 'charge failed' }],
    ["logger.error({ data: { err: error } }, 'charge failed');", { data: { err: {} }, level: 50, msg: 'charge failed' }],
    ["logger.error('charge failed', error);", { level: 50, msg: 'charge failed' }],
    ["logger.error('charge failed', { err: error });", { level: 50, msg: 'charge failed' }],
    ["logger.error('charge failed: %o', error);", { level: 50, msg: 'charge failed: {}' }],
    ["logger.error('charge failed: %s', error);", { level: 50, msg: 'charge failed: Error: card declined' }],
    ['logger.error(`charge failed: ${error}`);', { level: 50, msg: 'charge failed: Error: card declined' }],
  ])('loses it: %s', (statement, line) => {
    expect(linesOf(setup + statement)).toEqual([line]);
  });

  it('writes message, stack and cause under err, and of an Error in the place of the fields', () => {
    const [named, alone] = linesOf(`${setup}logger.error({ err: error }, 'charge failed'); logger.error(error, 'charge failed');`);
    expect(named).toMatchObject({ err: written, msg: 'charge failed' });
    expect(named?.['err']).toMatchObject({ stack: expect.stringContaining('no funds') as string });
    expect(alone).toEqual({ ...named, err: alone?.['err'] });
  });

  it('writes it under the key that its options name, by errorKey, a serializer or a child', () => {
    const lines = linesOf(`
import { pino } from 'pino';
pino({ errorKey: 'error' }).error({ error });
pino({ serializers: { error: pino.stdSerializers.err } }).error({ error });
pino().child({}, { serializers: { error: pino.stdSerializers.err } }).error({ error });`);
    expect(lines).toMatchObject([{ error: written }, { error: written }, { error: written }]);
  });

  it('is what Fastify logs with', () => {
    const lines = linesOf(`
import { fastify } from 'fastify';
const { log } = fastify({ logger: true });
log.error({ error }); log.error({ err: error });`);
    expect(lines).toMatchObject([{ error: {} }, { err: written }]);
  });
});

describe('winston', () => {
  const setup = `
import winston from 'winston';
const { combine, errors, json, prettyPrint } = winston.format;
const transports = [new winston.transports.Console()];
function logger(format) { return winston.createLogger({ ...(format && { format }), transports }); }
`;

  it.each([
    ["logger().error('charge failed', { error });", { error: {}, level: 'error', message: 'charge failed' }],
    ["logger(combine(errors({ stack: true }), json())).error('charge failed', { error });", { error: {}, level: 'error', message: 'charge failed' }],
    ["logger().error({ message: 'charge failed', error });", { error: {}, level: 'error', message: 'charge failed' }],
    ["logger().error('charge failed', { id: 1 }, error);", { id: 1, level: 'error', message: 'charge failed' }],
    ["logger().error('charge failed: %s', error);", { level: 'error', message: 'charge failed: %s' }],
    ['logger(json()).error(error);', { level: 'error' }],
  ])('loses it: %s', (statement, line) => {
    expect(linesOf(setup + statement)).toEqual([line]);
  });

  it('writes message and stack of an Error after the text, and drops the cause', () => {
    const [line] = linesOf(`${setup}logger().error('charge failed', error);`);
    expect(line).toEqual({ cause: {}, level: 'error', message: 'charge failed card declined', stack: written.stack });
  });

  it('writes the fields of a child beside it', () => {
    expect(linesOf(`${setup}logger().child({ id: 1 }).error('charge failed', error);`)).toMatchObject([{ id: 1, stack: written.stack }]);
  });

  it('writes an Error alone with format.errors', () => {
    expect(linesOf(`${setup}logger(combine(errors({ stack: true }), json())).error(error);`)).toMatchObject([written]);
  });

  it('prints a field in full with prettyPrint', () => {
    expect(printedBy(`${setup}logger(prettyPrint()).error('charge failed', { error });`)).toContain('[cause]: Error: no funds');
  });
});

describe('bunyan', () => {
  const setup = "import bunyan from 'bunyan';\nfunction logger(serializers) { return bunyan.createLogger({ name: 'orders', ...(serializers && { serializers }) }); }\n";

  it.each([
    ["logger().error({ err: error }, 'charge failed');", { err: {}, msg: 'charge failed' }],
    ["logger(bunyan.stdSerializers).error({ error }, 'charge failed');", { error: {}, msg: 'charge failed' }],
    ["logger().error('charge failed: %j', error);", { msg: 'charge failed: {}' }],
  ])('loses it: %s', (statement, line) => {
    const [printed] = linesOf(setup + statement);
    expect(printed).toMatchObject(line);
    expect(printed?.['err'] ?? printed?.['error'] ?? {}).toEqual({});
  });

  it('writes it in the place of the fields, and under err with the standard serializers', () => {
    const lines = linesOf(`${setup}logger().error(error, 'charge failed'); logger(bunyan.stdSerializers).error({ err: error }, 'charge failed');`);
    expect(lines).toMatchObject([{ err: written, msg: 'charge failed' }, { err: written, msg: 'charge failed' }]);
  });

  it('writes it into the text where it comes after it', () => {
    expect(linesOf(`${setup}logger().error('charge failed', error);`)).toMatchObject([{ msg: expect.stringContaining('    at ') as string }]);
  });
});

describe('Nest', () => {
  it('prints an Error in full, wherever it stands', () => {
    const printed = printedBy(`
import { ConsoleLogger } from '@nestjs/common';
const logger = new ConsoleLogger('orders', { colors: false });
logger.log('charge failed', error); logger.log({ error });`);
    expect(printed.match(/\[cause\]: Error: no funds/g)).toHaveLength(2);
  });

  it('drops an Error after the text where nestjs-pino stands behind it', () => {
    const lines = linesOf(`
import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { Logger as Behind, PinoLogger } from 'nestjs-pino';
Logger.overrideLogger(new Behind(new PinoLogger({ pinoHttp: { base: null, timestamp: false } }), {}));
const logger = new Logger('orders');
logger.error('charge failed', error);
logger.error({ error });
logger.error({ err: error, msg: 'charge failed' });
logger.error(error);`);
    expect(lines).toMatchObject([
      { context: 'orders', level: 50, msg: 'charge failed' },
      { error: {} },
      { err: written, msg: 'charge failed' },
      { err: written },
    ]);
    expect(lines[0]).not.toHaveProperty('err');
  });
});

describe.each([
  ['consola', "import { createConsola } from 'consola';\nconst logger = createConsola({ stdout: process.stdout, stderr: process.stdout });"],
  ['log4js', "import log4js from 'log4js';\nlog4js.configure({ appenders: { out: { type: 'stdout' } }, categories: { default: { appenders: ['out'], level: 'all' } } });\nconst logger = log4js.getLogger();"],
])('%s', (_, setup) => {
  it.each(["logger.error('charge failed', error);", "logger.error('charge failed', { error });", 'logger.error(error);'])('prints it in full: %s', (statement) => {
    expect(printedBy(`${setup}\n${statement}`)).toMatch(/card declined[^]*no funds/);
  });
});
