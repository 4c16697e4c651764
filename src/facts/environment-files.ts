import path from 'node:path';

import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';

/** The variables that one file of a folder writes down. */
export interface EnvironmentFile {
  readonly path: string;
  /** A setting one gives some variables their values (`.env.production`, a Dockerfile) and is no place to look for all there are. */
  readonly kind: 'dotenv' | 'setting' | 'turbo';
  readonly names: (variable: string) => boolean;
}

/** The files of `directory` that write environment variables down, read once per program. */
export function environmentFilesIn(directory: string, program: ts.Program): readonly EnvironmentFile[] {
  return filesAt(program, directory, ['.env*', 'env*', '*.env', 'turbo.json', 'package.json', '*ockerfile*', '*compose*.y*ml'], 1);
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
type NamesIn = (text: string) => EnvironmentFile['names'] | undefined;

const READERS: readonly (readonly [RegExp, EnvironmentFile['kind'], NamesIn])[] = [
  [/^turbo\.json$/, 'turbo', namedByTurbo],
  [TEMPLATE, 'dotenv', namedByDotenv],
  [/^\.env\.(?!.*local)[\w-]+$/, 'setting', namedByDotenv],
  // `"build": "cross-env ANALYZE=true next build"`
  [/^package\.json$/, 'setting', matchedBy(/(?<=[" ])([A-Z][A-Z\d_]*)=/g)],
  [/dockerfile/i, 'setting', matchedBy(/^\s*(?:ARG|ENV)\s+(\w+)/gm)],
  [/compose[\w.-]*\.ya?ml$/, 'setting', matchedBy(/^\s*(?:-\s*["']?)?([A-Z][A-Z\d_]*)["']?\s*[:=]/gm)],
];

function fileAt(file: string): EnvironmentFile[] {
  const name = path.basename(file);
  const [, kind, namesIn] = READERS.find(([pattern]) => pattern.test(name)) ?? [];
  const text = namesIn && ts.sys.readFile(file);
  const names = text === undefined ? undefined : namesIn?.(text);
  return kind === undefined || names === undefined ? [] : [{ kind, names, path: file }];
}

function matchedBy(pattern: RegExp): NamesIn {
  return (text) => {
    const names = new Set([...text.matchAll(pattern)].map(([, variable]) => variable));
    return (variable) => names.has(variable);
  };
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
