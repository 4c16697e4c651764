import type { Linter } from 'eslint';
import * as fc from 'fast-check';

import { strictSeverities } from '../src/configs/severities.ts';
import { rules } from '../src/rules/index.ts';

/** The part of JSON Schema that describes the options of the rules. */
interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly type?: string;
}

/** Every rule on: with the options of `strict`, or with any that its schema lets through. */
export const fuzzOptions: fc.Arbitrary<Linter.RulesRecord> = fc.oneof(
  fc.constant(strictSeverities()),
  fc.record(
    Object.fromEntries(
      Object.entries(rules).map(([name, { meta }]) => [`postmortem/${name}`, optionsBy(meta.schema as readonly Schema[])]),
    ),
  ),
);

/** Any `settings.postmortem` that is well-formed, or none. */
export const fuzzSettings = fc.record(
  {
    postmortem: fc.record(
      {
        fix: fc.constantFrom('likely', 'proved'),
        refresh: fc.constantFrom([], [{ file: 'a.ts', functions: ['renew'] }]),
        http: fc.record({ body: fc.constantFrom('json', 'strings') }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

function optionsBy(schema: readonly Schema[]): fc.Arbitrary<Linter.RuleEntry> {
  return fc.tuple(...schema.map(valueBy)).map((options) => ['error', ...options]);
}

function valueBy(schema: Schema): fc.Arbitrary<unknown> {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    return fc.oneof(...alternatives.map(valueBy));
  }
  if (schema.enum !== undefined) {
    return fc.constantFrom(...schema.enum);
  }
  switch (schema.type) {
    case 'array':
      return fc.uniqueArray(valueBy(schema.items ?? {}), { maxLength: 3 });
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.nat(1_000);
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const values = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, valueBy(value)]));
      return fc.record(values, { requiredKeys: [...required] });
    }
    case 'string':
      return fc.constantFrom('', '*', 'error', 'ünï', '__proto__');
    default:
      throw new Error(`The fuzz has no values for the schema ${JSON.stringify(schema)}`);
  }
}
