import type ts from 'typescript';

/**
 * Memoizes `compute` for as long as the text of the file stays the same: an edit makes a new program, but it keeps the
 * `SourceFile` of every file it did not touch. `compute` may ask syntax and the disk, never a type.
 */
export function perSourceFile<Value>(compute: (file: ts.SourceFile) => Value): (file: ts.SourceFile) => Value {
  const cache = new WeakMap<ts.SourceFile, { readonly value: Value }>();

  return (file) => {
    let entry = cache.get(file);
    if (entry === undefined) {
      cache.set(file, (entry = { value: compute(file) }));
    }
    return entry.value;
  };
}
