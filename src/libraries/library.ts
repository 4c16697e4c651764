/** A call that writes a log line. */
export interface LogRole {
  readonly kind: 'log';
  readonly level: 'debug' | 'error' | 'fatal' | 'info' | 'log' | 'trace' | 'warn';
  /** Index of the text; where fields come before it, a first argument that is text is it as well. */
  readonly message: number;
  /** Index of the argument that carries structured fields; null where every argument is printed as it is. */
  readonly fields: number | null;
  /** Field under which the library, left as it comes, writes an Error in full; null where it has none. */
  readonly errorKey: string | null;
  /** Field that is the text, where it has no other place beside fields. */
  readonly messageKey?: string;
  /** Name of the library whose loggers write the line, where that is another. */
  readonly writtenBy?: string;
  readonly losses: ErrorLosses;
  /** Whether placeholders are filled without the logger having been told to. */
  readonly fillsPlaceholders: boolean;
}

/** What is left of an Error: its own enumerable fields, mostly none, so that `{}` is printed; nothing; or its name and message. */
export type ErrorLoss = 'dropped' | 'emptied' | 'text only';

/** What becomes of an Error in a log call, by where it stands; it is printed in full where nothing is said. */
export interface ErrorLosses {
  /** In the place of the text. */
  readonly message?: ErrorLoss;
  /** Under a key of the fields that is not made for Errors, or deeper in them. */
  readonly field?: ErrorLoss;
  /** After the text, where that is not the place of the fields. */
  readonly after?: ErrorLoss;
  /** By the placeholder of the text that it fills. */
  readonly placeholders: Readonly<Record<string, ErrorLoss>>;
}

/** A call that makes a logger, and by its options decides what is lost of an Error. */
export interface LoggerRole {
  readonly kind: 'logger';
  /** Name of the library whose log calls the logger has. */
  readonly writes: string;
  /** Index of the argument that holds the options. */
  readonly options: number;
  /** Option that holds those of the logger among others, null where there are no others. */
  readonly option: string | null;
  /** Whether the logger keeps what the one it is called on was made with. */
  readonly inherits: boolean;
  /** Keys under which it writes an Error in full whatever its options say. */
  readonly errorKeys: readonly string[];
}

/** A call that puts a logger behind the facade that the calls of its library go through. */
export interface LogFacadeRole {
  readonly kind: 'log-facade';
  /** Index of the argument that is the logger. */
  readonly logger: number;
}

/** A call that reports an Error to a service that watches for them. */
export interface ReportRole {
  readonly kind: 'report';
  /** Index of the argument that is the Error. */
  readonly error: number;
}

/** A call that spends a refresh token: a server that rotates takes each token once. */
export interface TokenRefreshRole {
  readonly kind: 'token-refresh';
}

/** A call that runs its callback again when it fails. */
export interface RetryRole {
  readonly kind: 'retry';
}

/** A call that lets one holder through at a time, or runs its callback for one caller at a time. */
export interface LockRole {
  readonly kind: 'lock';
}

/** A call that sends a statement to a database, or builds one that is sent later. */
export interface QueryRole {
  readonly kind: 'query';
  readonly operation: 'read' | 'write';
  /** Whether the call itself sends, or only the `await` (or `then`) of what it returns. */
  readonly sent: 'when awaited' | 'when called';
  /** Whether the library joins those that are sent in one tick into one statement. */
  readonly batched: boolean;
  /** Whether one call carries any number of rows, as an insert of many does. */
  readonly bulk: boolean;
  /** Index of the argument that holds the filter, null where it is not one of its own (raw SQL). */
  readonly where: number | null;
  /** Index of the argument that is SQL, or the receiver; its first word says what the call does, `operation` what can not be read. */
  readonly statement?: number | 'receiver';
  /** What a write does to the one row it is about: adds it, or changes the one its filter finds by a key. */
  readonly row?: 'added' | 'changed';
  /** What the call is made on says what is asked for, as a lazy collection does. */
  readonly asksForReceiver?: true;
}

