import type ts from 'typescript';

/**
 * Memoizes `compute` for as long as the program that answered it lives.
 * A type or symbol means nothing outside its own program, and editors make a new program per keystroke.
 */
export function perProgram<Key extends object, Value>(
  compute: (key: Key, program: ts.Program) => Value,
): (key: Key, program: ts.Program) => Value {
  const caches = new WeakMap<ts.Program, WeakMap<Key, { readonly value: Value }>>();

  return (key, program) => {
    let cache = caches.get(program);
    if (cache === undefined) {
      caches.set(program, (cache = new WeakMap()));
    }
    let entry = cache.get(key);
    if (entry === undefined) {
      cache.set(key, (entry = { value: compute(key, program) }));
    }
    return entry.value;
  };
}
