import { textOf, valueOfProperty } from '../typing/property-value.ts';
import { classifySchemaBuilder, type SchemaBuilder, stepOfMethod } from '../calls/classify-schema-call.ts';
import type { SchemaLibrary, SchemaStep } from '../libraries/library.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { type Entered, type Followed, followed } from './followed-value.ts';
import { isSchemaChain } from './schema-chain.ts';
import { coerces, memberAt, namesIn, OPEN, REFUSED, selected, UNREAD, withFields } from './schema-derivation.ts';
import { schemaOfValues } from './schema-values.ts';

export type LeafKind = Extract<SchemaStep, 'bigint' | 'boolean' | 'date' | 'enum' | 'literal' | 'number'>;

/** A builder whose schema refuses every string. */
export interface SchemaLeaf {
  readonly is: 'leaf';
  readonly kind: LeafKind;
  readonly call: ts.CallExpression;
  readonly builder: SchemaBuilder;
}

/** What a schema expression describes, as far as it is written in the program. */
export type Schema =
  | SchemaLeaf
  | { readonly is: 'every'; readonly parts: readonly Schema[] }
  | { readonly is: 'fallback'; readonly inner: Schema }
  | { readonly is: 'list'; readonly element: Schema }
  | { readonly is: 'object'; readonly fields: ReadonlyMap<string, Schema>; readonly library: SchemaLibrary }
  | { readonly is: 'open'; readonly unread?: true }
  | { readonly is: 'refused' }
  | { readonly is: 'union'; readonly options: readonly Schema[]; readonly discriminator: string | undefined };

/** Schemas that share their parts many times over are read up to here. */
const MAX_READ = 4000;

export interface FoundSchema {
  readonly schema: Schema;
  /** How the functions were entered that the schema was handed through, so that what they parse can be told for the same call. */
  readonly entered: Entered;
}

/**
 * What a schema expression describes: through constants, imports, class fields, helpers of the program, parameters (one answer
 * for each call of the function) and everything a schema is derived by. Syntax alone answers once the innermost builder is known
 * to be the library's, as all its methods are then, too. Misses schemas built at run time, and those that a package declares.
 */
export function schemasOf(value: Followed, program: ts.Program): readonly FoundSchema[] {
  return schemasReadBy((call, entered) => (entered.size === 0 ? schemaBuiltBy(call, program) : new SchemaReader(program).readCall(call, entered)), value, program);
}

/** Many routes parse with one schema, which is read once. */
const schemaBuiltBy = perProgram((call: ts.CallExpression, program): Schema => new SchemaReader(program).readCall(call, new Map()));

function schemasReadBy(readCall: (call: ts.CallExpression, entered: Entered) => Schema, value: Followed, program: ts.Program): readonly FoundSchema[] {
  return followed(value, program).map(({ entered, expression, path }) => ({
    entered,
    schema: memberAt(ts.isCallExpression(expression) ? readCall(expression, entered) : OPEN, path),
  }));
}

class SchemaReader {
  private readonly open = new Set<ts.Node>();
  private seen = 0;
  private readonly program: ts.Program;

  constructor(program: ts.Program) {
    this.program = program;
  }

  private read(value: Followed): readonly FoundSchema[] {
    return schemasReadBy((call, entered) => this.readCall(call, entered), value, this.program);
  }

  /** Several answers, where a parameter has several callers, each hold for one of them. */
  private readOne(expression: ts.Expression | undefined, entered: Entered): Schema {
    const found = expression === undefined ? [] : this.read({ entered, expression, path: [] });
    return found.length === 1 && found[0] !== undefined
      ? found[0].schema
      : found.length === 0
        ? OPEN
        : { is: 'every', parts: found.map(({ schema }) => schema) };
  }

  readCall(call: ts.CallExpression, entered: Entered): Schema {
    // A schema may hold itself; what it holds was seen the first time.
    if (this.open.has(call)) {
      return OPEN;
    }
    if (this.seen++ > MAX_READ) {
      return UNREAD;
    }
    this.open.add(call);
    const schema = this.readStep(call, entered);
    this.open.delete(call);
    return schema;
  }

  private readStep(call: ts.CallExpression, entered: Entered): Schema {
    const { expression: callee } = call;
    const method = ts.isPropertyAccessExpression(callee) ? callee : undefined;
    const step = method && stepOfMethod(method.name.text);
    // A builder may have the name of a method, and asking for it costs the type of the schema that the method is called on.
    const builder =
      method !== undefined && step !== undefined && isSchemaChain(method.expression, this.program)
        ? undefined
        : classifySchemaBuilder(call, this.program);
    if (builder !== undefined) {
      return this.build(builder.step, call.arguments, entered, call, builder);
    }
    return method === undefined || step === undefined
      ? OPEN
      : this.build(step, [method.expression, ...call.arguments], entered, call, undefined);
  }

