import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { LanguageServer } from './language-server.ts';

interface Position {
  readonly character: number;
  readonly line: number;
}

interface Range {
  readonly end: Position;
  readonly start: Position;
}

interface TextEdit {
  readonly newText: string;
  readonly range: Range;
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

export interface Diagnostic {
  readonly code?: string;
  readonly message: string;
  readonly range: Range;
}

export interface CodeAction {
  readonly command?: { readonly arguments?: readonly unknown[]; readonly command: string };
  readonly edit?: WorkspaceEdit;
  readonly kind?: string;
  readonly title: string;
}

const extractedServers = path.dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json'));
const eslintServer = path.join(extractedServers, 'bin/vscode-eslint-language-server');
const approved = 4;

/** The part of an editor that talks to VS Code's ESLint server, with one file open. */
export class Editor {
  readonly server: LanguageServer;
  readonly #settings: unknown;
  readonly #uri: string;
  #text = '';
  #version = 0;

  constructor(folder: string, fileName: string) {
    const workspaceFolder = { name: path.basename(folder), uri: pathToFileURL(folder).href };
    this.#settings = eslintSettings(workspaceFolder);
    this.#uri = pathToFileURL(path.join(folder, fileName)).href;
    this.server = new LanguageServer(eslintServer, folder, {
      'eslint/confirmESLintExecution': () => approved,
      'workspace/applyEdit': (params) => {
        this.#apply((params as { edit: WorkspaceEdit }).edit);
        return { applied: true };
      },
      'workspace/configuration': (params) => (params as { items: unknown[] }).items.map(() => this.#settings),
    });
  }

  get text(): string {
    return this.#text;
  }

  async open(text: string): Promise<void> {
    const { name, uri } = (this.#settings as ReturnType<typeof eslintSettings>).workspaceFolder;
    await this.server.request('initialize', {
      capabilities: {
        textDocument: {
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
        },
        workspace: { applyEdit: true, configuration: true, workspaceEdit: { documentChanges: true }, workspaceFolders: true },
      },
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ name, uri }],
    });
    this.server.notify('initialized', {});
    this.#text = text;
    this.server.notify('textDocument/didOpen', {
      textDocument: { languageId: 'typescript', text, uri: this.#uri, version: ++this.#version },
    });
  }

  edit(text: string): void {
    this.#text = text;
    this.server.notify('textDocument/didChange', {
      contentChanges: [{ text }],
      textDocument: { uri: this.#uri, version: ++this.#version },
    });
  }

  async diagnostics(): Promise<Diagnostic[]> {
    const report = await this.server.request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
    return (report as { items: Diagnostic[] }).items;
  }

  /** What the light bulb offers at `diagnostic`. */
  async quickFixes(diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#codeActions(diagnostic.range, { diagnostics: [diagnostic], only: ['quickfix'] });
  }

  /** A click on `action`; the server answers it by asking for the edit. */
  async choose({ command }: CodeAction): Promise<void> {
    await this.server.request('workspace/executeCommand', command);
  }

  /** What an editor whose `codeActionsOnSave` names ESLint asks for before it writes the file. */
  async fixOnSave(): Promise<void> {
    // The server has nothing to fix in a text whose problems no one has asked for.
    await this.diagnostics();
    const everything = { end: this.#positionOf(this.#text.length), start: { character: 0, line: 0 } };
    for (const { edit } of await this.#codeActions(everything, { diagnostics: [], only: ['source.fixAll.eslint'] })) {
      if (edit !== undefined) {
        this.#apply(edit);
      }
    }
  }

  /** The text that `range` covers. */
  textAt({ end, start }: Range): string {
    return this.#text.slice(this.#offsetOf(start), this.#offsetOf(end));
  }

  async #codeActions(range: Range, context: object): Promise<CodeAction[]> {
    const actions = await this.server.request('textDocument/codeAction', { context, range, textDocument: { uri: this.#uri } });
    return (actions ?? []) as CodeAction[];
  }

  #apply({ documentChanges = [] }: WorkspaceEdit): void {
    const lastFirst = documentChanges
      .flatMap(({ edits }) => edits)
      .map(({ newText, range: { end, start } }) => ({ end: this.#offsetOf(end), newText, start: this.#offsetOf(start) }))
      .sort((a, b) => b.start - a.start);
    this.edit(lastFirst.reduce((text, { end, newText, start }) => text.slice(0, start) + newText + text.slice(end), this.#text));
  }

  #offsetOf({ character, line }: Position): number {
    const before = this.#text.split('\n').slice(0, line);
    return before.reduce((offset, { length }) => offset + length + 1, character);
  }

  #positionOf(offset: number): Position {
    const lines = this.#text.slice(0, offset).split('\n');
    return { character: lines.at(-1)?.length ?? 0, line: lines.length - 1 };
  }
}

/** The server wants all of them, and fails on the first that is missing. */
function eslintSettings(workspaceFolder: { readonly name: string; readonly uri: string }) {
  return {
    codeAction: {
      disableRuleComment: { commentStyle: 'line', enable: true, location: 'separateLine' },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: 'all' },
    experimental: {},
    format: true,
    nodePath: null,
    onIgnoredFiles: 'off',
    options: {},
    problems: { shortenToSingleLine: false },
    quiet: false,
    rulesCustomizations: [],
    run: 'onType',
    useESLintClass: true,
    validate: 'on',
    workingDirectory: { mode: 'location' },
    workspaceFolder,
  };
}
