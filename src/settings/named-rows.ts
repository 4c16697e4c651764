import type { ErrorBaseRow, RefreshRow } from '../libraries/library.ts';
import { fieldsOf, invalid, placeOf, textOf } from './fields.ts';

/** A list of rows that name functions or classes of a package or a file: its key, and how a row and its names look. */
interface RowKind {
  readonly key: 'classes' | 'functions';
  readonly names: string;
  readonly row: string;
  readonly where: string;
}

const ERROR_BASES: RowKind = {
  key: 'classes', names: "['AppError']", row: "{ file: 'src/errors.ts', classes: ['AppError'] }", where: 'settings.postmortem.errorBases',
};

const REFRESH: RowKind = {
  key: 'functions', names: "['renew', 'Client.renew']", row: "{ file: 'src/tokens.ts', functions: ['renew'] }", where: 'settings.postmortem.refresh',
};

// The same empty list each time, as what is computed from the rows is kept by them.
const NO_REFRESH: readonly RefreshRow[] = [];
const NO_BASES: readonly ErrorBaseRow[] = [];

/** The rows of `settings.postmortem.errorBases`. */
export function errorBasesOf(rows: unknown): readonly ErrorBaseRow[] {
  return rows === undefined ? NO_BASES : rowsOf(rows, ERROR_BASES).map(({ names: classes, ...place }) => ({ ...place, classes }));
}

/** The rows of `settings.postmortem.refresh`. */
export function refreshRowsOf(rows: unknown): readonly RefreshRow[] {
  return rows === undefined ? NO_REFRESH : rowsOf(rows, REFRESH).map(({ names: functions, ...place }) => ({ ...place, functions }));
}

interface Row {
  readonly file: string | undefined;
  readonly names: readonly string[];
  readonly package: string | undefined;
}

function rowsOf(rows: unknown, kind: RowKind): readonly Row[] {
  if (!Array.isArray(rows)) {
    throw invalid(kind.where, rows, `a list of rows such as ${kind.row}`);
  }
  return rows.map((row: unknown, index) => rowOf(row, `${kind.where}[${index}]`, kind));
}

function rowOf(row: unknown, where: string, { key, names: example, row: wanted }: RowKind): Row {
  const fields = fieldsOf(row, where, ['package', 'file', key], `a row such as ${wanted}`);
  const { file, packageName } = placeOf(fields, where);
  const names = fields[key];
  if (!Array.isArray(names) || names.length === 0) {
    throw invalid(`${where}.${key}`, names, `a list of names such as ${example}`);
  }
  return { file, names: names.map((name, index) => textOf(name, `${where}.${key}[${index}]`) ?? ''), package: packageName };
}
