import { expect, it } from 'vitest';

import { documentedEnvironmentOf } from '../../src/facts/environment-manifest.ts';
import { openFixture } from '../support/fixture.ts';

const { programOf } = openFixture('environment');

function documentedFor(name: string, code = 'export {};') {
  const { program, source } = programOf(code, name);
  const { manifests, names } = documentedEnvironmentOf(source, program);
  return {
    manifests: manifests.map(({ kind, library, place }) => [kind, place, ...(library === undefined ? [] : [library])].join(' ')),
    named: ['DATABASE_URL', 'IMAP_URL', 'RELEASE_CHANNEL', 'SMTP_URL', 'STRIPE_DEBUG', 'STRIPE_SECRET', 'TRUSTED_PROXIES'].filter(names),
  };
}

it('reads the file beside it, with what is commented out and what a stage sets', () => {
  expect(documentedFor('dotenv/file.ts')).toEqual({
    manifests: ['dotenv tests/fixtures/environment/dotenv/.env.example'],
    named: ['DATABASE_URL', 'RELEASE_CHANNEL', 'TRUSTED_PROXIES'],
  });
});

it('reads the file above it', () => {
  expect(documentedFor('dotenv/scripts/seed-plans.ts')).toEqual(documentedFor('dotenv/file.ts'));
});

it('reads turbo.json with its comments and its prefixes', () => {
  expect(documentedFor('turbo/file.ts')).toEqual({
    manifests: ['turbo tests/fixtures/environment/turbo/turbo.json'],
    named: ['DATABASE_URL', 'STRIPE_DEBUG', 'STRIPE_SECRET'],
  });
});

it('reads those of the other packages for one that has none', () => {
  expect(documentedFor('monorepo/packages/shared/file.ts')).toEqual({ manifests: ['dotenv apps/web/.env.example'], named: ['SMTP_URL'] });
  expect(documentedFor('monorepo/apps/web/file.ts')).toEqual({ manifests: ['dotenv apps/web/.env.example'], named: ['SMTP_URL'] });
});

it('finds nothing where there is nothing', () => {
  expect(documentedFor('file.ts')).toEqual({ manifests: [], named: [] });
});

const place = 'tests/fixtures/environment/file.ts';

it.each([
  ['zod', "import { z } from 'zod'; z.object({ SMTP_URL: z.url() }).parse(process.env);", 'zod'],
  ['zod, safely and through a cast', "import { z } from 'zod'; z.object({ SMTP_URL: z.url() }).safeParse(process.env as unknown);", 'zod'],
  ['zod, safely', "import { z } from 'zod'; z.object({ SMTP_URL: z.url() }).safeParse(process.env);", 'zod'],
  ['zod, later', "import { z } from 'zod'; await z.object({ SMTP_URL: z.url() }).parseAsync({ ...process.env });", 'zod'],
  ['t3-env', "import { createEnv } from '@t3-oss/env-core'; import { z } from 'zod'; createEnv({ runtimeEnv: process.env, server: { SMTP_URL: z.url() } });", '@t3-oss/env-core'],
  ['envalid', "import { cleanEnv, url } from 'envalid'; cleanEnv(process.env, { SMTP_URL: url() });", 'envalid'],
  ['a function of the project', 'declare function load(env: NodeJS.ProcessEnv): { SMTP_URL: string }; load(process.env);', 'fixture-environment'],
  ['a promise of one', 'declare function load(env: NodeJS.ProcessEnv): Promise<{ SMTP_URL: string }>; load(process.env);', 'fixture-environment'],
])('finds a schema: %s', (_, code, library) => {
  expect(documentedFor('file.ts', `${code}\nexport {};`)).toEqual({
    manifests: [`schema ${place} ${library}`],
    named: ['SMTP_URL'],
  });
});

it.each([
  ['a child process', "import { spawn } from 'node:child_process'; spawn('ls', { env: process.env });"],
  ['a function that answers with a list', 'Object.entries(process.env);'],
  ['a schema of something else', "import { z } from 'zod'; z.object({ SMTP_URL: z.url() }).parse({});"],
  ['an env of something else', 'declare const context: { env: object }; declare function load(env: object): { SMTP_URL: string }; load(context.env);'],
  ['a list of bytes made of a variable', 'new TextEncoder().encode(`${process.env.SMTP_URL}`);'],
  ['a list of bytes made of nothing else', "new TextEncoder().encode(process.env['HOME']); new TextEncoder().encode(process.env.SMTP_URL);"],
  ['an object of other names', 'declare function load(options: { url?: string | undefined }): { SMTP_URL: string }; load({ url: process.env.SMTP_URL });'],
  ['a call on what a variable holds', "process.env['SMTP_URL']?.split(',');"],
])('takes for no schema: %s', (_, code) => {
  expect(documentedFor('file.ts', `${code}\nexport {};`)).toEqual({ manifests: [], named: [] });
});
