/** The one clock. Tests set it; nothing else in the house calls `new Date()` without an argument. */
let fixed: Date | null = null;

export function now(): Date {
  return fixed ? new Date(fixed) : new Date();
}

export function nowIso(): string {
  return now().toISOString();
}

/** For tests: stops the clock at a moment, or starts it again with null. */
export function setClock(moment: Date | string | null): void {
  fixed = moment === null ? null : new Date(moment);
}
