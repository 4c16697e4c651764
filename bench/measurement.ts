/** What one lint of one generated project cost. */
export interface Measurement {
  readonly cpuMs: number;
  readonly files: number;
  readonly maxRssMb: number;
  readonly reports: number;
}