/** A call on a cache: a store that may have lost, at any time, what was written to it. */
export interface CacheRole {
  readonly kind: 'cache';
  readonly operation: 'delete' | 'execute' | 'exists' | 'read' | 'write';
  /** Index of the argument that names the key, null where the call has none. */
  readonly key: number | null;
  /** Index of the argument that is written, null where nothing is. */
  readonly value: number | null;
  /**
   * What the call answers, at run time, for what is not there: null, undefined, an object without fields, a null in the key's slot
   * of a list or (`gaps`) an undefined there, or for `execute` the null of a transaction that a watched key aborted. Null where no
   * answer means that.
   */
  readonly miss: 'aborted' | 'empty' | 'gaps' | 'null' | 'slots' | 'undefined' | null;
  /** What it answers instead where it is handed a list of keys. */
  readonly missOfList?: CacheRole['miss'];
  /** Field of the answer that `miss` stands in, where the answer itself is always there. */
  readonly field?: string;
  /** It is kept in the memory of the process, and answers at once, without a promise. */
  readonly inProcess?: true;
  /** It is a command as Redis itself has it: keys and values are text, and `NX` sets only what is not there. */
  readonly redis?: true;
  /** Index of the argument that says how long what is written is kept. */
  readonly timeToLive?: number;
  /** Whatever is written is turned into JSON by the call. */
  readonly encodes?: true;
}

/** A call that opens a queue of commands, a pipeline or a transaction: what is called on it is sent when the queue is executed. */
export interface QueueRole {
  readonly kind: 'queue';
}

/** A call that runs a function it is handed. */
export interface CallbackRole {
  readonly kind: 'callback';
  /** Index of the argument that is the function. */
  readonly callback: number;
  /** `per batch` stands for a loader that hands its function many keys at a time. */
  readonly runs: 'for each, at once' | 'for each, in turn' | 'once' | 'per batch';
  /** Where it runs for each: index of the argument that is gone through, null for the receiver. */
  readonly collection: number | null;
  /** Where it runs for each: index of the function's parameter that is the element; those before it carry the result along. */
  readonly element: number;
  /** What becomes of what the function answers, where that is known: nobody asks for it, or the call answers a list of it. */
  readonly answers?: 'dropped' | 'listed';
}

/** A call that sends the queries it is handed, or those its function sends, in one transaction. */
export interface TransactionRole {
  readonly kind: 'transaction';
  /** Index of the argument that is the function, or the list of queries. */
  readonly work: number;
}

/** A call that has a test import something else in the place of a module. */
export interface ModuleMockRole {
  readonly kind: 'module-mock';
  /** Index of the argument that names the module, as text or as an `import()` of it. */
  readonly module: number;
  /** Index of the argument that makes what is imported instead. */
  readonly factory: number;
}

/** A call that moves money. */
export interface PaymentRole {
  readonly kind: 'payment';
  /** Index of the argument that holds the request's options, the key of idempotency among them. */
  readonly options: number;
}

/** A call that runs the function it is handed for each job of a queue, and once more when that fails. */
export interface JobRole {
  readonly kind: 'job';
  /** Index of the argument that is the function. */
  readonly callback: number;
}

/** A call that turns what it is handed into JSON, for another process to read. */
export interface PayloadRole {
  readonly kind: 'payload';
  /** Index of the argument that is turned into JSON. */
  readonly value: number;
}

/** A call that verifies a message whose sender delivers it again until it is answered. */
export interface DeliveryRole {
  readonly kind: 'delivery';
}

/** A call that asks a result whether it holds an error; `both` stands for one that is handed a function for each case, failure last. */
export interface ResultRole {
  readonly kind: 'result';
  readonly asks: 'both' | 'failed' | 'succeeded';
}

export type Role =
  | CacheRole
  | CallbackRole
  | DeliveryRole
  | JobRole
  | LockRole
  | LogFacadeRole
  | LoggerRole
  | LogRole
  | ModuleMockRole
  | PayloadRole
  | PaymentRole
  | QueryRole
  | QueueRole
  | ReportRole
  | RequestInputRole
  | ResultRole
  | RetryRole
  | TokenRefreshRole
  | TransactionRole;

/** By the name of the method. */
export type Methods = Readonly<Record<string, Role>>;

