import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a command until its standard input closes. The system closes that pipe on every way out of this process, a kill included,
 * so that no server is left behind.
 */
const UNTIL_STDIN_CLOSES = 'exec 3<&0; "$@" <&- 3<&- & child=$!; (cat <&3; kill $child) >/dev/null 2>&1 & wait $child';

export interface Supervised {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly running: () => boolean;
  readonly stop: () => Promise<void>;
}

export function startSupervised(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Supervised {
  const child = spawnTied([command, ...args], { ...process.env, ...env });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  let running = true;
  child.once('exit', () => {
    running = false;
    child.stdin.destroy();
  });
  child.once('error', () => {
    running = false;
  });
  return {
    stdout,
    stderr,
    running: () => running,
    stop: async () => {
      if (running) {
        child.stdin.destroy();
        if (process.platform === 'win32') {
          child.kill();
        }
        await once(child, 'exit');
      }
    },
  };
}

function spawnTied(command: readonly string[], env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  const [file = '', ...args] = process.platform === 'win32' ? command : ['sh', '-c', UNTIL_STDIN_CLOSES, 'sh', ...command];
  return spawn(file, args, { env, stdio: 'pipe' });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}
