/** Days of the newsroom's calendar: `2026-11-24` in its time zone. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The day a moment (ISO 8601) falls on there. */
export function dayOf(iso: string, timeZone: string): string {
  return formatterFor(timeZone).format(new Date(iso));
}

/** Whether the text names a day there is. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export function dayAfter(day: string): string {
  const moment = new Date(`${day}T00:00:00.000Z`);
  moment.setUTCDate(moment.getUTCDate() + 1);
  return moment.toISOString().slice(0, 10);
}

const quarter = 15 * 60_000;

/** The first moment of a day there, as ISO 8601 UTC: mostly midnight, an hour later where summer time begins at it. */
export function dayStart(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  // Zones lie within 14 hours of UTC and change at quarters of an hour.
  let before = midnight - 15 * 3_600_000;
  let after = midnight + 15 * 3_600_000;
  while (after - before > quarter) {
    const middle = before + Math.floor((after - before) / quarter / 2) * quarter;
    if (dayOf(new Date(middle).toISOString(), timeZone) < day) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}