/**
 * How a library builds a statement by a chain of calls, each of which returns a builder that sends it when it is awaited. Data
 * only: how a chain is matched lives in `calls/classify-built.ts`.
 */
export interface BuilderLibrary {
  /** Methods of which one is in every chain, by what they make of it; `` ` `` for a tagged template. */
  readonly methods: Readonly<Record<string, QueryRole>>;
  /** Methods that have the rows locked that are read, for a write to come. */
  readonly locks: readonly string[];
  /** Methods whose first argument is the table. */
  readonly tables: readonly string[];
  /** Type of the client that is called by itself with the table. */
  readonly tableCall?: string;
  /** Names of the builders' types, where these do not declare a `then` of their own. */
  readonly results: readonly string[];
  /** Methods that send the statement by themselves. */
  readonly sends: readonly string[];
  /** Methods that make of it what is not sent: its text, a fragment for another statement, a prepared one. */
  readonly unsent: readonly string[];
}

/** A function of a library that a project keeps in variables and members of its own. */
export interface Callable {
  readonly role: CallbackRole | QueryRole;
  /** How its names begin; a call by another name is turned away before a type is asked, as is a callback that is no function. */
  readonly prefixes?: readonly string[];
}

/** What one library's calls do. Data only: how a call is matched against it lives in `calls/`. */
export interface Library {
  /** As a message writes it. */
  readonly name: string;
  /**
   * Packages that declare the methods, by their published name (`@types/x` counts as `x`, lib.*.d.ts as `lib.d.ts`);
   * one that ends in `*` stands for every name that begins so.
   */
  readonly packages: readonly string[];
  /** End of the path of the one file that declares them, for what the settings say of a file of the project. */
  readonly file?: string;
  /** By the interface, class, type alias or constant that declares the method; `*` for whichever of the packages does. */
  readonly owners: Readonly<Record<string, Methods>>;
  /** Functions and classes that the packages export by themselves. */
  readonly functions?: Methods;
  /** Commands that a pipeline or a transaction queues, those with a role among them; in small letters, however a method spells them. */
  readonly queued?: readonly string[];
  readonly builder?: BuilderLibrary;
  /** What is called under names of the project, by the type that declares its signature. */
  readonly callables?: Readonly<Record<string, Callable>>;
  /** Methods known by what they return, where the client is generated into the project and so declared nowhere else. */
  readonly branded?: {
    /** Name of the returned type or of one it extends, declared in one of `packages`. */
    readonly result: string;
    readonly methods: Methods;
    /** Methods that return nothing of the library's own, of an object whose `member` does. */
    readonly beside?: { readonly member: string; readonly methods: Methods };
    /** A member that a client has and the client of a transaction has not, for all that they share. */
    readonly withheld?: string;
    /** Code of the error that tells of a row with the same unique key. */
    readonly conflict?: string;
  };
}

/** Where in a request a value comes from; `environment` for the variables of the process. */
export type RequestPart = 'body' | 'cookies' | 'environment' | 'form' | 'headers' | 'params' | 'query';

/** A member that hands out a part of a request. */
export interface RequestInputRole {
  readonly kind: 'request-input';
  readonly part: RequestPart;
  /** How a body is written where the member says so itself; undefined where that depends on the parsers in front of it. */
  readonly encoding?: 'form' | 'json';
  /** Type it must be read off, where a mixin declares it for several. */
  readonly receiver?: string;
  /** Whoever sends it can make a list or an object of one value: `?page[]=5`, `?page[a]=5`. */
  readonly nests?: true;
}

/** A call or a property that has a framework validate a part of each request against a schema. */
export interface RequestContractRole {
  readonly kind: 'request-contract';
  /** Index of the argument that holds the schema. */
  readonly schema: number;
  /** The part, where the function is made for one. */
  readonly input?: RequestInputRole;
  /** Index of the argument that names the part, and the parts by the names the framework gives them. */
  readonly target?: number;
  readonly parts?: Readonly<Record<string, RequestInputRole>>;
  /** Index of the argument that is asked when the schema refuses, and of the options that may put another validation in place. */
  readonly onRefusal?: number;
  readonly options?: number;
  /** It makes a class, and the parts are those that parameters of the class are filled with; the pipe that validates them, or none does. */
  readonly validatedBy?: string;
  /** Others read what the schema accepts: a typed client, a document. */
  readonly described?: true;
}

