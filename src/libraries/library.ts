/** A call that writes a log line. */
export interface LogRole {
  readonly kind: 'log';
  readonly level: 'debug' | 'error' | 'fatal' | 'info' | 'log' | 'trace' | 'warn';
  /** Index of the argument that carries structured fields; null where every argument is printed as it is. */
  readonly fields: number | null;
  /** Field under which the library writes an Error in full, null where it has none. */
  readonly errorKey: string | null;
}

/** A call that sends a statement to a database, or builds one that is sent later. */
export interface QueryRole {
  readonly kind: 'query';
  readonly operation: 'read' | 'write';
}

export type Role = LogRole | QueryRole;

/** By the name of the method. */
export type Methods = Readonly<Record<string, Role>>;

/** What one library's calls do. Data only: how a call is matched against it lives in `calls/`. */
export interface Library {
  /** As a message writes it. */
  readonly name: string;
  /** Packages that declare the methods, by their published name (`@types/x` counts as `x`, lib.*.d.ts as `lib.d.ts`). */
  readonly packages: readonly string[];
  /** By the interface, class, type alias or constant that declares the method; `*` for whichever of the packages does. */
  readonly owners: Readonly<Record<string, Methods>>;
  /** Functions that the packages export by themselves. */
  readonly functions?: Methods;
  /** Methods known by what they return, where the client is generated into the project and so declared nowhere else. */
  readonly branded?: {
    /** Name of the returned type or of one it extends, declared in one of `packages`. */
    readonly result: string;
    readonly methods: Methods;
  };
}
