import path from 'node:path';

import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { type EnvironmentFile, environmentFilesBelow, environmentFilesIn } from './environment-files.ts';
import { environmentSchemasOf } from './environment-schema.ts';

/** A place that says which environment variables there are to set. */
export interface EnvironmentManifest {
  readonly kind: 'dotenv' | 'schema' | 'turbo';
  /** Its path, relative to the folder of the repository. */
  readonly place: string;
  /** The package of the function that reads a schema. */
  readonly library?: string | undefined;
}

export interface DocumentedEnvironment {
  /** Where a variable that `file` reads is looked for: schemas first, then the nearest file. */
  readonly manifests: readonly EnvironmentManifest[];
  readonly names: (variable: string) => boolean;
}

/**
 * What the project of `file` writes down of its environment: in schemas anywhere in the program, and in files beside or above it.
 * A package without a manifest of its own runs inside others of the repository, so theirs count for it too.
 */
export function documentedEnvironmentOf(file: ts.SourceFile, program: ts.Program): DocumentedEnvironment {
  const directory = path.dirname(file.fileName);
  const known = documentedIn(program, program);
  let documented = known.get(directory);
  if (documented === undefined) {
    known.set(directory, (documented = document(directory, program)));
  }
  return documented;
}

const documentedIn = perProgram<ts.Program, Map<string, DocumentedEnvironment>>(() => new Map());

function document(directory: string, program: ts.Program): DocumentedEnvironment {
  const folders = foldersUpFrom(directory);
  const root = folders.at(-1) ?? directory;
  const above = folders.flatMap((folder) => environmentFilesIn(folder, program));
  const ownFolders = folders.slice(0, folders.findIndex((folder) => ts.sys.fileExists(path.join(folder, 'package.json'))) + 1);
  const hasOwn = above.some((file) => file.kind === 'dotenv' && ownFolders.includes(path.dirname(file.path)));
  const files = hasOwn ? above : [...above, ...environmentFilesBelow(root, program)];
  const schemas = environmentSchemasOf(program, program);

  return {
    manifests: [
      ...schemas.map(({ file, library }): EnvironmentManifest => ({ kind: 'schema', library, place: path.relative(root, file.fileName) })),
      ...files.flatMap((file) => manifestOf(file, root)),
    ],
    names: (variable) => schemas.some(({ variables }) => variables.has(variable)) || files.some(({ names }) => names(variable)),
  };
}

function manifestOf({ kind, path: file }: EnvironmentFile, root: string): EnvironmentManifest[] {
  return kind === 'setting' ? [] : [{ kind, place: path.relative(root, file) }];
}

const ROOT_MARKS = ['.git', 'pnpm-workspace.yaml', 'nx.json', 'lerna.json', 'rush.json'];

/** The folders from `directory` up to that of the repository, or of the outermost package.json where nothing marks it. */
function foldersUpFrom(directory: string): string[] {
  const folders: string[] = [];
  let outermost = 0;
  for (let folder = directory; ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (ROOT_MARKS.some((mark) => ts.sys.fileExists(path.join(folder, mark)) || ts.sys.directoryExists(path.join(folder, mark)))) {
      return folders;
    }
    outermost = ts.sys.fileExists(path.join(folder, 'package.json')) ? folders.length : outermost;
    if (folder === path.dirname(folder)) {
      return folders.slice(0, Math.max(outermost, 1));
    }
  }
}
