import path from 'node:path';
import ts from 'typescript';

import { perProgram } from '../typing/per-program.ts';

/** The variables that one file of a folder writes down. */
export interface EnvironmentFile {
  readonly path: string;
  /** A stage file holds the values of one stage (`.env.production`) and is no place to look for what there is to set. */
  readonly kind: 'dotenv' | 'stage' | 'turbo';
  readonly names: (variable: string) => boolean;
}

/** The files of `directory` that write environment variables down, read once per program. */
export function environmentFilesIn(directory: string, program: ts.Program): readonly EnvironmentFile[] {
  return filesAt(program, directory, ['.env*', 'env*', '*.env', 'turbo.json'], 1);
}

/** Those of the folders one and two levels below `directory`, as a shared package runs inside any of them. */
export function environmentFilesBelow(directory: string, program: ts.Program): readonly EnvironmentFile[] {
  return filesAt(program, directory, ['*/.env*', '*/env*', '*/*.env', '*/*/.env*', '*/*/env*', '*/*/*.env'], 3);
}

const filesRead = perProgram<ts.Program, Map<string, readonly EnvironmentFile[]>>(() => new Map());

function filesAt(program: ts.Program, directory: string, include: readonly string[], depth: number): readonly EnvironmentFile[] {
  const known = filesRead(program, program);
  const key = `${depth} ${directory}`;
  let files = known.get(key);
  if (files === undefined) {
    files = ts.sys.readDirectory(directory, undefined, ['**/node_modules'], include, depth).flatMap(fileAt);
    known.set(key, files);
  }
  return files;
}

const TEMPLATE = /^(?:\.?env[\w.-]*[.-](?:example|sample|template|tmpl|tpl|dist|defaults?|schema)|(?:example|sample|template)\.env|\.?env[.-](?:example|sample|template)[\w.-]*)$/i;
const STAGE = /^\.env\.(?!.*local)[\w-]+$/;

function fileAt(file: string): EnvironmentFile[] {
  const name = path.basename(file);
  const kind = name === 'turbo.json' ? 'turbo' : TEMPLATE.test(name) ? 'dotenv' : STAGE.test(name) ? 'stage' : undefined;
  const text = kind && ts.sys.readFile(file);
  if (kind === undefined || text === undefined) {
    return [];
  }
  const names = kind === 'turbo' ? namedByTurbo(text) : namedByDotenv(text);
  return names === undefined ? [] : [{ kind, names, path: file }];
}

/** What a comment speaks of is written down too. */
function namedByDotenv(text: string): EnvironmentFile['names'] {
  const assigned = [...text.matchAll(/^[ \t]*(?:#[# \t]*)?(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map(([, variable]) => variable);
  const mentioned = [...text.matchAll(/#.*/g)].flatMap(([comment]) => comment.match(/\b[A-Z][A-Z\d_]{2,}\b/g) ?? []);
  const names = new Set([...assigned, ...mentioned]);
  return (variable) => names.has(variable);
}

/** Turborepo adds these by itself, for the framework it finds. */
const INFERRED = /^(?:EXPO_PUBLIC|GATSBY|NEXT_PUBLIC|NITRO|NUXT|PUBLIC|REACT_APP|REDWOOD_ENV|SANITY_STUDIO|VITE|VUE_APP)_/;

const TURBO_KEYS = new Set(['env', 'globalEnv', 'globalPassThroughEnv', 'passThroughEnv']);

/** Undefined for a turbo.json that lists no variable. */
function namedByTurbo(text: string): EnvironmentFile['names'] | undefined {
  const { config } = ts.parseConfigFileTextToJson('turbo.json', text) as { config?: unknown };
  const listed = listedIn(config).filter((entry) => !entry.startsWith('!'));
  const exact = new Set(listed);
  const prefixes = listed.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
  return listed.length === 0
    ? undefined
    : (variable) => exact.has(variable) || INFERRED.test(variable) || prefixes.some((prefix) => variable.startsWith(prefix));
}

/** At the top, and in each task (`tasks`, before version 2 `pipeline`). */
function listedIn(config: unknown): string[] {
  if (typeof config !== 'object' || config === null) {
    return [];
  }
  return Object.entries(config).flatMap(([key, value]) =>
    TURBO_KEYS.has(key) ? [value].flat().filter((entry): entry is string => typeof entry === 'string') : listedIn(value),
  );
}
