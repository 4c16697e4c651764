import rule from '../../src/rules/no-undocumented-env.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

type MessageIds = 'absentFromManifest' | 'noManifest';

/** In the project whose manifest is a `.env.example`. */
function inDotenv(name: string, code: string, filename = 'dotenv/file.ts') {
  return { code, filename, name };
}

function absent(name: string, marked: string, data: { line: string; place: string; variable: string }, filename = 'dotenv/file.ts') {
  const { code, errors } = annotated<MessageIds>(marked);
  return { code, errors: errors.map((error) => ({ ...error, data })), filename, name };
}

const stripe = { line: 'STRIPE_SECRET=', place: 'tests/fixtures/environment/dotenv/.env.example', variable: 'STRIPE_SECRET' };

const zodSchema = `
import { z } from 'zod';
const env = z.object({ DATABASE_URL: z.url(), PORT: z.coerce.number() }).parse(process.env);
export const url = env.DATABASE_URL;`;

testRule('environment', 'no-undocumented-env', rule, {
  valid: [
    inDotenv('a variable of the manifest', 'export const url = process.env.DATABASE_URL;'),
    inDotenv('by a name in brackets', "export const url = process.env['DATABASE_URL'];"),
    inDotenv('one that the manifest exports as a shell does', 'export const url = process.env.REDIS_URL;'),
    inDotenv('one that the manifest has commented out', 'export const proxies = process.env.TRUSTED_PROXIES;'),
    inDotenv('one that a comment of the manifest explains', 'export const token = process.env.LEGACY_TOKEN;'),
    inDotenv('one that a file of a stage sets', 'export const channel = process.env.RELEASE_CHANNEL;'),
    inDotenv('one that a script of package.json sets', 'export const emits = process.env.EMIT_SCHEMA;'),
    inDotenv('one that the Dockerfile sets', 'export const sha = [process.env.COMMIT_SHA, process.env.IMAGE_TAG];'),
    inDotenv('one that a compose file sets', 'export const modes = [process.env.QUEUE_MODE, process.env.WORKER_MODE];'),
    inDotenv('taken apart', 'export const { DATABASE_URL, REDIS_URL: url } = process.env;'),
    inDotenv('the mode', "export const isProduction = process.env.NODE_ENV === 'production';"),
    inDotenv('what a platform sets', 'export const ids = [process.env.VERCEL_URL, process.env.K_SERVICE, process.env.AWS_LAMBDA_FUNCTION_NAME];'),
    inDotenv('what the operating system sets', 'export const home = process.env.HOME ?? process.env.USERPROFILE;'),
    inDotenv('what npm sets', 'export const version = process.env.npm_package_version;'),
    inDotenv('where the service listens', 'export const port = Number(process.env.PORT);'),
    inDotenv('a variable that is set here', "process.env.STRIPE_SECRET = 'test';"),
    inDotenv('a variable that is removed here', 'delete process.env.STRIPE_SECRET;'),
    inDotenv('a name that is known only at run time', 'export function read(name: string) { return process.env[name]; }'),
    inDotenv('a name that is put together', "export const key = process.env[`STRIPE_${'SECRET'}`];"),
    inDotenv('the environment as a whole', 'export const all = { ...process.env };'),
    inDotenv('an env of something else', 'declare const context: { env: { STRIPE_SECRET: string } }; export const key = context.env.STRIPE_SECRET;'),
    inDotenv('a Worker is handed its env', 'export default { fetch(_: unknown, env: { STRIPE_SECRET: string }) { return env.STRIPE_SECRET; } };'),
    inDotenv('a process of the project', 'const process = { env: { STRIPE_SECRET: "x" } }; export const key = process.env.STRIPE_SECRET;'),
    inDotenv('a constant in capitals', 'enum Status { STRIPE_SECRET } export const status = Status.STRIPE_SECRET;'),
    inDotenv('an environment of type any', 'declare const env: any; export const key = env.STRIPE_SECRET;'),
    inDotenv('a project function that takes a name in capitals', "declare function translate(key: string): string; export const text = translate('STRIPE_SECRET');"),
    inDotenv(
      'a function of the program that looks the name up elsewhere',
      "const labels: Record<string, string> = {}; function label(key: string) { return labels[key]; } export const text = label('STRIPE_SECRET');",
    ),
    inDotenv(
      'a helper that reads a variable of the manifest',
      "function requireEnv(name: string) { return process.env[name]; } export const url = requireEnv('DATABASE_URL');",
    ),
    inDotenv(
      'a helper whose other argument is in capitals',
      "function requireEnv(name: string, code: string) { return process.env[name] ?? code; } export const url = requireEnv('DATABASE_URL', 'E_MISSING');",
    ),
    inDotenv(
      'a variable that the program declares',
      'declare global { namespace NodeJS { interface ProcessEnv { STRIPE_WEBHOOK?: string } } } export const key = process.env.STRIPE_WEBHOOK;',
    ),
    inDotenv('a switch to debug with', "export const isLoud = process.env.ORDERS_DEBUG === '1';"),
    inDotenv(
      'a variable that the program declares, through a helper',
      "declare global { namespace NodeJS { interface ProcessEnv { STRIPE_WEBHOOK?: string } } } const read = (name: string) => process.env[name]; export const key = read('STRIPE_WEBHOOK');",
    ),
    inDotenv('a test', 'export const key = process.env.STRIPE_SECRET;', 'dotenv/src/env.test.ts'),
    inDotenv('a script', 'export const key = process.env.STRIPE_SECRET;', 'dotenv/scripts/seed-plans.ts'),
    inDotenv('the configuration of a tool', 'export default { key: process.env.STRIPE_SECRET };', 'dotenv/app.config.ts'),
    inDotenv('a command line', '#!/usr/bin/env node\nexport const key = process.env.STRIPE_SECRET;'),
    { name: 'no manifest at all', code: 'export const key = process.env.STRIPE_SECRET;', filename: 'file.ts' },
    { name: 'a child process is no schema', code: "import { spawn } from 'node:child_process'; spawn('ls', { env: process.env }); export const key = process.env.STRIPE_SECRET;", filename: 'file.ts' },
    { name: 'a variable that turbo.json lists', code: 'export const url = process.env.DATABASE_URL;', filename: 'turbo/file.ts' },
    { name: 'a variable that turbo.json passes through', code: 'export const token = [process.env.SENTRY_AUTH_TOKEN, process.env.REDIS_URL];', filename: 'turbo/file.ts' },
    { name: 'a variable that turbo.json lists by a prefix', code: 'export const key = process.env.STRIPE_SECRET;', filename: 'turbo/file.ts' },
    { name: 'a variable that Turborepo infers from the framework', code: 'export const url = process.env.NEXT_PUBLIC_API;', filename: 'turbo/file.ts' },
    { name: 'a shared package, documented by the application it runs in', code: 'export const url = process.env.SMTP_URL;', filename: 'monorepo/packages/shared/file.ts' },
    { name: 'a variable of a zod schema', code: `${zodSchema}\nexport const again = process.env.DATABASE_URL;`, filename: 'schema/file.ts' },
    {
      name: 'a variable of a zod schema that is parsed safely, by another name',
      code: `
import { z } from 'zod';
const schema = z.looseObject({ STRIPE_SECRET: z.string() });
export function load(environment: NodeJS.ProcessEnv) {
  return schema.safeParse(environment);
}
export const loaded = schema.safeParse(process.env);
export const key = process.env.STRIPE_SECRET;`,
      filename: 'schema/file.ts',
    },
    {
      name: 'a variable of a t3-env schema, handed on one by one',
      code: `
import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';
export const env = createEnv({ server: { STRIPE_SECRET: z.string() }, runtimeEnvStrict: { STRIPE_SECRET: process.env.STRIPE_SECRET } });`,
      filename: 'schema/file.ts',
    },
    {
      name: 'a variable of an envalid schema',
      code: `
import { cleanEnv, str } from 'envalid';
export const env = cleanEnv(process.env, { STRIPE_SECRET: str() });
export const key = process.env.STRIPE_SECRET;`,
      filename: 'schema/file.ts',
    },
    {
      name: "a variable of the project's own schema",
      code: `
interface Env { STRIPE_SECRET: string }
export function load(environment: NodeJS.ProcessEnv): Env {
  return { STRIPE_SECRET: environment.STRIPE_SECRET ?? '' };
}
export const env = load(process.env);`,
      filename: 'schema/file.ts',
    },
    { name: 'an ignored variable', code: 'export const key = process.env.STRIPE_SECRET;', filename: 'dotenv/file.ts', options: [{ ignore: ['STRIPE_SECRET'], withoutManifest: 'silent' }] },
    { name: 'an ignored prefix', code: 'export const key = process.env.STRIPE_SECRET;', filename: 'dotenv/file.ts', options: [{ ignore: ['STRIPE_*'], withoutManifest: 'silent' }] },
  ],
  invalid: [
    absent(
      'a read',
      `export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'a read in brackets',
      `export const key = process.env['STRIPE_SECRET'];
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'a read with a default',
      `export const key = process.env.STRIPE_SECRET ?? 'sk_test';
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'a read that is asserted',
      `export const key = process.env.STRIPE_SECRET!.trim();
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'an optional read',
      `export const key = globalThis.process?.env?.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'a read that fills itself in',
      `process.env.STRIPE_SECRET ??= 'sk_test';
~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'taken apart',
      `export const { DATABASE_URL, STRIPE_SECRET } = process.env;
                             ~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'taken apart under another name and with a default',
      `export const { STRIPE_SECRET: key = 'sk_test' } = process.env;
               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'through an alias',
      `const { env } = process;
export const key = env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'through a module',
      `import { env as environment } from 'node:process';
export const key = environment.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'through a parameter',
      `export function load(environment: NodeJS.ProcessEnv = process.env) {
  return environment.STRIPE_SECRET;
         ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest
}`,
      stripe,
    ),
    absent(
      'through a parameter that is taken apart',
      `export function load({ STRIPE_SECRET }: NodeJS.ProcessEnv) {
                       ~~~~~~~~~~~~~ absentFromManifest
  return STRIPE_SECRET;
}`,
      stripe,
    ),
    absent(
      'through a helper',
      `function requireEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(name);
  return value;
}
export const key = requireEnv('STRIPE_SECRET');
                              ~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'through a helper that calls a helper',
      `const read = (name: string) => process.env[name as string];
const readOr = (fallback: string, name: string) => read(name) ?? fallback;
export const key = readOr('sk_test', 'STRIPE_SECRET');
                                     ~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'through a method of a service',
      `class Config {
  get(name: string): string | undefined {
    return process.env[name];
  }
}
export const key = new Config().get('STRIPE_SECRET');
                                    ~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'the first of many reads in a file',
      `export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest
export const live = process.env.STRIPE_SECRET?.startsWith('sk_live');`,
      stripe,
    ),
    absent(
      'a variable whose declaration is of another one',
      `declare global { namespace NodeJS { interface ProcessEnv { STRIPE_WEBHOOK?: string } } }
export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      stripe,
    ),
    absent(
      'turbo.json',
      `export const url = process.env.SMTP_URL;
                   ~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      { line: '"env": ["SMTP_URL"]', place: 'tests/fixtures/environment/turbo/turbo.json', variable: 'SMTP_URL' },
      'turbo/file.ts',
    ),
    absent(
      'a shared package, documented by no application',
      `export const url = process.env.IMAP_URL;
                   ~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      { line: 'IMAP_URL=', place: 'apps/web/.env.example', variable: 'IMAP_URL' },
      'monorepo/packages/shared/file.ts',
    ),
    absent(
      'a zod schema',
      `${zodSchema}
export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      { line: 'STRIPE_SECRET: z.string(),', place: 'tests/fixtures/environment/schema/file.ts', variable: 'STRIPE_SECRET' },
      'schema/file.ts',
    ),
    absent(
      'an envalid schema',
      `import { cleanEnv, url } from 'envalid';
export const env = cleanEnv(process.env, { DATABASE_URL: url() });
export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      { line: 'STRIPE_SECRET: str(),', place: 'tests/fixtures/environment/schema/file.ts', variable: 'STRIPE_SECRET' },
      'schema/file.ts',
    ),
    absent(
      "the project's own schema",
      `const load = (environment: NodeJS.ProcessEnv) => ({ DATABASE_URL: environment['DATABASE_URL'] ?? '' });
export const env = load(process.env);
export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
      { line: 'STRIPE_SECRET', place: 'tests/fixtures/environment/schema/file.ts', variable: 'STRIPE_SECRET' },
      'schema/file.ts',
    ),
    {
      ...absent(
        'no manifest at all, where the option asks for one',
        `export const key = process.env.STRIPE_SECRET;
                   ~~~~~~~~~~~~~~~~~~~~~~~~~ absentFromManifest`,
        { line: 'STRIPE_SECRET=', place: '', variable: 'STRIPE_SECRET' },
        'file.ts',
      ),
      errors: [{ column: 20, data: { line: 'STRIPE_SECRET=', variable: 'STRIPE_SECRET' }, line: 1, messageId: 'noManifest' as const }],
      options: [{ ignore: [], withoutManifest: 'report' }],
    },
  ],
});
