import ts from 'typescript';

import { errorKeyOf, formatsBehind } from '../../src/facts/logger-format.ts';
import { logCallOf } from '../../src/facts/log-call.ts';
import { calleeOf, type Invocation } from '../../src/typing/callee-symbol.ts';
import { testCalls } from '../support/commented-calls.ts';

/** The keys under which the logger behind a log call writes an Error in full, and what else is known of it. */
function formatOf(call: Invocation, program: ts.Program): string | undefined {
  const role = logCallOf(call, program);
  const callee = calleeOf(call);
  if (role === undefined) {
    return undefined;
  }
  const formats = formatsBehind(ts.isPropertyAccessExpression(callee) ? callee.expression : undefined, role, program);
  const notes = [
    ...(formats.every(({ isReadable }) => isReadable) ? [] : ['unread']),
    ...(formats.some(({ turnsArguments }) => turnsArguments) ? ['turns arguments'] : []),
    ...(formats.every(({ takesErrorAsText }) => takesErrorAsText) ? ['takes an Error as text'] : []),
    ...(formats.every(({ fillsPlaceholders }) => fillsPlaceholders) ? ['fills placeholders'] : []),
  ];
  return [errorKeyOf(formats) ?? 'no key', ...notes].join(', ');
}

testCalls('logging', 'the format of a pino logger, as it was made', formatOf, `
import { pino, type Logger, type LoggerOptions } from 'pino';
declare const unknown: LoggerOptions;
const serializers = { error: pino.stdSerializers.err };
const named = { errorKey: 'failure' } as const;
function make(options: LoggerOptions): Logger { return pino(options); }
const plain = pino();
const child = pino({ ...named, level: 'info' }).child({ job: 1 });
plain.error('x'); // err
pino({ serializers }).error('x'); // err
child.error('x'); // failure
pino({ level: 'info', ...unknown }).error('x'); // err, unread
pino({ hooks: {} }).error('x'); // err, unread, turns arguments
make({ errorKey: 'failure' }).error('x'); // failure
pino(process.env['DEV'] ? { errorKey: 'failure' } : {}).error('x'); // failure
export class Orders {
  private readonly log = pino({ errorKey: 'order' });
  pay(injected: { log: Logger }): void {
    this.log.error('x'); // order
    injected.log.error('x'); // err, unread, turns arguments
  }
}
`);

testCalls('logging', 'the format of a winston logger, as it was made', formatOf, `
import winston from 'winston';
const { combine, errors, json, printf, splat, timestamp } = winston.format;
const { Console } = winston.transports;
winston.createLogger().error('x'); // no key
winston.createLogger({ format: combine(timestamp(), errors({ stack: true }), json()) }).error('x'); // no key, takes an Error as text
winston.createLogger({ format: combine(splat(), json()), transports: [new Console()] }).error('x'); // no key, fills placeholders
winston.createLogger({ format: printf(({ message }) => String(message)) }).error('x'); // no key, unread, turns arguments
winston.createLogger({ transports: new Console({ format: winston.format.prettyPrint() }) }).error('x'); // no key, unread, turns arguments
winston.createLogger({ format: errors() }).child({}).error('x'); // no key, takes an Error as text
`);

testCalls('logging', 'the format of a bunyan logger, as it was made', formatOf, `
import bunyan from 'bunyan';
const root = bunyan.createLogger({ name: 'x', serializers: { ...bunyan.stdSerializers } });
root.error('x'); // err
bunyan.createLogger({ name: 'x' }).error('x'); // no key
root.child({ serializers: { failure: bunyan.stdSerializers.err } }).error('x'); // err
bunyan.createLogger({ name: 'x', streams: [{ type: 'raw', stream: process.stdout }] }).error('x'); // no key, unread
`);

testCalls('logging', "the format behind Fastify, and behind Nest's facade", formatOf, `
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { fastify } from 'fastify';
import { Logger as Behind, LoggerModule } from 'nestjs-pino';
export const logging = LoggerModule.forRoot({ pinoHttp: { errorKey: 'failure' } });
export function start(app: INestApplicationContext): void { app.useLogger(app.get(Behind)); }
const app = fastify({ logger: { errorKey: 'failure' } });
app.log.error('x'); // failure
new Logger('orders').error('x'); // failure
`);
