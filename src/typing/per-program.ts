import type ts from 'typescript';

/**
 * Memoizes `compute` for as long as the program that answered it lives.
 * A type or symbol means nothing outside its own program, and editors make a new program per keystroke.
 */
export function perProgram<Key extends object, Value>(
  compute: (key: Key, program: ts.Program) => Value,
): (key: Key, program: ts.Program) => Value {
  // A key is a part of its program and lives as long, or longer, as a row of a library does: only the program is held weakly, which the garbage collector pays for each time.
  const caches = new WeakMap<ts.Program, Map<Key, Value>>();

  return (key, program) => {
    let cache = caches.get(program);
    if (cache === undefined) {
      caches.set(program, (cache = new Map<Key, Value>()));
    }
    const known = cache.get(key);
    if (known !== undefined || cache.has(key)) {
      return known as Value;
    }
    const value = compute(key, program);
    cache.set(key, value);
    return value;
  };
}
