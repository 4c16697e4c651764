import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';

import { plugin } from './built.ts';
import type { Measurement } from './measurement.ts';
import { generateProject } from './project.ts';
import { type Estimate, estimate, median } from './statistics.ts';

const { values: options } = parseArgs({
  options: {
    files: { type: 'string' },
    growth: { default: false, type: 'boolean' },
    quick: { default: false, type: 'boolean' },
    rounds: { type: 'string' },
    together: { default: false, type: 'boolean' },
  },
});
const files = Number(options.files ?? (options.quick ? 80 : 400));
const rounds = Number(options.rounds ?? (options.quick || options.growth ? 3 : 7));
/** A project that a team has, and one of many teams. */
const grown = [500, 5_000] as const;
const sizes = options.growth ? grown : [Math.round(files / 4), files, files * 4];
// Each rule by itself takes most of the time.
const rules = options.together ? [] : Object.keys(plugin.configs.recommended.rules ?? {});

const TYPES = 'types only';
const FLOATING = 'no-floating-promises';
const OURS = 'recommended';
const TYPE_CHECKED = 'recommendedTypeChecked';
const beside = (name: string): string => `${TYPE_CHECKED} + ${name}`;

/** What a size was linted with in each round, in the order of the rounds. */
type Series = Map<string, Measurement[]>;

const execute = promisify(execFile);
const stop = new AbortController();
const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) {
    rmSync(folder, { force: true, maxRetries: 5, recursive: true });
  }
});
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop.abort();
    process.exit(1);
  });
}

const everything = [TYPES, FLOATING, OURS, TYPE_CHECKED, beside(OURS), ...rules.flatMap((rule) => [rule, beside(rule)])];
const measured = new Map<number, Series>();
for (const size of sizes) {
  measured.set(size, await measureProject(size, size === files && !options.growth ? everything : [TYPES, OURS]));
}
for (const [size, series] of measured) {
  printSeries(size, series);
}
process.exitCode = (options.growth ? printGrowth() : printBars()) ? 0 : 1;

async function measureProject(size: number, variants: readonly string[]): Promise<Series> {
  const folder = generateProject(size);
  folders.push(folder);
  const series: Series = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another variant, so that no variant always follows the same one.
    for (const variant of [...variants.slice(round % variants.length), ...variants.slice(0, round % variants.length)]) {
      process.stderr.write(`${size} files, round ${round + 1} of ${rounds}: ${variant}\n`);
      series.get(variant)?.push(await measure(folder, variant));
    }
  }
  return series;
}

async function measure(folder: string, variant: string): Promise<Measurement> {
  const child = path.join(import.meta.dirname, 'measure.ts');
  const node = [...(options.growth ? ['--max-old-space-size=12288'] : []), '--import', 'tsx'];
  const { stdout } = await execute(process.execPath, [...node, child, folder, variant], { signal: stop.signal });
  return JSON.parse(stdout) as Measurement;
}

function printSeries(size: number, series: Series): void {
  console.log(`\n${size} files, ${rounds} rounds: CPU time, its ratio to '${TYPES}', highest memory`);
  for (const [variant, measurements] of series) {
    const cpu = median(measurements.map(({ cpuMs }) => cpuMs));
    const memory = Math.max(...measurements.map(({ maxRssMb }) => maxRssMb));
    const reports = median(measurements.map((measurement) => measurement.reports));
    const ratio = shown(estimate(ratios(series, variant, TYPES)));
    const figures = [
      `${(cpu / 1_000).toFixed(2)} s`.padStart(9),
      ratio,
      `${memory.toFixed(0)} MB`.padStart(8),
      `${reports} reports`,
    ];
    console.log(`  ${variant.padEnd(68)} ${figures.join('  ')}`);
  }
}

/** Prints what the plugin may cost at most and what it costs; whether every bar holds. */
function printBars(): boolean {
  const series = measured.get(files) ?? new Map<string, Measurement[]>();
  const bars: [string, number, readonly number[]][] = [
    [`${OURS} : ${FLOATING}`, 1.1, ratios(series, OURS, FLOATING)],
    [`${beside(OURS)} : ${TYPE_CHECKED}`, 1.05, ratios(series, beside(OURS), TYPE_CHECKED)],
    ...rules.map((rule): [string, number, readonly number[]] => [
      `${beside(rule)} : ${TYPE_CHECKED}`,
      1.02,
      ratios(series, beside(rule), TYPE_CHECKED),
    ]),
    [`a file more from ${files} on : one before, beside '${TYPES}'`, 1.1, growth()],
  ];
  console.log('\nBars: one holds when the lower end of its interval is within it');
  return bars
    .map(([what, bar, values]) => {
      const cost = estimate(values);
      const held = cost.low <= bar;
      console.log(`  ${held ? 'held    ' : 'NOT HELD'}  at most ${bar.toFixed(2)}: ${shown(cost)}  ${what}`);
      return held;
    })
    .every(Boolean);
}

/** Prints what a file costs in a small and in a large project; whether it costs no more in the large one. */
function printGrowth(): boolean {
  const costs: [string, (own: number, types: number) => number][] = [
    [TYPES, (_, types) => types],
    [OURS, (own) => own],
    ['what it adds', (own, types) => own - types],
  ];
  console.log(`\nCPU time a file, of ${grown.join(' and ')} files`);
  return costs
    .map(([what, costOf]) => {
      const [small, large] = grown.map((size) => estimate(perFileOf(size, costOf)));
      console.log(`  ${what.padEnd(16)} ${[small, large].map((cost) => cost && `${shown(cost)} ms`).join('  ')}`);
      return what === TYPES || (large?.low ?? Infinity) <= (small?.high ?? 0);
    })
    .every(Boolean);
}

function perFileOf(size: number, costOf: (own: number, types: number) => number): number[] {
  const series = measured.get(size);
  return Array.from({ length: rounds }, (_, round) => {
    const [own, types] = [OURS, TYPES].map((variant) => series?.get(variant)?.[round]);
    return own === undefined || types === undefined ? Number.NaN : costOf(own.cpuMs, types.cpuMs) / own.files;
  });
}

function ratios(series: Series, variant: string, base: string): number[] {
  const bases = series.get(base) ?? [];
  return (series.get(variant) ?? []).map(({ cpuMs }, round) => cpuMs / (bases[round]?.cpuMs ?? Number.NaN));
}

/** How much dearer a further file becomes between the largest two projects, over the same for types alone. */
function growth(): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const dearer = (variant: string): number => {
      const [small, middle, large] = sizes.map((size) => measured.get(size)?.get(variant)?.[round]);
      return perFile(middle, large) / perFile(small, middle);
    };
    return dearer(OURS) / dearer(TYPES);
  });
}

function perFile(smaller: Measurement | undefined, larger: Measurement | undefined): number {
  return smaller === undefined || larger === undefined
    ? Number.NaN
    : (larger.cpuMs - smaller.cpuMs) / (larger.files - smaller.files);
}

function shown({ high, low, middle }: Estimate): string {
  return `${middle.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
