import path from 'node:path';
import ts from 'typescript';

const fixtures = path.join(import.meta.dirname, '../fixtures');

export interface Fixture {
  readonly directory: string;
  /** Compiler messages for `code` standing in the file at `name`. */
  errorsOf: (code: string, name?: string) => string[];
  /** The program in which `code` stands in the file at `name`. */
  programOf: (code: string, name?: string) => { program: ts.Program; source: ts.SourceFile };
}

const opened = new Map<string, Fixture>();

/** A fixture project, opened once per test file; its programs share what did not change between two calls. */
export function openFixture(project: string): Fixture {
  let fixture = opened.get(project);
  if (fixture === undefined) {
    opened.set(project, (fixture = open(path.join(fixtures, project))));
  }
  return fixture;
}

function open(directory: string): Fixture {
  const config = ts.getParsedCommandLineOfConfigFile(path.join(directory, 'tsconfig.json'), {}, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(`${directory}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    },
  });
  if (config === undefined) {
    throw new Error(`No tsconfig.json in ${directory}`);
  }
  const texts = new Map<string, { text: string; version: number }>();
  const roots = new Set(config.fileNames);
  const service = ts.createLanguageService({
    directoryExists: (name) => ts.sys.directoryExists(name),
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    getCompilationSettings: () => config.options,
    getCurrentDirectory: () => directory,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    getDirectories: (name) => ts.sys.getDirectories(name),
    getScriptFileNames: () => [...roots],
    getScriptSnapshot: (name) => {
      const text = texts.get(name)?.text ?? ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getScriptVersion: (name) => String(texts.get(name)?.version ?? 0),
    readDirectory: (...query) => ts.sys.readDirectory(...query),
    readFile: (name) => texts.get(name)?.text ?? ts.sys.readFile(name),
    realpath: (name) => ts.sys.realpath?.(name) ?? name,
  });

  function place(code: string, name: string): string {
    const file = path.join(directory, name);
    const known = texts.get(file);
    if (known?.text !== code) {
      texts.set(file, { text: code, version: (known?.version ?? 0) + 1 });
      roots.add(file);
    }
    return file;
  }

  return {
    directory,
    errorsOf(code, name = 'file.ts') {
      const file = place(code, name);
      return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(
        ({ code: number, messageText }) => `TS${number}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
      );
    },
    programOf(code, name = 'file.ts') {
      const file = place(code, name);
      const program = service.getProgram();
      const source = program?.getSourceFile(file);
      if (program === undefined || source === undefined) {
        throw new Error(`${file} is not part of its program`);
      }
      return { program, source };
    },
  };
}
