import path from 'node:path';
import ts from 'typescript';

const fixtures = path.join(import.meta.dirname, 'fixtures');

const common = `
interface Order { id: number; total: number; status: 'paid' | 'failed'; user: User }
interface User { id: number; name: string | null; orders?: Order[] }
const anything: any, cause: Error, err: Error | null, error: unknown, id: number, ids: number[], key: string;
const order: Order, orders: Map<number, Order[]>, query: Promise<Order[]>, result: PromiseSettledResult<User>;
const text: string, user: User, users: User[];`;

const web = `
const app: import('express').Express, req: import('express').Request, res: import('express').Response;
const next: import('express').NextFunction;`;

/** What the names of the grammar are, in each fixture that has the packages for it. */
const globals = {
  plain: '',
  logging: `${web} const logger: import('pino').Logger; const log: Pick<typeof logger, 'error' | 'info'>;`,
  redis: "const redis: import('ioredis').Redis; const client: ReturnType<typeof import('redis').createClient>;",
  http: `${web} const z: typeof import('zod').z; const schema: import('zod').ZodObject;`,
  'prisma-7': `
const prisma: import('./client/client.ts').PrismaClient; const client: Pick<typeof prisma, 'order' | '$transaction'>;
const tx: import('./client/client.ts').Prisma.TransactionClient;`,
};

export type FuzzProject = keyof typeof globals;

export const fuzzProjects = Object.keys(globals) as FuzzProject[];

/** A program of the fixture's packages in which `texts` stand, by file name. */
export type MakeProgram = (texts: ReadonlyMap<string, string>) => ts.Program;

/** Opens a fixture for many programs in a row, which share all files but those with texts of their own. */
export function openProject(project: FuzzProject): { directory: string; makeProgram: MakeProgram } {
  const directory = path.join(fixtures, project);
  const ambient = path.join(directory, 'ambient.d.ts');
  const { options } = readConfig(path.join(directory, 'tsconfig.json'));
  const jsx = { ...options, jsx: ts.JsxEmit.Preserve };
  const ambientText = `export {}; declare global {${common}${globals[project]}\n}`;
  let program: ts.Program | undefined;

  return {
    directory,
    makeProgram(texts) {
      const host = hostOf(jsx, new Map([...texts, [ambient, ambientText]]), program);
      program = ts.createProgram({
        host,
        options: jsx,
        rootNames: [ambient, ...texts.keys()],
        ...(program && { oldProgram: program }),
      });
      return program;
    },
  };
}

/** Reads a tsconfig.json: the files it includes and the options it sets. */
export function readConfig(file: string): ts.ParsedCommandLine {
  const config = ts.getParsedCommandLineOfConfigFile(
    file,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic({ messageText }) {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
      },
    },
  );
  if (config === undefined) {
    throw new Error(`There is no ${file}`);
  }
  return config;
}

function hostOf(options: ts.CompilerOptions, texts: ReadonlyMap<string, string>, last: ts.Program | undefined): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  return {
    ...host,
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    getSourceFile(name, target, ...rest) {
      const text = texts.get(name);
      const known = last?.getSourceFile(name);
      if (text === undefined) {
        return known ?? host.getSourceFile(name, target, ...rest);
      }
      return known?.text === text ? known : ts.createSourceFile(name, text, target, true);
    },
    readFile: (name) => texts.get(name) ?? host.readFile(name),
  };
}
