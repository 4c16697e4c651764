import path from 'node:path';

import { DEFAULT_LIBRARY, declaringPackageOf } from '../typing/declaring-package.ts';
import { nearestPackageOf } from '../typing/nearest-package.ts';
import { perProgram } from '../typing/per-program.ts';
import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';

/** What a file is run as. `service` is everything that no other kind fits. */
export type FileKind = 'browser' | 'command-line' | 'migration' | 'script' | 'seed' | 'service' | 'test';

/**
 * What `file` is run as: by its shebang or the `bin` of its package, by its place below the package.json, by what it imports,
 * and for a browser by the DOM globals and the bundled environment it uses. Misses entry points that only a bundler or a Dockerfile names.
 */
export function fileKindOf(file: ts.SourceFile, program: ts.Program): FileKind {
  const kind = kindByPlace(file);
  return kind === 'service' && usesDom(file, program) ? 'browser' : kind;
}

/**
 * Whether `file` belongs to tests that run the code against what it runs against in production: end to end, or named for
 * integration. A test of a module that is called integration is none.
 */
export const isIntegrationTest = perSourceFile((file): boolean => {
  const place = placeOf(file);
  const folders = place.split('/').slice(0, -1);
  return (
    INTEGRATION_NAME.test(place) ||
    folders.some((folder) => INTEGRATION_FOLDER.test(folder)) ||
    (folders.some((folder) => /^_*integration_*$/.test(folder)) && folders.some((folder) => TEST_FOLDER.test(folder)))
  );
});

const INTEGRATION_NAME = /\.(?:integration|int|e2e|it)[.-](?:test|spec)\.[cm]?tsx?$|-e2e[.-](?:test|spec)\.[cm]?tsx?$|\.e2e\.[cm]?tsx?$/;

const INTEGRATION_FOLDER = /(?:^|-)e2e(?:[-_]tests?)?$|^(?:__integration__|(?:integration|int)[-_]?tests?)$/;

const TEST_FOLDER = /^_*(?:tests?|specs?)_*$/;

const FOLDERS: readonly (readonly [FileKind, ReadonlySet<string>])[] = [
  ['test', new Set(['__mocks__', '__tests__', 'e2e', 'spec', 'specs', 'test', 'testing', 'tests'])],
  ['migration', new Set(['migration', 'migrations'])],
  ['seed', new Set(['seed', 'seeder', 'seeders', 'seeds'])],
  ['command-line', new Set(['bin', 'cli'])],
  ['script', new Set(['bench', 'benchmarks', 'examples', 'script', 'scripts', 'tools'])],
];

const NAMES: readonly (readonly [FileKind, RegExp])[] = [
  ['test', /[.-](?:test|spec|e2e|bench|stories)\.[cm]?tsx?$/],
  ['migration', /(?:^|[.-])migrations?\.[cm]?ts$|^migrate(?:-.*)?\.[cm]?ts$/],
  ['seed', /(?:^|[.-])seed(?:er|s)?\.[cm]?ts$/],
  ['browser', /\.tsx$/],
];

const BROWSER_PACKAGES = /^(?:react|react-dom|react-native|preact|vue|svelte|solid-js|@angular\/core)(?:\/|$)/;

/** They read a command line, or ask and show on a terminal. */
const COMMAND_LINE_PACKAGES =
  /^(?:@clack\/prompts|@commander-js\/extra-typings|@inquirer\/prompts|@oclif\/core|cac|citty|clipanion|cmd-ts|commander|enquirer|inquirer|meow|ora|prompts|sade|yargs)(?:\/|$)/;

// ESLint hands the parser a shebang line as a comment.
const SHEBANG = /^(?:#!|\/\/) *\/\S*\bbin\//;

const kindByPlace = perSourceFile((file): FileKind => {
  const place = placeOf(file);
  const folders = place.split('/').slice(0, -1);
  if (SHEBANG.test(file.text) || isExecutable(file, place)) {
    return 'command-line';
  }
  return (
    FOLDERS.find(([, names]) => folders.some((folder) => names.has(folder)))?.[0] ??
    NAMES.find(([, pattern]) => pattern.test(path.posix.basename(place)))?.[0] ??
    (isForBrowser(file) ? 'browser' : importsFrom(file, COMMAND_LINE_PACKAGES) ? 'command-line' : 'service')
  );
});

/** The path of `file` below its package.json, or its name alone where there is none: folders above say nothing of it. */
function placeOf(file: ts.SourceFile): string {
  const directory = nearestPackageOf(file)?.directory;
  return directory === undefined ? path.posix.basename(file.fileName) : path.posix.relative(directory, file.fileName);
}

function isExecutable(file: ts.SourceFile, place: string): boolean {
  return (nearestPackageOf(file)?.bin ?? []).some((bin) => stemOf(bin) === stemOf(place));
}

/** `dist/cli.js`, `./bin/cli.js` and `src/cli.ts` have the same stem, as a build moves the one to the other. */
function stemOf(file: string): string {
  return path.posix.normalize(file).replace(/^(?:build|dist|lib|out|src)\//, '').replace(/\.[cm]?[jt]sx?$/, '');
}

function isForBrowser(file: ts.SourceFile): boolean {
  return (
    BUNDLED_ENVIRONMENT.test(file.text) || importsFrom(file, BROWSER_PACKAGES) ||
    file.statements.some(
      (statement) => ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression) && statement.expression.text === 'use client',
    )
  );
}

function importsFrom({ statements }: ts.SourceFile, packages: RegExp): boolean {
  return statements.some(
    (statement) => ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && packages.test(statement.moduleSpecifier.text),
  );
}

const DOM_GLOBAL = /\b(?:document|localStorage|location|navigator|sessionStorage|window)\b/;

/** What a bundler for browsers puts in the place of the environment. */
const BUNDLED_ENVIRONMENT = /\bimport\.meta\.env\b/;

const usesDom = perProgram((file: ts.SourceFile, program): boolean => {
  const checker = program.getTypeChecker();
  function isDomGlobal(node: ts.Node): boolean {
    return ts.isIdentifier(node) && DOM_GLOBAL.test(node.text) && ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node
      ? (checker.getSymbolAtLocation(node)?.declarations ?? []).some((declaration) => declaringPackageOf(declaration, program) === DEFAULT_LIBRARY)
      : (ts.forEachChild(node, isDomGlobal) ?? false);
  }
  return DOM_GLOBAL.test(file.text) && isDomGlobal(file);
});
