import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

/** What a program prints where the fixture's packages are. */
function printedBy(program: string, fixture = 'logging'): { stderr: string; stdout: string } {
  const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: openFixture(fixture).directory,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return { stderr, stdout: stdout.trim() };
}

it('Express answers 500 for an error that is handed to next, and prints its stack to stderr', () => {
  const { stderr, stdout } = printedBy(`
import express from 'express';
const app = express();
app.get('/', (_req, _res, next) => { next(new Error('no orders')); });
const server = app.listen(0, async () => {
  console.log((await fetch('http://localhost:' + server.address().port)).status);
  server.close();
});`);
  expect(stdout).toBe('500');
  expect(stderr).toContain('Error: no orders\n    at ');
});

it('JSON holds nothing of an Error, and neither does a spread', () => {
  const { stdout } = printedBy(`
const error = new Error('no orders', { cause: new Error('no database') });
console.log(JSON.stringify({ error }), JSON.stringify({ ...error }), JSON.stringify(new AggregateError([error], 'none')));
console.log(JSON.stringify(await Promise.allSettled([Promise.reject(error)])));`);
  expect(stdout).toBe('{"error":{}} {} {}\n[{"status":"rejected","reason":{}}]');
});

it('Express, Hono and Response answer with {} for an Error', () => {
  const { stdout } = printedBy(`
import express from 'express';
import { Hono } from 'hono';
const error = new Error('no orders');
const hono = new Hono().get('/', (c) => c.json({ error }));
console.log(await (await hono.request('/')).text(), await Response.json({ error }).text());
const app = express();
app.get('/json', (_req, res) => { res.json({ error }); });
app.get('/send', (_req, res) => { res.send(error); });
const server = app.listen(0, async () => {
  const address = 'http://localhost:' + server.address().port;
  console.log(await (await fetch(address + '/json')).text(), await (await fetch(address + '/send')).text());
  server.close();
});`);
  expect(stdout).toBe('{"error":{}} {"error":{}}\n{"error":{}} {}');
});

it('Fastify answers for an Error by itself with its message, and with {} for one in an object', () => {
  const { stdout } = printedBy(`
import { fastify } from 'fastify';
const server = fastify();
server.get('/alone', (_request, reply) => reply.code(500).send(new Error('no orders')));
server.get('/within', (_request, reply) => reply.code(500).send({ error: new Error('no orders') }));
console.log((await server.inject('/alone')).body, (await server.inject('/within')).body);`);
  expect(stdout).toBe('{"statusCode":500,"error":"Internal Server Error","message":"no orders"} {"error":{}}');
});

it('Hono answers for an HTTPException and prints nothing of it, with a cause as without, and prints any other Error', () => {
  const { stderr, stdout } = printedBy(`
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
const app = new Hono();
app.get('/alone', () => { throw new HTTPException(500, { message: 'sorry' }); });
app.get('/caused', () => { throw new HTTPException(500, { message: 'sorry', cause: new Error('no orders') }); });
app.get('/plain', () => { throw new Error('no database'); });
for (const path of ['/alone', '/caused', '/plain']) {
  const answer = await app.request(path);
  console.log(answer.status, await answer.text());
}`);
  expect(stdout).toBe('500 sorry\n500 sorry\n500 Internal Server Error');
  expect(stderr).toContain('Error: no database\n    at ');
  expect(stderr).not.toContain('no orders');
  expect(stderr).not.toContain('sorry');
});

it('Koa prints what is thrown with ctx.throw, and nothing where the status is set', () => {
  const { stderr, stdout } = printedBy(`
import Koa from 'koa';
const app = new Koa();
app.use((ctx) => {
  try {
    throw new Error('no orders');
  } catch {
    if (ctx.path === '/throw') { ctx.throw(500, 'thrown'); }
    ctx.status = 500;
    ctx.body = 'set';
  }
});
const server = app.listen(0, async () => {
  const address = 'http://localhost:' + server.address().port;
  console.log(await (await fetch(address + '/throw')).text(), await (await fetch(address + '/set')).text());
  server.close();
});`);
  expect(stdout).toBe('Internal Server Error set');
  expect(stderr).toContain('InternalServerError: thrown\n');
  expect(stderr).not.toContain('no orders');
});

it('Nest answers for an HttpException and logs nothing of it, with a cause as without, and logs any other Error', () => {
  const { stderr, stdout } = printedBy(`
import 'reflect-metadata';
import { Controller, Get, InternalServerErrorException, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
class Orders {
  alone() { throw new InternalServerErrorException('sorry'); }
  caused() { throw new InternalServerErrorException('sorry', { cause: new Error('no orders') }); }
  plain() { throw new Error('no database'); }
}
Controller()(Orders);
for (const name of ['alone', 'caused', 'plain']) {
  Get(name)(Orders.prototype, name, Object.getOwnPropertyDescriptor(Orders.prototype, name));
}
class App {}
Module({ controllers: [Orders] })(App);
const app = await NestFactory.create(App, { logger: ['error'] });
await app.listen(0);
for (const name of ['alone', 'caused', 'plain']) {
  console.log((await fetch(await app.getUrl() + '/' + name)).status);
}
await app.close();`, 'http');
  expect(stdout.split('\n').filter((line) => line === '500')).toHaveLength(3);
  expect(stderr + stdout).toContain('Error: no database');
  expect(stderr + stdout).not.toContain('no orders');
  expect(stderr + stdout).not.toContain('sorry');
});
