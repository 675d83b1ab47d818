/** Between a moment and what a clock on the newsroom's wall shows, as `<input type="datetime-local">` writes it. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, made);
  return made;
}

/** The wall clock's reading as if it were UTC, in milliseconds. */
function wallClock(moment: number, timeZone: string): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatterFor(timeZone).formatToParts(moment)) parts.set(type, Number(value));
  const part = (name: string) => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/** `2030-01-31T08:00`: a moment (ISO 8601) as the wall clock there shows it. */
export function toLocalTime(iso: string, timeZone: string): string {
  return new Date(wallClock(Date.parse(iso), timeZone)).toISOString().slice(0, 16);
}

/**
 * The moment (ISO 8601 UTC) at which the clock there shows this time; null for a text that is none. Where the clock
 * is put back and shows an hour twice, the first; a time that it skips, as long after the skip as it says.
 */
export function fromLocalTime(local: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/.test(local)) return null;
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted) || !new Date(wanted).toISOString().startsWith(local.slice(0, 16))) return null;
  const day = 86_400_000;
  const offsets = [wanted - day, wanted + day].map((near) => wallClock(near, timeZone) - near);
  const moments = offsets.map((offset) => wanted - offset);
  const exact = moments.filter((moment) => wallClock(moment, timeZone) === wanted - (wanted % 1000));
  const moment = exact.length > 0 ? Math.min(...exact) : moments[0];
  return moment === undefined ? null : new Date(moment).toISOString();
}
