import path from 'node:path';

import { perSourceFile } from './per-source-file.ts';
import ts from './typescript.ts';

export interface NearestPackage {
  /** Absolute path of the folder that holds the package.json. */
  readonly directory: string;
  readonly name: string;
  /** Paths of its executables as the manifest writes them, relative to `directory`. */
  readonly bin: readonly string[];
  /** It says which of its modules others may import, or what of it is published; a service has at most a `main`. */
  readonly isLibrary: boolean;
}

/**
 * The package a file belongs to: the nearest package.json above it that has a name. Nested ones that only set `type` are
 * passed over, and an npm alias is seen through, as the manifest keeps the real name. Misses a file with no manifest above it.
 */
export const nearestPackageOf = perSourceFile((file): NearestPackage | undefined => {
  for (let directory = path.dirname(file.fileName); ; directory = path.dirname(directory)) {
    const found = readManifest(directory);
    if (found !== undefined || directory === path.dirname(directory)) {
      return found;
    }
  }
});

function readManifest(directory: string): NearestPackage | undefined {
  const config = parsedManifest(path.join(directory, 'package.json'));
  if (typeof config !== 'object' || config === null || !('name' in config) || typeof config.name !== 'string') {
    return undefined;
  }
  const isLibrary = LIBRARY_KEYS.some((key) => key in config);
  return { bin: 'bin' in config ? binPathsOf(config.bin) : [], directory, isLibrary, name: config.name };
}

/** What `file` holds; nothing where there is none, or npm itself could not read it. It is read again when it was written again. */
function parsedManifest(file: string): unknown {
  const written = ts.sys.getModifiedTime?.(file)?.getTime();
  if (written === undefined) {
    return undefined;
  }
  const known = manifests.get(file);
  if (known?.written === written) {
    return known.manifest;
  }
  const manifest = parsed(ts.sys.readFile(file));
  manifests.set(file, { manifest, written });
  return manifest;
}

/** All files below a folder ask for the same one. */
const manifests = new Map<string, { readonly manifest: unknown; readonly written: number }>();

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LIBRARY_KEYS = ['exports', 'files', 'module', 'publishConfig', 'types', 'typings'];

function binPathsOf(bin: unknown): string[] {
  const paths = typeof bin === 'object' && bin !== null ? Object.values(bin) : [bin];
  return paths.filter((candidate) => typeof candidate === 'string');
}