/** Where in the options of a call a schema stands, and what it is held against. */
export interface SchemaPlace {
  readonly at: readonly string[];
  /** The part of the request; for a shape, whose properties are the schemas, what another option holds under their names. */
  readonly holds: RequestInputRole | 'shape';
  /** Options of which one holds the values of a shape. */
  readonly values?: readonly string[];
  /** The option that has empty values taken for absent ones. */
  readonly withoutEmpty?: string;
  /** The option that makes another schema of the shape. */
  readonly remadeBy?: string;
}

/** A call whose options hold schemas for several parts. */
export interface RequestContractsRole {
  readonly kind: 'request-contracts';
  /** Index of the argument that is the options, or holds them at any depth, where each is known by a property. */
  readonly options: number;
  readonly each?: string;
  readonly places: readonly SchemaPlace[];
  readonly described?: true;
}

/** A method that answers a request, or only sets the status of the answer. */
export interface AnswerRole {
  /** Index of the argument that is the status or holds it as `status`; null where the call leaves it as it is. */
  readonly status: number | null;
  readonly sends: boolean;
  /** Whether the first argument is sent as JSON; an Error by itself may be answered for in another way. */
  readonly json?: 'always' | 'but for an Error';
  /** The status where no argument says it. */
  readonly always?: number;
  /** An Error that is the answer once it is thrown, and that the framework does not log. */
  readonly thrown?: true;
}

/** Whether a pipe makes something else of the text that a parameter is: never, where it is handed something, or as an option of it says. */
export type PipeConversion = 'never' | 'when handed anything' | { readonly option: string };

/** Parameters of a handler that a framework fills in by a decorator, and what it puts through pipes before. */
export interface DecoratedParameters {
  /** By the name of the decorator; its first text names the value in the part that the parameter is. */
  readonly decorators: Readonly<Record<string, RequestInputRole>>;
  /** Classes of pipes of which it is known when they convert; one that is not listed may always. */
  readonly pipes: Readonly<Record<string, PipeConversion>>;
  /** The pipe that makes a whole number of a text, or refuses it. */
  readonly numberPipe: string;
  /** Parts that a pipe in front of all handlers leaves alone. */
  readonly unpiped: readonly RequestPart[];
  /** The decorator, the method and the key of a provider that put pipes in front of several parameters. */
  readonly pipedBy: { readonly decorator: string; readonly method: string; readonly token: string };
  /** What makes an app: a program without one does not show what stands in front of its handlers. */
  readonly app: string;
}

/** What a framework reads out of its requests, and answers. Data only: see `calls/classify-input.ts` and `calls/classify-response.ts`. */
export interface RequestLibrary {
  /** As a message writes it. */
  readonly name: string;
  readonly packages: readonly string[];
  /** Properties and methods by the interface or class that declares them. */
  readonly inputs: Readonly<Record<string, Readonly<Record<string, RequestInputRole>>>>;
  /** Functions that bind a schema to a part. */
  readonly contracts?: Readonly<Record<string, RequestContractRole | RequestContractsRole>>;
  /** Functions that hand out a part of the request they are called with. */
  readonly functions?: Readonly<Record<string, RequestInputRole>>;
  /** The option by which queries hold JSON, whose values keep their kinds. */
  readonly jsonQuery?: string;
  /** The property of a route's options, by the interface that declares it, whose properties hold the schema of a part each. */
  readonly routeSchema?: { readonly owner: string; readonly property: string; readonly parts: Readonly<Record<string, RequestInputRole>> };
  /** What makes a body parser, by the interface that declares it; under `` what the packages export by itself. */
  readonly bodyParsers?: Readonly<Record<string, Readonly<Record<string, 'form' | 'json'>>>>;
  /** Packages whose middleware converts what a request holds, where a program uses one. */
  readonly convertedBy?: readonly string[];
  /** What an app is told by to parse queries with a function of its own. */
  readonly queryParser?: { readonly is: 'option' | 'setting'; readonly name: string };
  readonly parameters?: DecoratedParameters;
  /** The framework whose requests these are. */
  readonly on?: RequestLibrary;
  /** The framework parses JSON bodies without being told. */
  readonly parsesJson?: true;
  /** Methods that answer, by the interface or class that declares them. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, AnswerRole>>>>;
  /** Classes whose instances are answers, by name. */
  readonly answerClasses?: Readonly<Record<string, AnswerRole>>;
  /** Properties whose assignment sets the status and so answers, by the interface that declares them. */
  readonly statusProperties?: Readonly<Record<string, readonly string[]>>;
  /** What an application is made with, and the exports and methods by which one logs or answers itself what is thrown. */
  readonly thrownErrors?: { readonly application: string; readonly hooks: readonly string[] };
  /** Methods that take a function that is called with each error first, and answers for it: its index, by their owner. */
  readonly errorHandlers?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Type that each request has. */
  readonly request?: string;
  /** Type of the function that hands an error on; one with four parameters and this as its last is called with each error first. */
  readonly passOn?: string;
}

