import { type Exportable, isExported } from './exported.ts';
import { nearestPackageOf } from './nearest-package.ts';

/** Whether `declaration` is exported from a file of a package that others import: code outside the program may use it. */
export function isLibraryExport(declaration: Exportable): boolean {
  return (nearestPackageOf(declaration.getSourceFile())?.isLibrary ?? false) && isExported(declaration);
}
