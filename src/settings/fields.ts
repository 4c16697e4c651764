/** A text that is not empty, where there is one. */
export function textOf(value: unknown, where: string): string | undefined {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw invalid(where, value, 'a text that is not empty');
  }
  return value;
}

/** Where a row's functions are declared: in a package, or in a file of the project. */
export function placeOf(
  row: Partial<Record<string, unknown>>,
  where: string,
): { readonly file: string | undefined; readonly packageName: string | undefined } {
  const [packageName, file] = [textOf(row['package'], `${where}.package`), textOf(row['file'], `${where}.file`)];
  if ((packageName === undefined) === (file === undefined)) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} takes one of the keys 'package' and 'file', and not both.`);
  }
  return { file, packageName };
}

/** The fields of an object that has no other keys than `keys`. */
export function fieldsOf(value: unknown, where: string, keys: readonly string[], example: string): Partial<Record<string, unknown>> {
  const given = recordOf(value, where, example);
  const unknown = Object.keys(given).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    throw new TypeError(`eslint-plugin-postmortem: ${where} has no key '${unknown}'; it has ${listed(keys, 'and')}.`);
  }
  return given;
}

/** An object with keys of the project's own. */
export function recordOf(value: unknown, where: string, example: string): Partial<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(where, value, example);
  }
  return value;
}

/** One of `choices`, where there is one. */
export function choiceOf<Choice extends string>(value: unknown, where: string, choices: readonly Choice[]): Choice | undefined {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined && value !== undefined) {
    throw invalid(where, value, listed(choices, 'or'));
  }
  return choice;
}

/** The error for a value that is not what is `expected`. */
export function invalid(where: string, value: unknown, expected: string): TypeError {
  return new TypeError(`eslint-plugin-postmortem: ${where} is ${JSON.stringify(value)}, but it takes ${expected}.`);
}

function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const quoted = words.map((word) => `'${word}'`);
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} ${conjunction} ${quoted.at(-1) ?? ''}` : quoted.join('');
}