/** What a function or a method of a schema library makes of its operands: the arguments, after the schema it is called on. */
export type SchemaStep =
  | 'array' | 'absent' | 'bigint' | 'boolean' | 'date' | 'default' | 'discriminated' | 'either' | 'enum' | 'extend' | 'fallback' | 'inner'
  | 'lazy' | 'literal' | 'merge' | 'metadata' | 'number' | 'object' | 'omit' | 'optional' | 'pick' | 'prefault' | 'record'
  | 'same' | 'tuple' | 'union' | 'both';

/** How a schema library spells its builders. Data only. */
export interface SchemaLibrary {
  /** Decides how a mend is written. */
  readonly dialect: 'classic' | 'mini' | 'zod 3';
  readonly packages: readonly string[];
  /** Path of the declaration file that holds the builders, without its ending: one package ships several dialects. */
  readonly module: string;
  readonly functions: Readonly<Record<string, SchemaStep>>;
  readonly methods: Readonly<Record<string, SchemaStep>>;
}

/** Functions and methods of one package, or of one file of the project, that spend a refresh token. */
export interface RefreshRow {
  /** Name of the package that declares them. */
  readonly package: string | undefined;
  /** End of the path of the file that declares them. */
  readonly file: string | undefined;
  /** `name`, or `Owner.name` for the method of a class or interface. */
  readonly functions: readonly string[];
}

/** Classes of one package, or of one file of the project, that the monitoring knows. */
export interface ErrorBaseRow {
  /** Name of the package that declares them. */
  readonly package: string | undefined;
  /** End of the path of the file that declares them. */
  readonly file: string | undefined;
  readonly classes: readonly string[];
}

/** How a function runs a callback it is handed after it has returned itself. */
export type Deferral = 'callback' | 'event' | 'timer';

/** Whose callbacks never run within the call they are handed to. Data only: how it is matched lives in `calls/deferral.ts`. */
export interface DeferralLibrary {
  readonly packages: readonly string[];
  /** By the interface or class that declares the method; `*` for whichever does. */
  readonly owners?: Readonly<Record<string, Readonly<Record<string, Deferral>>>>;
  readonly functions?: Readonly<Record<string, Deferral>>;
  /** Every callback whose first parameter is an Error runs later, whichever method it is handed to. */
  readonly errorFirst?: true;
}

/** Packages whose calls leave the process, for what the catalogue has no role for. Data only: see `calls/classify-io.ts`. */
export interface IoLibrary {
  /** As a message writes it. */
  readonly name: string;
  /** A name that ends in `*` stands for every name that begins so. */
  readonly packages: readonly string[];
  /** The modules that count, where a package declares others too. */
  readonly modules?: readonly string[];
  /** The functions that count, where not all do. */
  readonly functions?: readonly string[];
  /** Functions and methods that do not count. */
  readonly leftOut?: readonly string[];
  /** Words by which people name what it reaches, the usual one first, where that is not the name of the library. */
  readonly words?: readonly string[];
}

/** A package that plays a database or a cache in the memory of the test. Data only: how it is matched lives in `calls/fake-store.ts`. */
export interface FakeStore {
  readonly packages: readonly string[];
  /** What it plays, as a message writes it. */
  readonly plays: string;
}
