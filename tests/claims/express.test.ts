import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

import { openFixture } from '../support/fixture.ts';

it('Express answers 500 for an error that is handed to next, and prints its stack to stderr', () => {
  const { stderr, stdout } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
import express from 'express';
const app = express();
app.get('/', (_req, _res, next) => { next(new Error('no orders')); });
const server = app.listen(0, async () => {
  const answer = await fetch('http://localhost:' + server.address().port);
  console.log(answer.status);
  server.close();
});`,
    ],
    { cwd: openFixture('errors').directory, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  );
  expect(stdout.trim()).toBe('500');
  expect(stderr).toContain('Error: no orders\n    at ');
});
