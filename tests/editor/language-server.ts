import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** Answers a request that the server sends to the editor. */
type Answer = (params: unknown) => unknown;

interface Message {
  readonly error?: { readonly message: string };
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

interface Pending {
  readonly reject: (reason: Error) => void;
  readonly resolve: (result: unknown) => void;
}

const HEADER_END = '\r\n\r\n';
const LONGEST_GOODBYE_MS = 5_000;

/** A language server on the other end of a pipe; once its process is gone, every request fails with what it last said. */
export class LanguageServer {
  readonly #answers: Readonly<Record<string, Answer>>;
  readonly #ended: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  readonly #server: ChildProcessWithoutNullStreams;
  #death: Error | undefined;
  #lastId = 0;
  #received = Buffer.alloc(0);
  #said = '';

  constructor(script: string, cwd: string, answers: Readonly<Record<string, Answer>>) {
    this.#answers = answers;
    this.#server = spawn(process.execPath, [script, '--stdio'], { cwd });
    this.#server.stdout.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    this.#server.stderr.on('data', (chunk: Buffer) => {
      this.#said = (this.#said + chunk.toString()).slice(-4_000);
    });
    // Writing to a server that has died is reported by its exit.
    this.#server.stdin.on('error', () => undefined);
    this.#ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#die(how);
        resolve();
      };
      this.#server.once('error', (error) => {
        end(error.message);
      });
      this.#server.once('exit', (code, signal) => {
        end(`exit code ${code ?? 'none'}, signal ${signal ?? 'none'}`);
      });
    });
  }

  get pid(): number | undefined {
    return this.#server.pid;
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  async request(method: string, params: unknown): Promise<unknown> {
    if (this.#death !== undefined) {
      throw this.#death;
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { reject, resolve });
      this.#send({ id, method, params });
    });
  }

  /** Asks the server to leave, and ends it when it does not. */
  async stop(): Promise<void> {
    const impatience = setTimeout(() => this.#server.kill('SIGKILL'), LONGEST_GOODBYE_MS);
    await this.request('shutdown', null).catch(() => undefined);
    this.notify('exit', null);
    await this.#ended;
    clearTimeout(impatience);
  }

  #die(how: string): void {
    this.#death = new Error(`The language server has ended (${how}). ${this.#said}`);
    for (const { reject } of this.#pending.values()) {
      reject(this.#death);
    }
    this.#pending.clear();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const headerEnd = this.#received.indexOf(HEADER_END);
      const length = /Content-Length: (\d+)/u.exec(this.#received.subarray(0, Math.max(headerEnd, 0)).toString('ascii'))?.[1];
      const start = headerEnd + HEADER_END.length;
      const end = start + Number(length);
      if (length === undefined || this.#received.length < end) {
        return;
      }
      const message = JSON.parse(this.#received.subarray(start, end).toString()) as Message;
      this.#received = this.#received.subarray(end);
      this.#take(message);
    }
  }

  #take({ error, id, method, params, result }: Message): void {
    if (method !== undefined) {
      const answer = this.#answers[method]?.(params) ?? null;
      if (id !== undefined) {
        this.#send({ id, result: answer });
      }
    } else if (id !== undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error === undefined) {
        pending?.resolve(result);
      } else {
        pending?.reject(new Error(error.message));
      }
    }
  }

  #send(message: Message): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}${HEADER_END}${content}`);
  }
}
