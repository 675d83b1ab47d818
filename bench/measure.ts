/** Small things that every measurement needs. Times are milliseconds. */

/** The value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = Float64Array.from(values).sort();
  const index = Math.ceil((percent / 100) * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export interface Spread {
  count: number;
  p50: number;
  p99: number;
  max: number;
}

export function spread(values: readonly number[]): Spread {
  return {
    count: values.length,
    p50: median(values),
    p99: percentile(values, 99),
    max: percentile(values, 100),
  };
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** One line of the table: what was measured, the figure, what was asked, and whether it holds (null: only reported). */
export interface Row {
  what: string;
  figure: string;
  asked: string;
  holds: boolean | null;
}

export interface Measurement {
  rows: Row[];
  /** Everything measured, for bench/results. */
  raw: unknown;
}
