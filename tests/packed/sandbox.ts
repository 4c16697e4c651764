import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** What a command printed, and what it ended with. */
export interface Ended {
  readonly exitCode: number;
  readonly stderr: string;
  readonly stdout: string;
}

const execute = promisify(execFile);

/** A temporary folder, gone when the process ends; what runs in it ends with the process too. */
export class Sandbox {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'postmortem-packed-'));
  readonly #stop = new AbortController();

  constructor() {
    process.on('exit', () => {
      rmSync(this.folder, { force: true, maxRetries: 5, recursive: true });
    });
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        this.#stop.abort();
        process.exit(1);
      });
    }
  }

  /** Runs a command that must end well. */
  async run(file: string, args: readonly string[], cwd: string): Promise<Ended> {
    return { exitCode: 0, ...(await execute(file, args, { cwd, maxBuffer: 64 * 1024 * 1024, signal: this.#stop.signal })) };
  }

  /** Runs a command that may end in any way. */
  async attempt(file: string, args: readonly string[], cwd: string): Promise<Ended> {
    return this.run(file, args, cwd).catch((error: unknown) => {
      const { code, stderr, stdout } = error as { code: number; stderr: string; stdout: string };
      return { exitCode: code, stderr, stdout };
    });
  }

  /** Installs what the package.json in `cwd` asks for, and `packages`; what npm has at hand already, it does not fetch. */
  async install(cwd: string, ...packages: readonly string[]): Promise<void> {
    await this.run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', '--save-exact', ...packages], cwd);
  }

  /** The plugin as it would be published. */
  async pack(): Promise<string> {
    const root = path.join(import.meta.dirname, '../..');
    const { stdout } = await this.run('npm', ['pack', '--json', '--pack-destination', this.folder], root);
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return path.join(this.folder, filename);
  }
}
