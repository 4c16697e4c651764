import type { RefreshRow } from '../libraries/library.ts';
import { fieldsOf, invalid, placeOf, textOf } from './fields.ts';

const NO_ROWS: readonly RefreshRow[] = [];

const REFRESH_ROW = "{ file: 'src/tokens.ts', functions: ['renew'] }";

/** The rows of `settings.postmortem.refresh`. */
export function refreshRowsOf(rows: unknown): readonly RefreshRow[] {
  if (rows === undefined) {
    return NO_ROWS;
  }
  const where = 'settings.postmortem.refresh';
  if (!Array.isArray(rows)) {
    throw invalid(where, rows, `a list of rows such as ${REFRESH_ROW}`);
  }
  return rows.map((row: unknown, index) => refreshRowOf(row, `${where}[${index}]`));
}

function refreshRowOf(row: unknown, where: string): RefreshRow {
  const fields = fieldsOf(row, where, ['package', 'file', 'functions'], `a row such as ${REFRESH_ROW}`);
  const { file, packageName } = placeOf(fields, where);
  const { functions } = fields;
  if (!Array.isArray(functions) || functions.length === 0) {
    throw invalid(`${where}.functions`, functions, "a list of names such as ['renew', 'Client.renew']");
  }
  return { file, functions: functions.map((name, index) => textOf(name, `${where}.functions[${index}]`) ?? ''), package: packageName };
}