  private build(
    step: SchemaStep,
    operands: readonly ts.Expression[],
    entered: Entered,
    call: ts.CallExpression,
    builder: SchemaBuilder | undefined,
  ): Schema {
    const [first, second] = operands;
    switch (step) {
      case 'absent':
        return REFUSED;
      case 'bigint':
      case 'boolean':
      case 'date':
      case 'number':
        return builder === undefined || coerces(first) ? OPEN : { builder, call, is: 'leaf', kind: step };
      case 'enum':
      case 'literal':
        return builder === undefined || first === undefined ? OPEN : schemaOfValues({ builder, call, is: 'leaf', kind: step }, first, this.program);
      case 'array':
        return { element: this.readOne(first, entered), is: 'list' };
      case 'record':
        return { element: this.readOne(second ?? first, entered), is: 'list' };
      case 'tuple':
        return { element: { is: 'every', parts: this.readAll(first, entered) }, is: 'list' };
      case 'inner': {
        const schema = this.readOne(first, entered);
        return schema.is === 'list' ? schema.element : schema;
      }
      case 'object':
        return builder === undefined ? OPEN : { fields: this.readShape(first, entered), is: 'object', library: builder.library };
      case 'extend':
        return withFields(this.readOne(first, entered), this.readShape(second, entered));
      case 'merge': {
        const merged = this.readOne(second, entered);
        return withFields(this.readOne(first, entered), merged.is === 'object' ? merged.fields : new Map());
      }
      case 'pick':
      case 'omit':
        return selected(this.readOne(first, entered), namesIn(second), step === 'pick');
      case 'union':
        return { discriminator: undefined, is: 'union', options: this.readAll(first, entered) };
      case 'discriminated':
        return {
          discriminator: first && ts.isStringLiteralLike(first) ? first.text : '',
          is: 'union',
          options: this.readAll(second, entered),
        };
      case 'either':
        return { discriminator: undefined, is: 'union', options: [this.readOne(first, entered), this.readOne(second, entered)] };
      case 'both':
        return { is: 'every', parts: [this.readOne(first, entered), this.readOne(second, entered)] };
      case 'lazy':
        return first && (ts.isArrowFunction(first) || ts.isFunctionExpression(first)) && !ts.isBlock(first.body)
          ? this.readOne(first.body, entered)
          : OPEN;
      case 'fallback':
        return { inner: this.readOne(first, entered), is: 'fallback' };
      case 'default':
      case 'metadata':
      case 'optional':
      case 'prefault':
      case 'same':
        return this.readOne(first, entered);
    }
  }

  private readAll(list: ts.Expression | undefined, entered: Entered): readonly Schema[] {
    const [found] = list === undefined ? [] : followed({ entered, expression: list, path: [] }, this.program);
    return found !== undefined && ts.isArrayLiteralExpression(found.expression)
      ? found.expression.elements.map((element) => this.readOne(ts.isSpreadElement(element) ? undefined : element, found.entered))
      : [OPEN];
  }

  private readShape(shape: ts.Expression | undefined, entered: Entered): ReadonlyMap<string, Schema> {
    const fields = new Map<string, Schema>();
    for (const found of shape === undefined ? [] : followed({ entered, expression: shape, path: [] }, this.program)) {
      const { expression, path } = found;
      if (ts.isObjectLiteralExpression(expression)) {
        for (const property of expression.properties) {
          this.addProperty(property, found.entered, fields);
        }
      } else if (path.at(-1) === 'shape' && ts.isCallExpression(expression)) {
        const schema = memberAt(this.readCall(expression, found.entered), path.slice(0, -1));
        for (const [name, field] of schema.is === 'object' ? schema.fields : []) {
          fields.set(name, field);
        }
      }
    }
    return fields;
  }

  private addProperty(property: ts.ObjectLiteralElementLike, entered: Entered, fields: Map<string, Schema>): void {
    if (ts.isSpreadAssignment(property)) {
      for (const [name, field] of this.readShape(property.expression, entered)) {
        fields.set(name, field);
      }
      return;
    }
    const name = textOf(property.name);
    const value = valueOfProperty(property);
    if (name !== undefined && value !== undefined) {
      fields.set(name, this.readOne(value, entered));
    }
  }
}
